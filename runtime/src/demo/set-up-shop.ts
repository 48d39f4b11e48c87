/** The demo shop before its first order: the shop itself, and its journeys, published. */
import { demoShop } from '../../../examples/demo-shop/generate.ts';
import type { Core } from '../core.ts';
import { newJourney } from '../journeys/create-journey.ts';
import { insertJourney } from '../journeys/journey-repository.ts';
import { loadTemplate } from '../journeys/load-template.ts';
import { publish } from '../journeys/publish-journey.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import type { Clock } from '../ports/clock.ts';
import { JourneyCatalog } from '../scheduling/journey-catalog.ts';
import { createShop, updateShop } from '../shops/shop-repository.ts';

/** In the order in which the store lists them: they are asked in it. */
const TEMPLATES = ['delay', 'dispatched', 'review-request'];

type SetUpCore = Pick<Core, 'db' | 'nodeTypes' | 'onError'> & { clock: Clock };

/** Answers with the catalog of this shop alone: whatever others publish meanwhile, the demo is told with these. */
export async function setUpShop(core: SetUpCore): Promise<JourneyCatalog> {
  const { db, clock, nodeTypes, onError } = core;
  const { id, name, country, locale, timeZone, supportEmail } = demoShop;
  await createShop(db, clock, { id, name, country, locale, timeZone, mailFrom: `${name} <${supportEmail}>` });
  const shop = await updateShop(db, id, { view: demoShop });
  if (shop === null) throw new Error('The demo shop was taken away while it was set up.');
  const versions: VersionRecord[] = [];
  // One after another: when one fails, no other goes on writing while the shop is taken away.
  for (const template of TEMPLATES) versions.push(await publishTemplate(core, template));
  const source = { counter: async () => 1, shops: async () => [shop], liveVersions: async () => versions, versions: async () => [] };
  return new JourneyCatalog(source, nodeTypes, (versionId, error) => onError(new Error(`Version ${versionId} cannot run in the demo.`, { cause: error })));
}

async function publishTemplate({ db, clock, nodeTypes }: SetUpCore, template: string): Promise<VersionRecord> {
  const document = await loadTemplate(template);
  if (!document) throw new Error(`The template ${template} is missing.`);
  const journey = newJourney(document, { id: `demo-${template}`, shopId: demoShop.id, at: clock.now(), by: 'demo' });
  await insertJourney(db, journey);
  const result = await publish({ db, clock, nodeTypes }, journey, 'demo');
  if (result.kind !== 'published') throw new Error(`The template ${template} could not be published: ${result.kind}.`);
  return result.version;
}
