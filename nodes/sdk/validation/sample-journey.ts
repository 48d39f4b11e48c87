/** A small sound journey and its node types, for tests to bend. */
import { Type } from 'typebox';
import { listed } from '../executor.ts';
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument, type JourneyEdge, type JourneyNode } from '../journey-document.ts';
import { defineNode, type NodeDefinition } from '../node.ts';
import { RuleGroup } from '../rules/rule-group.ts';

const closed = { additionalProperties: false } as const;
const words = (text: string): { de: string; en: string } => ({ de: text, en: text });
const NEXT = { id: 'next', label: words('next') };
const about = (id: string) => ({ id, label: words(id), description: words(id), icon: 'circle', summary: () => id });

const start = defineNode({
  ...about('start'), version: 1, kind: 'trigger', ports: [NEXT],
  settings: Type.Object({ event: Type.String(), filter: Type.Optional(RuleGroup) }, closed),
  defaults: { event: 'order.placed' },
  listensTo: ({ event }) => [event],
});
const pause = defineNode({
  ...about('pause'), version: 2, kind: 'wait', ports: [NEXT], pauses: true, leastStayMs: ({ days }) => days * 86_400_000,
  settings: Type.Object({ days: Type.Integer({ minimum: 1 }) }, closed),
  defaults: { days: 1 },
  migrate: (settings) => (typeof settings === 'object' && settings !== null && 'hours' in settings ? { days: Number(settings.hours) / 24 } : { days: 'unknown' }),
});
const choose = defineNode({
  ...about('choose'), version: 1, kind: 'condition',
  settings: Type.Object({ cases: Type.Array(Type.Object({ port: Type.String(), rules: RuleGroup }, closed)) }, closed),
  defaults: { cases: [] },
  ports: ({ cases }) => [...cases.map(({ port }) => ({ id: port, label: words(port) })), { id: 'else', label: words('else') }],
});
const send = defineNode({
  ...about('send'), version: 1, kind: 'action', ports: [{ id: 'sent', label: words('sent') }, { id: 'skipped', label: words('skipped') }],
  settings: Type.Object({ email: Type.String(), class: Type.Enum(['transactional', 'marketing']), whenBlocked: Type.Enum(['skip', 'defer', 'ignore']), category: Type.Optional(Type.String()), deferForMs: Type.Optional(Type.Integer()) }, closed),
  defaults: { email: 'mail', class: 'transactional', whenBlocked: 'skip' },
  check: ({ email }) => (email === 'forbidden' ? [{ path: '/email', code: 'email_forbidden', message: words('not this one') }] : []),
  sendsMessage: ({ deferForMs, ...plan }) => ({ channel: 'email', ...plan, ...(deferForMs === undefined ? {} : { deferForMs }) }),
});
const parcelOnly = defineNode({ ...about('parcel-only'), version: 1, kind: 'action', ports: [NEXT], subjects: ['parcel'], settings: Type.Object({}, closed), defaults: {} });

/** The test's node types by id. */
export const SAMPLE_DEFINITIONS: ReadonlyMap<string, NodeDefinition> = new Map(
  [listed(start), listed(pause), listed(choose), listed(send), listed(parcelOnly)].map((definition) => [definition.id, definition]),
);

export const node = (id: string, type: string, settings: Record<string, unknown>, version = 1): JourneyNode => ({ id, type, version, settings, position: { x: 0, y: 0 } });
export const edge = (text: string): JourneyEdge => {
  const [from = '', port = '', to = ''] = text.split(' ');
  return { from, port, to };
};
export const mail = (mjml: string): JourneyDocument['emails'][string] => ({ de: { subject: 'Betreff', mjml }, en: { subject: 'Subject', mjml } });

/** start → pause → send. */
export function sampleJourney(changes: Partial<JourneyDocument> = {}): JourneyDocument {
  return {
    format: 1,
    name: words('sample'),
    subject: 'order',
    settings: DEFAULT_JOURNEY_SETTINGS,
    nodes: [node('t', 'start', { event: 'order.placed' }), node('w', 'pause', { days: 3 }, 2), node('m', 'send', { email: 'mail', class: 'transactional', whenBlocked: 'skip' })],
    edges: [edge('t next w'), edge('w next m')],
    emails: { mail: mail('<mjml><mj-body></mj-body></mjml>') },
    notes: [],
    ...changes,
  };
}
