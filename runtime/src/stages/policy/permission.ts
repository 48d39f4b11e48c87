/**
 * May this person be advertised to: by their own consent, else as a customer who bought something similar (§ 7 Abs. 3 UWG and its kin).
 * Objections have been looked at before. Service messages need no permission.
 */
import type { Json } from '@nachklang/nodes/sdk';
import type { Consent, ContactOrder, ContactRecord } from '../../engine/model.ts';
import type { NeverCheck, PolicyQuestion } from './check.ts';
import { ruleSetFor, type RuleSet } from './rule-sets/index.ts';

/** Covers advertising of every purpose. */
const GENERAL = 'marketing';
/** Purpose under which an objection to everything stands. */
const EVERYTHING = '*';

/** Why no purchase permits it. */
export type NoPurchase =
  | 'not_allowed_here' | 'channel' | 'objected' | 'no_order' | 'not_similar' | 'goods_unknown' | 'cancelled' | 'no_notice' | 'notice_retracted' | 'other_address'
  | 'ecg_list_missing' | 'ecg_list';

type Finding<Why extends string = string> = { granted: true; inputs: Record<string, Json> } | { granted: false; why: Why };

export const checkPermission: NeverCheck = (question, checks) => {
  const { request, contact, shop } = question;
  if (request.class !== 'marketing') return undefined;
  const country = contact.view.country ?? shop.country;
  const rules = ruleSetFor(country);
  const where = { ruleSet: rules.id, country, countryFrom: contact.view.country === undefined ? 'shop' : 'address' };
  const consent = byConsent(question, rules);
  if (consent.granted) return void checks.push({ rule: 'permission', passed: true, inputs: { ...where, basis: 'consent', ...consent.inputs } });
  const purchase = byPurchase(question, rules);
  if (purchase.granted) return void checks.push({ rule: 'permission', passed: true, inputs: { ...where, basis: 'existing_customer', ...purchase.inputs } });
  checks.push({ rule: 'permission', passed: false, inputs: { ...where, consent: consent.why, existingCustomer: purchase.why } });
  return { reason: 'no_consent' };
};

function byConsent({ request, contact, journeyId }: PolicyQuestion, rules: RuleSet): Finding {
  const of = (purpose: string) => contact.consents.find((consent) => consent.channel === request.channel && consent.purpose === purpose);
  const own = request.purpose === undefined ? undefined : of(request.purpose);
  if (own?.state === 'withdrawn' || of(`journey:${journeyId}`)?.state === 'withdrawn') return { granted: false, why: 'withdrawn' };
  const general = of(GENERAL);
  const found = [own, general].find((consent) => consent && isGiven(consent, rules)) ?? own ?? general;
  if (!found) return { granted: false, why: 'none' };
  if (!isGiven(found, rules)) return { granted: false, why: found.state };
  // Art. 7(1) GDPR: what was confirmed for one address proves nothing about another.
  if (found.address !== undefined && found.address !== addressOf(contact, request.channel)) return { granted: false, why: 'other_address' };
  return { granted: true, inputs: { purpose: found.purpose, since: found.at, ...(found.version !== undefined && { wordingVersion: found.version }) } };
}

function isGiven({ state }: Consent, rules: RuleSet): boolean {
  return state === 'granted' || (state === 'pending' && !rules.consent.confirmed);
}

function byPurchase(question: PolicyQuestion, rules: RuleSet): Finding<NoPurchase> {
  const { request, contact, addressLists, journeyId } = question;
  const { allowed, channels, optOutList } = rules.existingCustomer;
  const no = (why: NoPurchase): Finding<NoPurchase> => ({ granted: false, why });
  if (!allowed) return no('not_allowed_here');
  if (!channels.includes(request.channel)) return no('channel');
  if (objectedOnce(contact, request.channel, request.purpose) || objectedToJourney(contact, request.channel, journeyId)) return no('objected');
  const candidates = purchasesAbout(question);
  if (typeof candidates === 'string') return no(candidates);
  let why: NoPurchase = 'no_order';
  for (const order of candidates) {
    const problem = problemWith(order, question, rules);
    if (problem !== undefined) {
      why = problem;
      continue;
    }
    if (optOutList === 'ecg') {
      const list = addressLists?.ecg;
      if (!list) return no('ecg_list_missing');
      if (list.has(addressOf(contact, request.channel) ?? '')) return no('ecg_list');
    }
    return { granted: true, inputs: { order: order.id, ...noticeInputs(order) } };
  }
  return no(why);
}

/** An objection of the past outlives a later consent to something else: only that consent itself covers new mail. */
function objectedOnce(contact: ContactRecord, channel: string, purpose: string | undefined): boolean {
  return contact.consents.some(
    (consent) => consent.channel === channel && (consent.purpose === EVERYTHING || consent.purpose === purpose) && consent.evidence?.withdrawn !== undefined,
  );
}

/** Said in the preference centre about the mails of one journey; taken back there too. */
function objectedToJourney(contact: ContactRecord, channel: string, journeyId: string | undefined): boolean {
  return contact.consents.some((consent) => consent.channel === channel && consent.purpose === `journey:${journeyId}` && consent.state === 'withdrawn');
}

/**
 * The purchases whose goods the message is about: of those it names, the latest first; without any, the purchase the run is about,
 * which is as similar as goods can be.
 */
function purchasesAbout({ request, contact, orderId }: PolicyQuestion): ContactOrder[] | NoPurchase {
  const { goods } = request;
  if (goods !== undefined && goods.length > 0) {
    const similar = contact.orders.filter(({ sale }) => sale?.categories.some((category) => goods.includes(category)));
    if (similar.length === 0) return contact.orders.length === 0 ? 'no_order' : 'not_similar';
    return similar.toSorted((a, b) => (b.placedAt ?? 0) - (a.placedAt ?? 0));
  }
  if (orderId === undefined) return 'goods_unknown';
  return contact.orders.filter(({ id }) => id === orderId);
}

/** Where the proof comes from: the order itself, or what the shop said of its checkout. */
function noticeInputs({ notice }: ContactOrder): Record<string, Json> {
  if (!notice) return {};
  const { version: noticeVersion, at: noticeAt, statement } = notice;
  return { noticeVersion, noticeAt, noticeFrom: statement === undefined ? 'order' : 'shop_statement', ...(statement !== undefined && { statement }) };
}

function problemWith(order: ContactOrder, { request, contact, policy }: PolicyQuestion, rules: RuleSet): NoPurchase | undefined {
  if (order.placedAt === undefined) return 'no_order';
  if (!order.active) return 'cancelled';
  if (rules.existingCustomer.noticeAtSale && !order.notice) return 'no_notice';
  if (order.notice?.statement !== undefined && policy?.retractedStatements?.includes(order.notice.statement)) return 'notice_retracted';
  const address = order.notice?.address;
  if (address !== undefined && address !== addressOf(contact, request.channel)) return 'other_address';
  return undefined;
}

function addressOf({ view }: ContactRecord, channel: string): string | undefined {
  return channel === 'email' ? view.email : view.phone;
}
