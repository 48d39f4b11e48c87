/** A decision in one sentence that a marketer understands, in both languages. */
import type { Localized } from '@nachklang/nodes/sdk';
import { durationInWords } from './duration-in-words.ts';
import { purchaseWords } from './purchase-words.ts';
import { voucherWords } from './voucher-words.ts';
import type { Check, DecisionRecord } from '../engine/outbox-model.ts';

type Decided = Pick<DecisionRecord, 'outcome' | 'reason' | 'checks' | 'competitors'>;

export function sentenceOf(decision: Decided): Localized {
  const why = reasonOf(decision);
  const start = STARTS[decision.outcome];
  return { de: `${start.de}: ${why.de}.`, en: `${start.en}: ${why.en}.` };
}

const STARTS: Record<DecisionRecord['outcome'], Localized> = {
  send: { de: 'Gesendet', en: 'Sent' }, defer: { de: 'Aufgeschoben', en: 'Put off' }, skip: { de: 'Nicht gesendet', en: 'Not sent' },
};

function reasonOf({ reason, checks, competitors = [], outcome }: Decided): Localized {
  switch (reason) {
    case 'clear':
      return sendWords(checks, outcome);
    case 'cap':
      return capWords(checks);
    case 'quiet_hours': {
      const time = text(failed(checks, 'localTime'), 'localTime').slice(11);
      return { de: `bei der Person ist es ${time} Uhr, und da ist Ruhezeit`, en: `it is ${time} where the person lives, which is quiet time` };
    }
    case 'outranked': {
      const most = Math.max(...competitors.filter(({ ahead }) => ahead).map(({ priority }) => priority), 0);
      return { de: `eine wichtigere Nachricht (Vorrang ${most}) geht vor`, en: `a more important message (priority ${most}) goes first` };
    }
    case 'suppressed':
      return SUPPRESSIONS[text(named(checks, 'suppression'), 'reason')] ?? FALLBACK;
    case 'no_consent':
      return permissionWords(named(checks, 'permission'));
    case 'voucher':
      return voucherWords(named(checks, 'voucher')?.inputs ?? {});
    default:
      return PLAIN[reason] ?? FALLBACK;
  }
}

const FALLBACK: Localized = { de: 'eine Regel des Shops spricht dagegen', en: 'a rule of the shop speaks against it' };
const PLAIN: Record<string, Localized> = {
  erased: { de: 'die Daten der Person wurden gelöscht', en: 'the data of the person were erased' },
  no_address: { de: 'es ist keine Adresse bekannt', en: 'no address is known' },
  paused: { de: 'die Person hat um eine Pause gebeten', en: 'the person asked for a pause' },
  expired: { de: 'vor Ablauf der Frist wurde kein Platz frei', en: 'no place becomes free before it expires' },
};
const SUPPRESSIONS: Record<string, Localized> = {
  hard_bounce: { de: 'die Adresse ist nicht erreichbar', en: 'the address cannot be reached' },
  complaint: { de: 'die Person hat eine Mail als Spam gemeldet', en: 'the person reported a mail as spam' },
  objection: { de: 'die Person hat Werbung widersprochen', en: 'the person objected to advertising' },
  unsubscribe: { de: 'die Person hat sich abgemeldet', en: 'the person unsubscribed' },
  erasure: { de: 'die Daten der Person wurden gelöscht', en: 'the data of the person were erased' },
  import: { de: 'die Adresse steht auf einer Sperrliste', en: 'the address is on a suppression list' },
};

function sendWords(checks: readonly Check[], outcome: DecisionRecord['outcome']): Localized {
  const block = named(checks, 'advertising_block');
  if (outcome === 'send' && text(block, 'why') === 'voucher') return withoutBlock(voucherWords(block?.inputs ?? {}));
  if (outcome === 'send' && block?.passed === false) return { de: 'ohne die Werbung darin, denn dafür fehlt die Erlaubnis', en: 'without the advertising in it, for which permission is missing' };
  const basis = text(named(checks, 'permission'), 'basis');
  if (basis === 'consent') return { de: 'die Person hat eingewilligt, und nichts sprach dagegen', en: 'the person consented, and nothing spoke against it' };
  if (basis === 'existing_customer') return { de: 'die Person hat Ähnliches gekauft, und nichts sprach dagegen', en: 'the person bought something similar, and nothing spoke against it' };
  return { de: 'nichts sprach dagegen', en: 'nothing spoke against it' };
}

function withoutBlock(why: Localized): Localized {
  return { de: `ohne die Werbung darin: ${why.de}`, en: `without the advertising in it: ${why.en}` };
}

function capWords(checks: readonly Check[]): Localized {
  const inputs = failed(checks, 'windowMs')?.inputs ?? {};
  const [max, windowMs] = [Number(inputs['max'] ?? 0), Number(inputs['windowMs'] ?? 0)];
  const window = durationInWords(windowMs);
  return { de: `mehr als ${max} in ${window.de} soll niemand bekommen`, en: `nobody shall get more than ${max} in ${window.en}` };
}

function permissionWords(check: Check | undefined): Localized {
  const purchase = purchaseWords(text(check, 'existingCustomer')) ?? FALLBACK;
  const pending = text(check, 'consent') === 'pending';
  return {
    de: `${pending ? 'die Einwilligung ist noch nicht bestätigt' : 'es fehlt die Einwilligung'}, und ${purchase.de}`,
    en: `${pending ? 'the consent is not confirmed yet' : 'there is no consent'}, and ${purchase.en}`,
  };
}

/** The check that failed and looked at this. */
function failed(checks: readonly Check[], input: string): Check | undefined {
  return checks.find((check) => !check.passed && Object.hasOwn(check.inputs, input));
}

function named(checks: readonly Check[], rule: string): Check | undefined {
  return checks.find((check) => check.rule === rule);
}

function text(check: Check | undefined, input: string): string {
  const value = check?.inputs[input];
  return typeof value === 'string' ? value : '';
}
