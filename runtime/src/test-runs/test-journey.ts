/** POST /api/v1/journeys/:id/test: the draft over one story, through the engine itself. Nothing is written, nothing leaves the house. */
import { validateJourney, type EpochMs, type JourneyDocument, type Problem as JourneyProblem } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { requirePersonalData } from '../auth/require-personal-data.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { JourneyPath } from '../journeys/journey-schema.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound, Problem } from '../plugins/problem.ts';
import { findShop } from '../shops/shop-repository.ts';
import { loadStory } from './load-story.ts';
import { momentIn } from './local-moment.ts';
import { renderMails, type MailWish } from './render-mails.ts';
import { runStory, type StoryRun } from './run-story.ts';
import type { Story } from './story.ts';
import { messageKey, tellPaths } from './tell-path.ts';
import { TestRun, TestRunForm } from './test-run-schema.ts';

export function testJourney(app: App, services: WebServices): void {
  const { db, clock, nodeTypes } = services;
  app.post(
    '/api/v1/journeys/:id/test',
    {
      config: { permission: 'runs:read', compress: false },
      schema: { tags: ['journeys'], summary: 'Try the draft on one order, real or invented', params: JourneyPath, body: TestRunForm, response: { 200: TestRun } },
    },
    async (request) => {
      const { shopId, body } = request;
      if (body.who.kind !== 'sample') requirePersonalData(request, '/who');
      const [journey, shop] = await Promise.all([requireJourney(db, shopId, request.params.id), findShop(db, shopId)]);
      if (shop === null) throw notFound('Shop');
      const { document, problems } = checked(body.document ?? journey.draft.document, services);
      const now = clock.now();
      const loaded = await loadStory(db, shopId, journey._id, body.who, { shop: shop.view, document, types: nodeTypes, script: body.script, now });
      if (loaded.kind === 'unknown') throw notFound(loaded.what);
      const { story } = loaded;
      const run = runStory({ journeyId: journey._id, document, problems, types: nodeTypes, branches: body.branches ?? [], shop, story });
      return answer({ run, story, document, problems, shop, now, locale: body.locale, baseUrl: services.config.baseUrl });
    },
  );
}

/** Errors of single nodes may stand: the run comes as far as they let it. */
function checked(value: unknown, { nodeTypes }: Pick<WebServices, 'nodeTypes'>): { document: JourneyDocument; problems: JourneyProblem[] } {
  const { document, problems } = validateJourney(value, new Map([...nodeTypes].map(([id, { definition }]) => [id, definition])));
  if (document !== undefined && !problems.some(({ code }) => code === 'node_id_repeated')) return { document, problems };
  throw new Problem({ status: 422, code: 'journey_not_readable', detail: 'This is not a journey that could run. Each problem says how to mend it, in problems.', extra: { problems } });
}

interface Told {
  run: StoryRun;
  story: Story;
  document: JourneyDocument;
  problems: JourneyProblem[];
  shop: ShopRecord;
  now: EpochMs;
  locale: 'de' | 'en' | undefined;
  baseUrl: string;
}

async function answer(told: Told): Promise<TestRun> {
  const { run, story, document, problems, shop, now, locale, baseUrl } = told;
  const person = run.contact;
  const timeZone = person?.view.timeZone ?? shop.view.timeZone;
  const moment = momentIn(timeZone);
  const mails = await renderMails(wishesOf(run, locale), document, { formalAddress: shop.formalAddress, baseUrl });
  const { email, firstName, lastName, country } = person?.view ?? {};
  return {
    timeZone, startedAt: moment(story.startsAt), now: moment(now),
    contact: {
      id: story.contactId, locale: person?.view.locale ?? shop.view.locale,
      ...(email !== undefined && { email }), ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }), ...(country !== undefined && { country }),
    },
    ...orderOf(run),
    events: eventsOf(told).map(({ at, ...rest }) => ({ at: moment(at), ...rest })),
    triggers: run.triggers.map(({ nodeId, eventType, at, answer: said, rules }) => ({
      nodeId, eventType, at: moment(at), outcome: said.kind, rules, ...(said.kind === 'ignore' && { reason: said.reason }),
    })),
    runs: tellPaths({ run, moment, mails, locale }),
    problems, document,
    unused: [...story.unused, ...run.unused.map(({ id, reason }) => ({ type: id, reason }))],
    ...(run.cutShort && { stopped: 'too_many_steps' as const }),
  };
}

function orderOf({ order }: StoryRun): Pick<TestRun, 'order'> {
  if (order === undefined) return {};
  const { id, number, total, currency, parcels } = order.view;
  return { order: { id, number, total, currency, parcels: parcels.length } };
}

function eventsOf({ story }: Told) {
  return story.events.map(({ record: { time, type, parcelId, data }, origin }) => {
    const { status } = data;
    return { at: time, type, origin, ...(parcelId !== undefined && { parcelId }), ...(typeof status === 'string' && { status }) };
  });
}

/** What was sent is rendered as it left; what was held back, as it was asked for. */
function wishesOf({ nodes, sent }: StoryRun, locale: Told['locale']): Map<string, MailWish> {
  const wishes = new Map<string, MailWish>();
  for (const trace of nodes) {
    if (trace.result.kind !== 'message' || trace.result.message.channel !== 'email' || trace.facts === undefined) continue;
    const key = messageKey(trace);
    const left = sent.get(key);
    const facts = left?.facts ?? trace.facts;
    wishes.set(key, { email: trace.result.message.email, locale: locale ?? facts.contact.locale, facts, mayAdvertise: left?.message.advertising !== 'dropped' });
  }
  return wishes;
}
