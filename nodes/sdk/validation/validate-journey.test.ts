import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../journey-document.ts';
import { edge, mail, node, SAMPLE_DEFINITIONS, sampleJourney } from './sample-journey.ts';
import { isPublishable, validateJourney } from './validate-journey.ts';

const validate = (value: unknown): ReturnType<typeof validateJourney> => validateJourney(value, SAMPLE_DEFINITIONS);
const codes = (changes: Partial<JourneyDocument>): string[] => validate(sampleJourney(changes)).problems.map(({ code, path }) => `${code} ${path}`);
const { nodes, edges } = sampleJourney();

describe('validateJourney', () => {
  it('finds nothing wrong with a sound journey and gives it back', () => {
    const journey = sampleJourney();
    expect(validate(journey)).toMatchObject({ problems: [], document: journey });
  });

  it('tells of a wrong shape with the node it lies in, and goes no further', () => {
    const { problems, document } = validate({ ...sampleJourney(), subject: 'basket', nodes: [{ ...node('t', 'start', {}), position: { x: 'left', y: 0 } }] });
    expect(document).toBeUndefined();
    expect(problems.map(({ level, path, nodeId }) => ({ level, path, nodeId }))).toEqual(expect.arrayContaining([
      { level: 'shape', path: '/subject', nodeId: undefined },
      { level: 'shape', path: '/nodes/0/position/x', nodeId: 't' },
    ]));
    expect(validate(null).problems).toMatchObject([{ level: 'shape', path: '' }]);
    expect(validate([]).problems).toMatchObject([{ level: 'shape', path: '' }]);
  });

  it('lets a journey with warnings be published, with errors not', () => {
    const warned = validate(sampleJourney({ nodes: [...nodes, node('x', 'pause', { days: 1 }, 2)] })).problems;
    expect(warned).toMatchObject([{ severity: 'warning' }]);
    expect(isPublishable(warned)).toBe(true);
    expect(isPublishable(validate(sampleJourney({ nodes: [] })).problems)).toBe(false);
  });

  it('says every problem and its mending in both languages', () => {
    const { problems } = validate(sampleJourney({
      subject: 'contact',
      nodes: [node('t', 'start', { event: 'order.placed' }), node('t', 'parcel-only', {}), node('a', 'unheard-of', {}), node('b', 'pause', { days: 0 }, 2), node('m', 'send', { email: 'gone', class: 'marketing', whenBlocked: 'ignore' })],
      edges: [edge('m sent t'), edge('m gone t'), edge('nobody next m')],
    }));
    expect(problems.length).toBeGreaterThan(8);
    for (const { message, mend, code } of problems) {
      for (const text of [message.de, message.en, mend.de, mend.en]) expect(text, code).toMatch(/^\S.{8,}[.?]$/);
      expect(message.de, code).not.toBe(message.en);
    }
  });
});

describe('nodes', () => {
  it('have ids of their own', () => {
    expect(codes({ nodes: [...nodes, node('m', 'pause', { days: 1 }, 2)] })).toContain('node_id_repeated /nodes/3/id');
  });

  it('are of a known type', () => {
    expect(codes({ nodes: [...nodes.slice(0, 2), node('m', 'pigeon', {})], emails: {} })).toEqual(['node_type_unknown /nodes/2/type']);
  });

  it('have exactly the settings their schema allows', () => {
    expect(codes({ nodes: [node('t', 'start', { event: 'order.placed', evnt: 1 }), ...nodes.slice(1)] })).toEqual(['settings_unknown /nodes/0/settings/evnt']);
    expect(codes({ nodes: [node('t', 'start', {}), ...nodes.slice(1)] })).toEqual(['settings_required /nodes/0/settings/event']);
  });

  it('are checked by their own definition', () => {
    const { problems } = validate(sampleJourney({ nodes: [...nodes.slice(0, 2), node('m', 'send', { email: 'forbidden', class: 'transactional', whenBlocked: 'skip' })], emails: { forbidden: mail('') } }));
    expect(problems).toMatchObject([{ code: 'email_forbidden', nodeId: 'm', path: '/nodes/2/settings/email', severity: 'error' }]);
  });

  it('of an older version are migrated, then checked', () => {
    const older = (settings: Record<string, unknown>): JourneyDocument => sampleJourney({ nodes: nodes.with(1, node('w', 'pause', settings, 1)) });
    expect(validate(older({ hours: 72 }))).toMatchObject({ problems: [] });
    expect(validate(older({ hours: 72 })).document?.nodes[1]).toMatchObject({ version: 2, settings: { days: 3 } });
    expect(validate(older({ hours: 12 })).problems).toMatchObject([{ path: '/nodes/1/settings/days' }]);
    expect(validate(older({})).problems).toMatchObject([{ path: '/nodes/1/settings/days' }]);
  });

  it('of a version nobody knows are refused', () => {
    expect(codes({ nodes: nodes.with(1, node('w', 'pause', { days: 1 }, 3)) })).toEqual(['node_version_unknown /nodes/1/version']);
  });

  it('work with the journey’s subject', () => {
    expect(codes({ nodes: [...nodes, node('p', 'parcel-only', {})], edges: [...edges, edge('m sent p')] })).toEqual(['node_subject_unfit /nodes/3/type']);
  });

  it('include a trigger', () => {
    expect(codes({ nodes: nodes.slice(1), edges: edges.slice(1) })).toEqual(['trigger_missing /nodes']);
  });

  it('may name only events that exist, and so may the exits and the goal', () => {
    const { settings } = sampleJourney();
    expect(codes({ settings: { ...settings, exitOn: [{ type: 'order.cancelled' }, { type: 'order.gone' }], goal: { type: 'bought' } } })).toEqual(['event_type_unknown /settings/exitOn/1/type', 'event_type_unknown /settings/goal/type']);
  });
});

describe('rules in settings', () => {
  const rule = (field: string, value: unknown = 'delivered'): object => ({ combinator: 'and', rules: [{ field, operator: '=', value }] });
  const choosing = (event: string, field: string, value?: unknown): string[] =>
    codes({ nodes: [node('t', 'start', { event }), node('c', 'choose', { cases: [{ port: 'first', rules: rule(field, value) }] })], edges: [edge('t next c')], emails: {} });

  it('are found wherever they lie and checked against the events of the triggers', () => {
    expect(choosing('parcel.status', 'event.status')).toEqual([]);
    expect(choosing('order.placed', 'event.status')).toEqual(['rule_field_absent /nodes/1/settings/cases/0/rules/rules/0/field']);
    expect(choosing('order.placed', 'order.channel')).toEqual([]);
    expect(choosing('order.placed', 'order.chanel')).toEqual(['rule_field_unknown /nodes/1/settings/cases/0/rules/rules/0/field']);
  });

  it('of a node that sees events itself are checked against its own', () => {
    const filtered = (event: string): string[] => codes({ nodes: [node('t', 'start', { event: 'order.placed' }), node('u', 'start', { event, filter: rule('event.status') })], edges: [], emails: {} });
    expect(filtered('parcel.status')).toEqual([]);
    expect(filtered('order.paid')).toEqual(['rule_field_absent /nodes/1/settings/filter/rules/0/field']);
  });

  it('of a trigger cannot ask about the run', () => {
    expect(codes({ nodes: nodes.with(0, node('t', 'start', { event: 'order.placed', filter: rule('enrollment.messagesSent', 1) })) })).toEqual(['rule_field_absent /nodes/0/settings/filter/rules/0/field']);
    expect(choosing('order.placed', 'enrollment.messagesSent', 1)).toEqual([]);
  });
});

describe('edges', () => {
  it('connect nodes that exist, at ports that exist', () => {
    expect(codes({ edges: [...edges, edge('m sent nobody')] })).toEqual(['edge_node_unknown /edges/2/to']);
    expect(codes({ edges: [...edges, edge('nobody next m')] })).toEqual(['edge_node_unknown /edges/2/from']);
    expect(codes({ edges: [...edges, edge('m next w')] })).toEqual(['edge_port_unknown /edges/2/port']);
  });

  it('know ports that depend on settings', () => {
    const cases = (port: string): string[] => codes({ nodes: [...nodes, node('c', 'choose', { cases: [{ port: 'red', rules: { combinator: 'and', rules: [] } }] }), node('z', 'pause', { days: 1 }, 2)], edges: [...edges, edge('m sent c'), edge(`c ${port} z`)] });
    expect(cases('red')).toEqual([]);
    expect(cases('else')).toEqual([]);
    expect(cases('blue')).toEqual(['edge_port_unknown /edges/3/port']);
  });

  it('are one per port; ports without an edge end the run', () => {
    expect(codes({ edges: [...edges, edge('w next w')] })).toEqual(['port_taken /edges/2/port']);
    expect(codes({ edges })).toEqual([]);
  });

  it('never lead into a trigger', () => {
    expect(codes({ edges: [...edges, edge('m sent t')] })).toEqual(['edge_into_trigger /edges/2/to']);
  });

  it('reach every node, or else there is a warning', () => {
    expect(validate(sampleJourney({ edges: edges.slice(0, 1) })).problems).toMatchObject([{ code: 'node_unreachable', severity: 'warning', nodeId: 'm' }]);
  });

  it('make no circle without a pause', () => {
    expect(codes({ edges: [...edges, edge('m sent w')] })).toEqual([]);
    expect(codes({ edges: [...edges, edge('m sent m')] })).toEqual(['loop_without_wait /nodes/2']);
    const two = [...nodes, node('n', 'send', { email: 'mail', class: 'transactional', whenBlocked: 'skip' })];
    expect(codes({ nodes: two, edges: [...edges, edge('m sent n'), edge('n sent m'), edge('n skipped w')] })).toEqual(['loop_without_wait /nodes/2']);
  });
});

describe('size', () => {
  it('does not matter: 1000 nodes in a row, 200 of them choosing, are validated', () => {
    const row = Array.from({ length: 1000 }, (_, index) => (index % 5 === 0
      ? node(`n${index}`, 'choose', { cases: [{ port: 'sent', rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>', value: index }] } }] })
      : node(`n${index}`, 'send', { email: 'mail', class: 'transactional', whenBlocked: 'skip' })));
    const all = [node('t', 'start', { event: 'order.placed' }), ...row.slice(1)];
    expect(codes({ nodes: all, edges: [edge('t next n1'), ...row.slice(2).map((_, index) => edge(`n${index + 1} sent n${index + 2}`))] })).toEqual([]);
  });
});
