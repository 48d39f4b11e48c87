/** Level three: what law and fairness ask of the messages of a journey. */
import type { EmailContent, JourneyDocument, JourneyEmail } from '../journey-document.ts';
import type { MessagePlan } from '../node.ts';
import type { MessageClass } from '../subjects.ts';
import type { Localized } from '../values.ts';
import { ADVERTISING_CATEGORIES, findAdvertising, usesVariable } from './advertising-blocks.ts';
import { checkVouchers } from './check-vouchers.ts';
import { boundMessages, type MessageBound } from './message-bound.ts';
import { pointer, type Problem } from './problem.ts';
import type { ResolvedNode } from './resolve-nodes.ts';

/** The most messages of each class that one run can send. */
export type MessageBounds = Record<MessageClass, MessageBound>;

interface Sending { resolved: ResolvedNode; plan: MessagePlan }

export function checkPolicy(document: JourneyDocument, nodes: readonly ResolvedNode[]): { problems: Problem[]; bounds: MessageBounds } {
  const sending = nodes.flatMap((resolved): Sending[] => {
    const plan = resolved.sound ? resolved.definition?.sendsMessage?.(resolved.node.settings) : undefined;
    return plan ? [{ resolved, plan }] : [];
  });
  const starts = nodes.filter(({ definition }) => definition?.kind === 'trigger').map(({ node }) => node.id);
  const classes = new Map(sending.map(({ resolved, plan }) => [resolved.node.id, plan.class]));
  const bounds = { marketing: boundMessages(document, starts, classes, 'marketing'), transactional: boundMessages(document, starts, classes, 'transactional') };
  const problems = [...sending.flatMap((one) => checkMessage(one, document)), ...checkEmails(document, sending), ...checkVouchers(document, nodes, sending), ...checkUnused(document, sending), ...checkLoops(bounds, sending)];
  return { problems, bounds };
}

function checkMessage({ resolved, plan }: Sending, document: JourneyDocument): Problem[] {
  const settings = pointer(resolved.path, 'settings');
  const missing = Object.hasOwn(document.emails, plan.email) ? [] : [problem('error', 'email_missing', settings,
    { de: `Die E-Mail „${plan.email}“ gibt es in dieser Journey nicht.`, en: `The e-mail “${plan.email}” does not exist in this journey.` },
    { de: 'Wähle eine vorhandene E-Mail oder lege sie an.', en: 'Choose an existing e-mail or create it.' })];
  return [...checkBlocking(plan, settings), ...checkCategory(plan, settings), ...missing].map((found) => ({ ...found, nodeId: resolved.node.id }));
}

/** Each e-mail once per class, however many nodes send it. */
function checkEmails(document: JourneyDocument, sending: readonly Sending[]): Problem[] {
  const first = new Map<string, Sending>();
  for (const one of sending) {
    const key = `${one.plan.class} ${one.plan.channel} ${one.plan.email}`;
    if (Object.hasOwn(document.emails, one.plan.email) && !first.has(key)) first.set(key, one);
  }
  return [...first.values()].flatMap(({ resolved, plan }) => {
    const email = document.emails[plan.email];
    return email ? checkEmail(plan, email).map((found) => ({ ...found, nodeId: resolved.node.id })) : [];
  });
}

function checkEmail(plan: MessagePlan, email: JourneyEmail): Problem[] {
  return (['de', 'en'] as const).flatMap((locale) => {
    const path = pointer('/emails', plan.email, locale);
    const language = LANGUAGES[locale];
    return plan.class === 'transactional' ? checkTransactional(plan, email[locale], path, language) : checkMarketing(plan, email[locale], path, language);
  });
}

const LANGUAGES = { de: { de: 'deutsch', en: 'German' }, en: { de: 'englisch', en: 'English' } } as const satisfies Record<string, Localized>;

/** BGH VI ZR 134/15: advertising inside automatic service mails is advertising, and unlawful after an objection. */
function checkTransactional(plan: MessagePlan, content: EmailContent, path: string, language: Localized): Problem[] {
  const advertising = findAdvertising(content);
  if (!advertising || advertising.droppable) return [];
  return [problem('error', 'advertising_in_transactional', pointer(path, advertising.part),
    {
      de: `Die Servicemail „${plan.email}“ (${language.de}) enthält Werbung (${advertising.what}). Werbung in Servicemails ist nach einem Widerspruch unzulässig (BGH VI ZR 134/15).`,
      en: `The transactional e-mail “${plan.email}” (${language.en}) contains advertising (${advertising.what}). Advertising in service mails is unlawful after an objection (BGH VI ZR 134/15).`,
    },
    {
      de: 'Setze {% if may_advertise %} … {% endif %} um den Werbeblock, dann sehen ihn nur Menschen, die Werbung bekommen dürfen. Oder stelle die Nachricht auf „Werbung“.',
      en: 'Put {% if may_advertise %} … {% endif %} around the advertising block, then only people who may get advertising see it. Or make the message a marketing message.',
    })];
}

/** § 7 Abs. 3 Nr. 4 UWG and RFC 8058: every marketing mail offers a way out. */
function checkMarketing(plan: MessagePlan, content: EmailContent, path: string, language: Localized): Problem[] {
  if (plan.channel !== 'email' || usesVariable(content.mjml, 'unsubscribe_url')) return [];
  return [problem('error', 'unsubscribe_missing', pointer(path, 'mjml'),
    {
      de: `In der Werbemail „${plan.email}“ (${language.de}) fehlt der Abmeldelink (§ 7 Abs. 3 UWG, RFC 8058).`,
      en: `The marketing e-mail “${plan.email}” (${language.en}) has no unsubscribe link (§ 7 (3) UWG, RFC 8058).`,
    },
    { de: 'Füge einen Link mit {{ unsubscribe_url }} ein, am besten am Fuß der Mail.', en: 'Add a link with {{ unsubscribe_url }}, best at the foot of the mail.' })];
}

/** BGH VI ZR 225/17: review requests and surveys are advertising, even attached to an invoice. */
function checkCategory(plan: MessagePlan, path: string): Problem[] {
  if (plan.class !== 'transactional' || plan.category === undefined || !ADVERTISING_CATEGORIES.includes(plan.category.toLowerCase())) return [];
  return [problem('error', 'category_is_advertising', pointer(path, 'class'),
    {
      de: `Die Servicemail „${plan.email}“ hat die Kategorie „${plan.category}“. Bewertungsbitten und Umfragen sind Werbung (BGH VI ZR 225/17).`,
      en: `The transactional e-mail “${plan.email}” has the category “${plan.category}”. Review requests and surveys are advertising (BGH VI ZR 225/17).`,
    },
    { de: 'Stelle die Nachricht auf „Werbung“.', en: 'Make the message a marketing message.' })];
}

function checkBlocking(plan: MessagePlan, path: string): Problem[] {
  if (plan.whenBlocked === 'ignore' && plan.class === 'marketing') {
    return [problem('warning', 'caps_ignored', path,
      { de: `Die Werbemail „${plan.email}“ geht auch hinaus, wenn jemand schon genug Post bekommen hat.`, en: `The marketing e-mail “${plan.email}” is sent even to people who have had enough mail.` },
      { de: 'Lass sie aufschieben oder weglassen, wenn eine Grenze erreicht ist.', en: 'Have it deferred or skipped when a cap is reached.' })];
  }
  if (plan.whenBlocked === 'defer' && plan.deferForMs === undefined) {
    return [problem('warning', 'deferral_without_end', path,
      { de: `Die Nachricht „${plan.email}“ wird ohne Frist aufgeschoben und kommt vielleicht, wenn sie niemand mehr braucht.`, en: `The message “${plan.email}” is deferred without an end and may come when nobody needs it any more.` },
      { de: 'Gib an, wie lange sie höchstens aufgeschoben werden darf.', en: 'Say how long it may be put off at most.' })];
  }
  return [];
}

function checkUnused(document: JourneyDocument, sending: readonly Sending[]): Problem[] {
  const used = new Set(sending.map(({ plan }) => plan.email));
  return Object.keys(document.emails).filter((key) => !used.has(key)).map((key) => problem('warning', 'email_unused', pointer('/emails', key),
    { de: `Die E-Mail „${key}“ wird von keinem Knoten gesendet.`, en: `The e-mail “${key}” is sent by no node.` },
    { de: 'Verwende sie in einem Knoten oder lösche sie.', en: 'Use it in a node or delete it.' }));
}

function checkLoops(bounds: MessageBounds, sending: readonly Sending[]): Problem[] {
  return bounds.marketing.inLoops.map((nodeId) => ({
    nodeId,
    ...problem('warning', 'marketing_in_loop', sending.find(({ resolved }) => resolved.node.id === nodeId)?.resolved.path ?? '/nodes',
      { de: 'Diese Werbemail liegt in einer Schleife; ein Durchlauf kann sie beliebig oft senden.', en: 'This marketing e-mail lies in a loop; one run can send it any number of times.' },
      { de: 'Begrenze die Schleife mit einer Bedingung auf die Zahl der gesendeten Nachrichten.', en: 'Bound the loop by a condition on the number of messages sent.' }),
  }));
}

function problem(severity: Problem['severity'], code: string, path: string, message: Localized, mend: Localized): Problem {
  return { level: 'policy', severity, code, path, message, mend };
}
