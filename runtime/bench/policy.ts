/** What the policy costs: decisions, its share of a message, the windows of a million contacts. */
import { measureDecisions } from './policy-decisions.ts';
import { measureShare } from './policy-share.ts';
import { measureWindows } from './policy-windows.ts';
import type { Sizes } from './sections.ts';
import { megabytes, times, whole, type Section } from './table.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const all = (values: readonly number[]) => values.map(whole).join(', ');

export async function policy({ runs, policyOrders, windows }: Sizes): Promise<Section> {
  const decisions = await measureDecisions(runs);
  const share = await measureShare(policyOrders, runs * 3);
  const { nothing, caps, everything } = share;
  const capsShare = 1 - nothing.us / caps.us;
  const without = `${whole(nothing.us)} µs without`;
  const stored = await measureWindows(windows, Math.ceil(windows / 10));
  return {
    name: 'policy', title: 'The policy',
    rows: [
      { what: 'decisions a second of one core, 10 rules, 20 competitors', goal: '–', measured: whole(decisions.perSecond), baseline: `${whole(decisions.naivePerSecond)}/s, counting in the store`, ratio: times(decisions.perSecond / decisions.naivePerSecond) },
      { what: 'the same without competitors', goal: '–', measured: whole(decisions.alonePerSecond), baseline: `${whole(decisions.naivePerSecond)}/s, counting in the store`, ratio: times(decisions.alonePerSecond / decisions.naivePerSecond) },
      { what: 'caps, of a message’s whole processor time', goal: '< 10 %', measured: percent(capsShare), met: capsShare < 0.1, baseline: without, ratio: times(caps.us / nothing.us) },
      { what: 'caps, settle time and quiet hours together', goal: '–', measured: percent(1 - nothing.us / everything.us), baseline: without, ratio: times(everything.us / nothing.us) },
      { what: `windows of ${whole(stored.contacts)} contacts, disk a contact`, goal: '–', measured: `${whole(stored.windowOnDisk)} bytes`, baseline: `${whole(stored.rowsOnDisk)} bytes, a row a message`, ratio: times(stored.rowsOnDisk / stored.windowOnDisk) },
      { what: 'memory of the store with those contacts, its own', goal: '–', measured: megabytes(stored.atRest.anonMb), baseline: `${megabytes(stored.withoutWindows.anonMb)} without windows` },
    ],
    notes: [
      `Decisions by processor time, median of ${runs}. The baseline reads what the contact got in a year from the store, twenty queries at once, and counts; it knows neither competitors nor clocks, and two workers would count the same.`,
      `Shares: turns of ${whole(policyOrders)} orders in one program, runtime and store together, without, with caps and with everything one after another; median of ${runs * 3} each. µs a message without: ${all(nothing.turns)}; with caps: ${all(caps.turns)}; with everything: ${all(everything.turns)}.`,
      `Three messages a contact. A contact with its window takes ${whole(stored.contactOnDisk)} bytes; the rows are those of ${whole(stored.peerContacts)} contacts. Beside its own memory the store had ${megabytes(stored.atRest.fileMb)} of mapped files (${megabytes(stored.withoutWindows.fileMb)} without windows), which the kernel takes back when it needs room. The runtime holds no windows at rest.`,
    ],
  };
}
