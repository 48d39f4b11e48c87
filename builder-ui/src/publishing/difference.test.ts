/** What was changed since the last publication is found and said in both languages; what only moved is not. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { differenceOverlay } from './difference-overlay.ts';
import { differenceWords } from './difference-words.ts';
import { compareJourneys, nothingChanged } from './difference.ts';
import { createNodeWords } from './node-words.ts';
import { unionOf } from './union-document.ts';

const position = { x: 0, y: 0 };
const mail = (subject: string) => ({ de: { subject, mjml: '<mjml/>' }, en: { subject: 'Thanks', mjml: '<mjml/>' } });
const LIVE: JourneyDocument = {
  format: 1, name: { de: 'Dank', en: 'Thanks' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS,
  nodes: [
    { id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position },
    { id: 'wait', type: 'delay', version: 1, settings: { duration: 'P7D' }, position },
    { id: 'mail', type: 'send-email', version: 1, settings: { email: 'thanks', class: 'marketing', whenBlocked: 'skip', trackClicks: false }, position },
  ],
  edges: [{ from: 'placed', port: 'next', to: 'wait' }, { from: 'wait', port: 'next', to: 'mail' }],
  emails: { thanks: mail('Danke') }, notes: [],
};

const changed = (change: (draft: JourneyDocument) => void): JourneyDocument => {
  const draft = structuredClone(LIVE);
  change(draft);
  return draft;
};

async function said(draft: JourneyDocument, locale: 'de' | 'en', published: JourneyDocument | 'never' = LIVE): Promise<string[]> {
  const before = published === 'never' ? undefined : published;
  const i18n = createInstance();
  await i18n.init({ lng: locale, resources: { de: { translation: de }, en: { translation: en } }, interpolation: { escapeValue: false } });
  const speech = { t: i18n.t, locale, words: createNodeWords(DEFINITIONS_BY_ID, locale) };
  return differenceWords(compareJourneys(before, draft), { before, after: draft }, speech).map(({ kind, title, details }) => [`${kind}: ${title}`, ...details].join(' | '));
}

it('a node that only moved, keys in another order and notes are no difference', () => {
  const draft = changed(({ nodes, notes, edges }) => {
    nodes.forEach((node) => Object.assign(node, { position: { x: 5, y: 9 }, settings: Object.fromEntries(Object.entries(node.settings).toReversed()) }));
    notes.push({ position, text: 'Later' });
    edges.reverse();
  });
  expect(nothingChanged(compareJourneys(LIVE, draft))).toBe(true);
});

it('a longer wait is said with both lengths', async () => {
  const draft = changed(({ nodes }) => Object.assign(nodes[1] ?? {}, { settings: { duration: 'P10D', notOn: [7] } }));
  expect(await said(draft, 'de')).toEqual(['changed: 10 Tage warten, nicht sonntags | Wie lange: 7 Tage → 10 Tage | Nicht an diesen Wochentagen enden: sonntags (neu)']);
  expect(await said(draft, 'en')).toEqual(['changed: Wait 10 days, not on Sundays | How long: 7 days → 10 days | Do not end on these weekdays: Sundays (new)']);
});

it('a node put in between turns the way before it', async () => {
  const draft = changed(({ nodes, edges }) => {
    nodes.push({ id: 'big', type: 'if', version: 1, settings: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } }, position });
    edges.splice(1, 1, { from: 'wait', port: 'next', to: 'big' }, { from: 'big', port: 'yes', to: 'mail' });
  });
  const [node, way] = await said(draft, 'de');
  expect(node).toMatch(/^added: .*mindestens 100$/);
  expect(way).toMatch(/^changed: Weg nach: 7 Tage warten \| .*thanks.* → .*mindestens 100$/);
});

it('a removed node ends the way before it, and stays visible in the union of both', async () => {
  const draft = changed((document) => {
    document.nodes.pop();
    document.edges.pop();
  });
  expect(await said(draft, 'en')).toEqual(['removed: Send “thanks” (marketing)', 'removed: Way after: Wait 7 days | Send “thanks” (marketing) → end']);
  expect(unionOf(LIVE, draft).nodes.map(({ id }) => id)).toEqual(['placed', 'wait', 'mail']);
  expect(unionOf(LIVE, draft).edges).toEqual(LIVE.edges);
});

it('mails are told by part and language', async () => {
  const draft = changed((document) => {
    document.emails = { thanks: { ...mail('Vielen Dank'), en: { subject: 'Thanks', mjml: '<mjml> </mjml>', preheader: 'From us' } }, more: mail('Mehr') };
  });
  expect(await said(draft, 'de')).toEqual(['added: Mail „more“', 'changed: Mail „thanks“ | Betreff (Deutsch): „Danke“ → „Vielen Dank“ | Vorschauzeile (Englisch): „From us“ (neu) | Inhalt (Englisch): geändert']);
});

it('the journey’s settings are told in words', async () => {
  const draft = changed((document) => {
    document.name = { de: 'Danke', en: 'Thanks' };
    document.settings = { ...document.settings, reentry: { per: 'contact', max: 2, after: 'P30D' }, exitOn: [{ type: 'order.cancelled' }], goal: { type: 'feedback.given', within: 'P14D' }, timeZone: 'shop', holdout: 0.1, priority: 60 };
  });
  expect(await said(draft, 'de')).toEqual([expect.stringContaining('Wie oft: höchstens einmal je Bestellung → höchstens 2-mal je Kontakt, frühestens nach 30 Tagen')]);
  const [line] = await said(draft, 'en');
  expect(line).toContain('Name of the journey: changed | ');
  expect(line).toMatch(/Ends on: [^|]+ \(new\)/);
  expect(line).toContain('Time zone: where the contact lives → where the shop is');
  expect(line).toContain('Holdout: 0% → 10%');
});

it('of a journey never published, every node and mail is new', async () => {
  expect(await said(LIVE, 'en', 'never')).toHaveLength(4);
});

it('settings that no definition knows are named as they are', async () => {
  const draft = changed(({ nodes }) => Object.assign(nodes[2] ?? {}, { settings: { email: 'thanks', strange: { a: 1 } } }));
  const [line] = await said(draft, 'en');
  expect(line).toContain('strange: changed');
});

it('the canvas shows what comes, goes and is changed, also where only the mail says something else', () => {
  const draft = changed((document) => {
    document.emails = { thanks: mail('Vielen Dank') };
    document.nodes[1] = { id: 'later', type: 'delay', version: 1, settings: { duration: 'P9D' }, position };
    document.edges = [{ from: 'placed', port: 'next', to: 'later' }, { from: 'later', port: 'next', to: 'mail' }];
  });
  const words = { added: 'neu', changed: 'geändert', removed: 'entfällt' };
  expect(differenceOverlay(compareJourneys(LIVE, draft), LIVE, draft, words)).toEqual({
    nodes: { later: { tone: 'added', badge: 'neu' }, wait: { tone: 'removed', badge: 'entfällt' }, mail: { tone: 'changed', badge: 'geändert' } },
    edges: { 'placed/later/next': { tone: 'added' }, 'later/mail/next': { tone: 'added' }, 'placed/wait/next': { tone: 'removed' }, 'wait/mail/next': { tone: 'removed' } },
  });
  expect(differenceOverlay(compareJourneys(undefined, draft), undefined, draft, words)).toEqual({ nodes: {}, edges: {} });
});
