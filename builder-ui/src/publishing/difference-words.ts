/** A difference as a list of sentences, in the language of the page. */
import { durationInWords, eventTypeLabel, listInWords, type JourneyDocument, type JourneyNode, type JourneySettings, type Locale } from '@nachklang/nodes/sdk';
import type { TFunction } from 'i18next';
import type { EmailChange, JourneyDifference, NodeChange, ValueChange, WayChange } from './difference.ts';
import type { NodeWords } from './node-words.ts';

export interface ChangeLine {
  id: string;
  kind: 'added' | 'changed' | 'removed';
  title: string;
  details: string[];
  /** The node on the canvas it is about. */
  nodeId?: string;
}

export interface Sides {
  before: JourneyDocument | undefined;
  after: JourneyDocument;
}

interface Speech {
  t: TFunction;
  locale: Locale;
  words: NodeWords;
}

export function differenceWords(difference: JourneyDifference, sides: Sides, speech: Speech): ChangeLine[] {
  const { t } = speech;
  const settings = difference.settings.map((change) => journeySetting(change, sides, speech));
  const head = difference.head.map((name) => t(`publishing.head.${name}`));
  return [
    ...difference.nodes.map((change) => nodeLine(change, speech)),
    ...difference.ways.map((change) => wayLine(change, sides, speech)),
    ...difference.emails.map((change) => emailLine(change, speech)),
    ...(settings.length + head.length === 0 ? [] : [{ id: 'settings', kind: 'changed' as const, title: t('publishing.settings'), details: [...head, ...settings] }]),
  ];
}

function nodeLine(change: NodeChange, { t, locale, words }: Speech): ChangeLine {
  const { kind, node } = change;
  const line: ChangeLine = { id: `node ${node.id}`, kind, title: words.title(node), details: [], nodeId: node.id };
  if (change.kind !== 'changed') return line;
  if (change.renamed) line.details.push(fromTo(t('publishing.name'), change.before.name?.[locale], node.name?.[locale], t));
  for (const { name, before, after } of change.settings) {
    const { label, value } = words.setting(node, name);
    line.details.push(fromTo(label, before === undefined ? null : value(before), after === undefined ? null : value(after), t));
  }
  return line;
}

/** `null`: there was none; `undefined`: there is one that cannot be said shortly. */
function fromTo(label: string, before: string | undefined | null, after: string | undefined | null, t: TFunction): string {
  if (before === undefined || after === undefined || before === after) return t('publishing.valueChanged', { label });
  if (before === null) return t('publishing.valueAdded', { label, after });
  if (after === null) return t('publishing.valueRemoved', { label, before });
  return t('publishing.valueFromTo', { label, before, after });
}

function wayLine({ from, port, before, after }: WayChange, sides: Sides, { t, words }: Speech): ChangeLine {
  const source = nodeOf(sides, from);
  const name = (id: string) => {
    const node = nodeOf(sides, id);
    return node === undefined ? id : words.title(node);
  };
  const portName = source === undefined ? port : words.port(source, port);
  const title = portName === undefined ? t('publishing.way', { node: name(from) }) : t('publishing.wayOfPort', { node: name(from), port: portName });
  const target = (id: string | undefined) => (id === undefined ? t('publishing.wayEnd') : name(id));
  return { id: `way ${from} ${port}`, kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed', title, details: [t('publishing.fromTo', { before: target(before), after: target(after) })], nodeId: from };
}

function nodeOf({ before, after }: Sides, id: string): JourneyNode | undefined {
  return after.nodes.find((node) => node.id === id) ?? before?.nodes.find((node) => node.id === id);
}

function emailLine(change: EmailChange, { t }: Speech): ChangeLine {
  const line: ChangeLine = { id: `email ${change.key}`, kind: change.kind, title: t('publishing.email', { key: change.key }), details: [] };
  if (change.kind !== 'changed') return line;
  line.details = change.parts.map(({ locale, part, before, after }) => {
    const label = t('publishing.emailPart', { part: t(`publishing.parts.${part}`), language: t(`publishing.languages.${locale}`) });
    return part === 'mjml' ? t('publishing.valueChanged', { label }) : fromTo(label, quoted(before, t), quoted(after, t), t);
  });
  return line;
}

function quoted(text: string | undefined, t: TFunction): string | null {
  return text === undefined || text === '' ? null : t('publishing.quoted', { text });
}

function journeySetting({ name }: ValueChange, { before, after }: Sides, { t, locale }: Speech): string {
  const label = (known: 'reentry' | 'exitOn' | 'goal' | 'priority' | 'timeZone' | 'holdout') => t(`publishing.setting.${known}`);
  const says = (read: (settings: JourneySettings, document: JourneyDocument) => string | null): [string | null | undefined, string | null] => [before === undefined ? undefined : read(before.settings, before), read(after.settings, after)];
  switch (name) {
    case 'reentry':
      return fromTo(label(name), ...says(({ reentry: { per, max, after: pause } }, { subject }) => {
        const who = t(`publishing.per.${per === 'contact' ? 'contact' : subject}`);
        return [t('publishing.reentry', { count: max, who }), ...(pause === undefined ? [] : [t('publishing.reentryAfter', { duration: durationInWords(pause, locale, 'dative') })])].join(', ');
      }), t);
    case 'exitOn':
      return fromTo(label(name), ...says(({ exitOn }) => (exitOn.length === 0 ? null : listInWords(exitOn.map(({ type }) => eventTypeLabel(type)[locale]), locale))), t);
    case 'goal':
      return fromTo(label(name), ...says(({ goal }) => (goal === undefined ? null : [eventTypeLabel(goal.type)[locale], ...(goal.within === undefined ? [] : [t('publishing.within', { duration: durationInWords(goal.within, locale) })])].join(' '))), t);
    case 'priority':
      return fromTo(label(name), ...says(({ priority }) => String(priority)), t);
    case 'timeZone':
      return fromTo(label(name), ...says(({ timeZone }) => t(`publishing.zone.${timeZone}`)), t);
    case 'holdout':
      return fromTo(label(name), ...says(({ holdout }) => new Intl.NumberFormat(locale, { style: 'percent' }).format(holdout)), t);
    default:
      return t('publishing.valueChanged', { label: name });
  }
}
