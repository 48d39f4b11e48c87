/** The report of a simulation as text for a terminal, in German or English. */
import { eventTypeLabel, PARCEL_STATUS_LABELS, type EpochMs, type Locale } from '@nachklang/nodes/sdk';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';
import type { SimulationReport } from './report.ts';
import type { DayCount } from './tally.ts';
import type { TimelineEntry } from './timeline.ts';

const BAR_WIDTH = 36;
/** Beyond this many days the bars stand for weeks. */
const MOST_DAYS = 92;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

export function printReport(report: SimulationReport, locale: Locale): string {
  const words = REPORT_WORDS[locale];
  const print: Print = { words, locale, number: new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB'), when: whenIn(report.timeZone, locale) };
  const sections = [
    [printTotals(report, print)],
    printDays(report.days, print),
    printExtremes(report, print),
    printCollisions(report, print),
    printJourneys(report, print),
    printTimeline(report, print),
  ];
  return `${sections.filter((section) => section.length > 0).map((section) => section.join('\n')).join('\n\n')}\n`;
}

interface Print {
  words: ReportWords;
  locale: Locale;
  number: Intl.NumberFormat;
  when: (at: EpochMs) => string;
}

function printTotals({ orders, contacts, events, tasks, messages }: SimulationReport, { words, number }: Print): string {
  const n = (count: number, [one, many]: readonly [string, string]): string => `${number.format(count)} ${count === 1 ? one : many}`;
  const all = messages.transactional + messages.marketing;
  return [
    `${n(orders, words.orders)} · ${n(contacts, words.contacts)} · ${n(events, words.events)}`,
    `${n(all, words.messages)}: ${number.format(messages.transactional)} ${words.transactional}, ${number.format(messages.marketing)} ${words.marketing}${tasks > 0 ? ` · ${n(tasks, words.tasks)}` : ''}`,
  ].join('\n');
}

function printDays(days: readonly DayCount[], { words, number, locale }: Print): string[] {
  if (days.length === 0) return [words.nothingSent];
  const weekly = days.length > MOST_DAYS;
  const rows = weekly ? inWeeks(days) : days.map((day) => ({ date: day.date, count: day.transactional + day.marketing }));
  const most = Math.max(...rows.map((row) => row.count));
  const label = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'UTC', ...(weekly ? {} : { weekday: 'short' }), day: '2-digit', month: '2-digit', year: weekly ? 'numeric' : '2-digit' });
  const lines = rows.map(({ date, count }) => `  ${label.format(Date.parse(date))}  ${count > 0 ? `${bar(count, most)} ` : ''}${number.format(count)}`);
  return [weekly ? words.perWeek : words.perDay, ...lines];
}

function inWeeks(days: readonly DayCount[]): { date: string; count: number }[] {
  const weeks: { date: string; count: number }[] = [];
  for (const { date, transactional, marketing } of days) {
    const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
    const week = weeks.at(-1);
    if (week && !isMonday) week.count += transactional + marketing;
    else weeks.push({ date, count: transactional + marketing });
  }
  return weeks;
}

function bar(count: number, most: number): string {
  const eighths = Math.round((count / most) * BAR_WIDTH * 8);
  // However little: something was sent.
  const length = Math.max(1, eighths);
  return `${'█'.repeat(Math.floor(length / 8))}${EIGHTHS[length % 8] ?? ''}`;
}

function printExtremes({ busiestHour, mostMailed, marketingMaximum, silence }: SimulationReport, { words, number, locale, when }: Print): string[] {
  const lines: [string, string][] = [];
  if (busiestHour) lines.push([words.busiestHour, words.hour(busiestHour.date, busiestHour.hour, number.format(busiestHour.messages))]);
  if (mostMailed) lines.push([words.mostMailed, words.maximum(mostMailed.email, mostMailed.messages, mostMailed.in24h, mostMailed.in7d)]);
  lines.push([words.marketingMaximum, words.within(marketingMaximum.in24h, marketingMaximum.in7d)]);
  if (silence.longest) {
    const { number: order, ms, from, to } = silence.longest;
    lines.push([words.longestSilence, `${order}: ${duration(ms, locale)} (${when(from)} – ${when(to)})`]);
  }
  if (silence.medianMs !== undefined) lines.push([words.medianSilence, duration(silence.medianMs, locale)]);
  if (silence.ordersWithoutMessage > 0) lines.push([words.withoutMessage, number.format(silence.ordersWithoutMessage)]);
  return columns(lines);
}

function printCollisions({ collisions }: SimulationReport, { words, number }: Print): string[] {
  if (collisions.length === 0) return [words.nothingHeld];
  return [words.held, ...columns(collisions.map(({ outcome, reason, count }) => [`  ${words.outcomes[outcome]}: ${words.reasons[reason] ?? reason}`, number.format(count)]))];
}

function printJourneys({ journeys }: SimulationReport, { words, locale, number }: Print): string[] {
  return journeys.flatMap((journey) => {
    const parts = (['completed', 'exited', 'failed', 'waiting'] as const).filter((state) => journey[state] > 0).map((state) => `${number.format(journey[state])} ${words.states[state]}`);
    return [
      `${journey.name?.[locale] ?? journey.id}: ${number.format(journey.started)} ${words.runs}, ${number.format(journey.messages)} ${words.messages[1]}`,
      ...(parts.length > 0 ? [`  ${parts.join(', ')}`] : []),
      ...journey.exits.map(({ reason, count }) => `  ${words.endedBy} ${reasonLabel(reason, locale)}: ${number.format(count)}`),
    ];
  });
}

function printTimeline(report: SimulationReport, print: Print): string[] {
  const { words, when } = print;
  if (report.customerUnknown !== undefined) return [words.customerUnknown(report.customerUnknown)];
  if (!report.timeline) return [];
  const names = new Map(report.journeys.map((journey) => [journey.id, journey.name?.[print.locale] ?? journey.id]));
  const lines = report.timeline.entries.map((entry) => `  ${when(entry.at)}  ${entry.order ?? ''}${entry.order === undefined ? '' : '  '}${entryText(entry, names, print)}`);
  return [`${words.timeline} ${report.timeline.email ?? report.timeline.contactId}`, ...lines];
}

function entryText(entry: TimelineEntry, names: ReadonlyMap<string, string>, { words, locale, when }: Print): string {
  switch (entry.kind) {
    case 'event':
      return eventTypeLabel(entry.type)[locale];
    case 'parcel':
      return `${words.parcel} ${entry.parcel}: ${entry.status === 'retracted' ? words.retracted : PARCEL_STATUS_LABELS[entry.status][locale]}`;
    case 'message':
      return `✉ ${names.get(entry.journeyId) ?? entry.journeyId} (${entry.email}, ${words[entry.class]})`;
    case 'held':
      return `✗ ${names.get(entry.journeyId) ?? entry.journeyId} ${words.outcomes[entry.outcome]}: ${words.reasons[entry.reason] ?? entry.reason}${entry.until === undefined ? '' : `, ${words.notBefore} ${when(entry.until)}`}`;
    case 'run-ended':
      return `■ ${names.get(entry.journeyId) ?? entry.journeyId} ${words.endedBy} ${reasonLabel(entry.reason, locale)}`;
    case 'task':
      return `☐ ${entry.title}`;
  }
}

/** Ends by an event carry its type; others a word of the journey's author. */
function reasonLabel(reason: string, locale: Locale): string {
  return /^[a-z]+\.[a-z_]+$/.test(reason) ? eventTypeLabel(reason)[locale] : reason;
}

function columns(lines: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}

function whenIn(timeZone: string, locale: Locale): (at: EpochMs) => string {
  const format = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { timeZone, day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => format.format(at).replace(',', '');
}

/** The two largest parts: `6 Tage 4 Std.` */
export function duration(ms: number, locale: Locale): string {
  const { units } = REPORT_WORDS[locale];
  const minutes = Math.round(ms / 60_000);
  const parts: [number, readonly [string, string]][] = [[Math.floor(minutes / 1440), units.day], [Math.floor((minutes % 1440) / 60), units.hour], [minutes % 60, units.minute]];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0 ${units.minute[1]}`;
  return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, [one, many]]) => `${count} ${count === 1 ? one : many}`).join(' ');
}
