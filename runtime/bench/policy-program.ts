/** The program under measurement with a journey of advertising, whose shop asks nothing of the policy, caps alone, or everything. */
import type { EmailContent, JourneyDocument } from '@nachklang/nodes/sdk';
import { startServer } from '../src/server.ts';
import { DEFAULT_CAPS, type SendTimeRule } from '../src/engine/shop-model.ts';
import { updateShop } from '../src/shops/shop-repository.ts';
import { answerQuestions, readOptions } from './measured-process.ts';
import { orderJourney, WAIT_MS } from './order-journey.ts';
import { prepareShop } from './prepare-shop.ts';
import { measuredConfig, type ProgramOptions, type Ready } from './program.ts';

/** What the shop asks of the policy. */
export type Asked = 'nothing' | 'caps' | 'everything';
export interface HandedOver { kind: 'handedOver'; count: number }
export interface Changed { kind: 'ask' }

const SETTLE_MS = 1_000;

const running = await startServer(measuredConfig(readOptions() as ProgramOptions));
const { db } = running.core;
const { apiKey, shopId } = await prepareShop(db, [withWayOut(await orderJourney(`PT${WAIT_MS / 1_000}S`, 'marketing'))]);
answerQuestions({
  handedOver: async () => ({ count: await db.collection('messages').countDocuments({ state: 'sent' }) }),
  ask: async (asked: Asked) => {
    const policy = asked === 'everything' ? { settleMs: SETTLE_MS, sendTimes: [quietLater()] } : { settleMs: 0, sendTimes: [] };
    await updateShop(db, shopId, { view: {}, caps: asked === 'nothing' ? [] : DEFAULT_CAPS, policy });
    return {};
  },
}, () => running.stop());
process.send?.({ kind: 'ready', url: running.url ?? '', apiKey, shopId } satisfies Ready);

/** Advertising is not published without. */
function withWayOut(document: JourneyDocument): JourneyDocument {
  const foot = '<mj-section><mj-column><mj-text><a href="{{ unsubscribe_url }}">Abmelden</a></mj-text></mj-column></mj-section></mj-body>';
  const extended = (content: EmailContent): EmailContent => ({ ...content, mjml: content.mjml.replace('</mj-body>', () => foot) });
  return { ...document, emails: Object.fromEntries(Object.entries(document.emails).map(([key, { de, en }]) => [key, { de: extended(de), en: extended(en) }])) };
}

/** Looked at for every message, and not in the way today. */
function quietLater(): SendTimeRule {
  const hour = (offset: number) => `${String((new Date().getUTCHours() + offset) % 24).padStart(2, '0')}:00`;
  return { id: 'quiet', channel: 'any', class: 'marketing', quiet: { from: hour(8), to: hour(16) }, weekdays: [1, 2, 3, 4, 5, 6, 7], restOnHolidays: true };
}
