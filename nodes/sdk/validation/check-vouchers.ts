/** Vouchers that set out too early (R42): on some way to their mail nobody waits for the delivery and the return period. */
import type { JourneyDocument } from '../journey-document.ts';
import type { MessagePlan } from '../node.ts';
import { DAY_MS } from '../time/duration.ts';
import type { Localized } from '../values.ts';
import { findAdvertisingIn } from './advertising-blocks.ts';
import { pointer, type Problem } from './problem.ts';
import type { ResolvedNode } from './resolve-nodes.ts';

/** The period that consumers have everywhere in the Union (Art. 9 of Directive 2011/83/EU); a shop may give more, never less. */
const LAWFUL_MS = 14 * DAY_MS;
/** Nobody on the way has waited for the delivery. */
const UNDELIVERED = -1;

export function checkVouchers(document: JourneyDocument, nodes: readonly ResolvedNode[], sending: readonly { resolved: ResolvedNode; plan: MessagePlan }[]): Problem[] {
  const since = sinceDelivery(document, nodes);
  return sending.flatMap(({ resolved: { node, path }, plan }) => {
    const email = Object.hasOwn(document.emails, plan.email) ? document.emails[plan.email] : undefined;
    const advertising = email && findAdvertisingIn([email.de, email.en]);
    // A service mail that cannot do without its voucher is an error already.
    if (advertising?.voucher !== true || (plan.class === 'transactional' && !advertising.droppable)) return [];
    const found = plan.voucherAnyTime === true ? anyTime(plan) : tooEarly(plan, since.get(node.id));
    return found ? [{ ...found, level: 'policy' as const, severity: 'warning' as const, nodeId: node.id, path: pointer(path, 'settings') }] : [];
  });
}

type Found = Pick<Problem, 'code' | 'message' | 'mend'>;

function anyTime({ email }: MessagePlan): Found {
  return {
    code: 'voucher_any_time',
    message: {
      de: `Der Gutschein in „${email}“ darf hinaus, solange noch zurückgegeben werden kann: Wer dann zurückgibt, hat ihn trotzdem, und nach einer Retoure oder vor der Zustellung wirkt er unpassend.`,
      en: `The voucher in “${email}” may leave while returns are still possible: whoever returns then has it all the same, and before the delivery or during a return it looks out of place.`,
    },
    mend: { de: 'Schalte „Gutschein jederzeit“ nur ein, wenn der Gutschein eine Entschuldigung ist oder nichts mit dem Kauf zu tun hat.', en: 'Switch on “voucher at any time” only if the voucher is an apology or has nothing to do with the purchase.' },
  };
}

/** @param since undefined where no way from an order leads */
function tooEarly({ email, class: messageClass }: MessagePlan, since: number | undefined): Found | undefined {
  if (since === undefined || since >= LAWFUL_MS) return undefined;
  const when: Localized = since === UNDELIVERED
    ? { de: 'bevor die Bestellung zugestellt ist', en: 'before the order is delivered' }
    : { de: 'bevor die Rückgabefrist vorbei ist', en: 'before the return period is over' };
  const then: Localized = messageClass === 'transactional'
    ? { de: 'Der Gutschein fehlt dann darin.', en: 'The voucher is then left out of it.' }
    : { de: 'Sie wird dann zurückgehalten, und wenn das länger dauert, als sie warten darf, weggelassen.', en: 'It is then held back, and skipped when that takes longer than it may wait.' };
  return {
    code: since === UNDELIVERED ? 'voucher_before_delivery' : 'voucher_in_return_period',
    message: {
      de: `Diese Journey kann bei der Mail „${email}“ mit Gutschein ankommen, ${when.de}. ${then.de}`,
      en: `This journey can come to the e-mail “${email}” with its voucher ${when.en}. ${then.en}`,
    },
    mend: { de: 'Setze davor „Bis Datum“ mit der letzten Zustellung und „Rückgabefrist dazurechnen“, am besten mit drei Tagen Abstand.', en: 'Put “until date” before it, with the last delivery and “add the return period”, best with a distance of three days.' },
  };
}

/**
 * By node, the least time that has surely passed since the last delivery when a run comes there. Only ways that begin with an order count:
 * whoever signs up for a newsletter waits for no parcel.
 */
function sinceDelivery(document: JourneyDocument, nodes: readonly ResolvedNode[]): Map<string, number> {
  const byId = new Map(nodes.map((one) => [one.node.id, one]));
  const known = new Map<string, number>();
  const ahead = nodes.filter((one) => isStart(one, document)).map(({ node: { id } }) => ({ id, since: UNDELIVERED }));
  for (let at = ahead.shift(); at; at = ahead.shift()) {
    const before = known.get(at.id);
    if (before !== undefined && before <= at.since) continue;
    known.set(at.id, at.since);
    for (const { port, to } of document.edges.filter(({ from }) => from === at.id)) ahead.push({ id: to, since: sinceAt(byId.get(at.id), port, at.since) });
  }
  return known;
}

function isStart({ definition, node, sound }: ResolvedNode, { subject }: JourneyDocument): boolean {
  if (definition?.kind !== 'trigger') return false;
  return subject !== 'contact' || (sound && (definition.listensTo?.(node.settings) ?? []).some((type) => /^(order|parcel|return)\./.test(type)));
}

function sinceAt(resolved: ResolvedNode | undefined, port: string, before: number): number {
  if (!resolved?.sound) return before;
  const { definition, node: { settings } } = resolved;
  const sure = definition?.sinceDeliveryMs?.(settings, port);
  const stayed = before === UNDELIVERED ? before : before + (definition?.leastStayMs?.(settings) ?? 0);
  return Math.max(stayed, sure ?? UNDELIVERED);
}
