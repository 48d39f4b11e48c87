/** The task that a withdrawal makes for the team: what was declared, and by when the money goes back. */
import { DAY_MS, fromWall, startOfDay, toWall } from '@nachklang/nodes/time';
import type { mongo } from 'mongoose';
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { TaskRecord } from '../../../engine/outbox-model.ts';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import { isDuplicateKey } from '../../../store/write-errors.ts';
import { ruleSetFor } from '../../policy/index.ts';
import { textOf, type Declaration } from './declaration.ts';
import { filled, instantIn } from './words.ts';

export interface Withdrawn {
  /** Of the event; a repeat is the same task. */
  id: string;
  contactId: string;
  orderId: string | undefined;
  /** Where the recipient lives, when that is known. */
  country: string | undefined;
  declaration: Declaration;
  declaredAt: EpochMs;
}

const MINUTE_MS = 60_000;
/** Whoever describes the contract in many words is quoted in full below the title. */
const MOST_OF_TITLE = 120;

const WORDS = {
  de: {
    title: 'Widerruf bearbeiten: {contract}', arrived: 'Eingegangen am {when}.', until: 'Das Geld muss spätestens am {day} zurück sein: {days} Tage nach dem Eingang ({law}).',
    mayWait: 'Du darfst warten, bis die Ware da ist oder nachgewiesen ist, dass sie abgeschickt wurde, außer du hast angeboten, sie abzuholen.',
    plan: 'Plane die Rückzahlung bis {day} ein: {days} Tage nach dem Eingang. Welche Frist im Land dieser Person gilt, ist in Nachklang nicht hinterlegt.',
    noLaw: 'Das Gesetz nennt hier keine Frist für die Rückzahlung; es gilt, was du zugesagt hast.', declared: 'Erklärt wurde:',
  },
  en: {
    title: 'Handle withdrawal: {contract}', arrived: 'Received on {when}.', until: 'The money has to be back by {day}: {days} days after the declaration came in ({law}).',
    mayWait: 'You may wait until the goods are back or it is shown that they were sent, unless you offered to collect them.',
    plan: 'Plan to pay the money back by {day}: {days} days after the declaration came in. Nachklang does not know which period applies in this person’s country.',
    noLaw: 'No law names a period for the refund here; what you promised counts.', declared: 'Declared:',
  },
} as const satisfies Record<Locale, object>;

export function refundTask({ id, contactId, orderId, country, declaration, declaredAt }: Withdrawn, { _id: shopId, view }: ShopRecord): TaskRecord {
  const { locale, timeZone } = view;
  const words = WORDS[locale];
  const { refund } = ruleSetFor(country ?? view.country);
  const due = refund.days === null ? undefined : lastMinute(declaredAt, refund.days, timeZone);
  return {
    _id: id, shopId, contactId, title: filled(words.title, { contract: shortened(declaration.contract) }), priority: 'high', state: 'open', createdAt: declaredAt,
    text: `${filled(words.arrived, { when: instantIn(timeZone, locale, declaredAt) })} ${periodOf(refund, locale, due === undefined ? undefined : dayIn(timeZone, locale, due))}\n\n${words.declared}\n${textOf(declaration, locale)}`,
    ...(orderId !== undefined && { orderId }),
    ...(due !== undefined && { dueAt: due }),
  };
}

/** A duty, and that one may wait, only where somebody has read the law that says so. */
function periodOf({ days, law }: ReturnType<typeof ruleSetFor>['refund'], locale: Locale, day: string | undefined): string {
  const words = WORDS[locale];
  if (day === undefined) return words.noLaw;
  const said = { day, days: String(days) };
  return law === null ? filled(words.plan, said) : `${filled(words.until, { ...said, law: law[locale].replace('§ ', '§\u00a0') })} ${words.mayWait}`;
}

/** Durable when it resolves. One that is there already stays as it is: it may be done. */
export async function keepTask(db: mongo.Db, task: TaskRecord): Promise<void> {
  try {
    await db.collection<TaskRecord>('tasks').insertOne(task, { writeConcern: { w: 'majority', journal: true } });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Of the last day. The day on which it came in does not count (§ 187 Abs. 1 BGB). Where that is a day of rest the law gives a little longer; nobody should count on it. */
function lastMinute(declaredAt: EpochMs, days: number, timeZone: string): EpochMs {
  return fromWall(startOfDay(toWall(declaredAt, timeZone)) + (days + 1) * DAY_MS, timeZone) - MINUTE_MS;
}

function dayIn(timeZone: string, locale: Locale, at: EpochMs): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'full', timeZone }).format(at);
}

/** Never in the middle of a character. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const characters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  return characters.length <= MOST_OF_TITLE ? line : `${characters.slice(0, MOST_OF_TITLE).join('')}…`;
}
