/** What the scenario tests of the templates share: the template on the real engine, what it sent in local time, and the mails as customers read them. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { CloudEvent, Facts, JourneyDocument, Locale, Problem } from '@nachklang/nodes/sdk';
import { simulate, type SimulateOptions, type SimulationResult } from '@nachklang/runtime/simulation';
import { checkJourney } from '../runtime/src/journeys/check-journey.ts';
import { loadTemplate } from '../runtime/src/journeys/load-template.ts';
import { compileEmail, renderEmail, templateVariables, type RenderedEmail } from '../runtime/src/stages/rendering/index.ts';
import { demoShop } from '../examples/demo-shop/generate.ts';

export interface Scenario {
  document: JourneyDocument;
  /** What would keep it from being published, or is warned about: graph, policy and mails. */
  problems: Problem[];
  run(events: readonly CloudEvent[], options?: Omit<SimulateOptions, 'journeys' | 'events'>): Promise<SimulationResult>;
  /** The first message as its recipient reads it. */
  read(result: SimulationResult, index?: number): Promise<RenderedEmail>;
}

export async function openTemplate(name: string): Promise<Scenario> {
  const document = await loadTemplate(name);
  if (document === undefined) throw new Error(`There is no template “${name}”.`);
  return {
    document,
    problems: (await checkJourney(document, NODE_TYPES)).problems,
    run: (events, options) => simulate({ shop: demoShop, ...options, journeys: [document], events }),
    read: (result, index = 0) => readMail(document, result, index),
  };
}

/** `2026-03-30 09:00 delay`: local time in Berlin and the e-mail sent. */
export function sent(result: SimulationResult): string[] {
  return result.messages.map((message) => `${local(message.createdAt)} ${message.email}`).sort();
}

export function local(at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16);
}

/** How each run stands or ended. */
export function ends(result: SimulationResult): string[] {
  return result.enrollments.map((run) => `${run.state} ${run.endReason ?? ''}`.trim());
}

/** Size of the compiled e-mail in bytes. */
export async function compiledSize(document: JourneyDocument, key: string, locale: Locale): Promise<number> {
  const content = document.emails[key]?.[locale];
  if (content === undefined) throw new Error(`There is no e-mail “${key}”.`);
  return Buffer.byteLength((await compileEmail(content, locale)).html);
}

async function readMail(document: JourneyDocument, result: SimulationResult, index: number): Promise<RenderedEmail> {
  const message = result.messages[index];
  const contact = result.contacts.find((one) => one._id === message?.contactId)?.view;
  const run = result.enrollments.find((one) => one._id === message?.enrollmentId);
  const content = message && document.emails[message.email]?.[message.locale];
  if (!message || !contact || !run || !content) throw new Error(`There is no message ${index}.`);
  const order = result.orders.find((one) => one.view.id === message.orderId)?.view;
  const parcel = order?.parcels.find((one) => one.id === message.parcelId);
  const facts: Facts = {
    shop: demoShop,
    contact,
    enrollment: { id: run._id, journeyId: run.journeyId, subject: run.subject, startedAt: run.startedAt, messagesSent: index + 1, path: run.path },
    ...(order && { order }),
    ...(parcel && { parcel }),
  };
  const variables = templateVariables(facts, { locale: message.locale, formalAddress: 'sie', unsubscribeUrl: () => 'https://shop.example/p/unsubscribe' });
  return renderEmail(await compileEmail(content, message.locale), variables);
}
