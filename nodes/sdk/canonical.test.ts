import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJourney, canonicalJson } from './canonical.ts';
import type { JourneyDocument } from './journey-document.ts';
import { edge, node, sampleJourney } from './validation/sample-journey.ts';

const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/), { minLength: 1, maxLength: 8 });
const journeys = ids.chain((names) => fc.record({
  nodes: fc.constant(names).chain((all) => fc.tuple(...all.map((id) => fc.dictionary(fc.string(), fc.jsonValue()).map((settings) => node(id, 'x', settings))))),
  edges: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('next', 'yes', 'no'), fc.constantFrom(...names)), { selector: String, maxLength: 10 }),
}).map(({ nodes, edges }) => sampleJourney({ nodes: [...nodes], edges: edges.map((parts) => edge(parts.join(' '))) })));

const reversedKeys = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(reversedKeys) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).toReversed().map(([key, member]) => [key, reversedKeys(member)])) : value;

it('is two-space JSON with sorted keys, nodes and edges, and a newline at the end', () => {
  const journey = sampleJourney();
  const text = canonicalJourney({ ...journey, nodes: journey.nodes.toReversed(), edges: journey.edges.toReversed() });
  expect(text.startsWith('{\n  "edges": [\n    {\n      "from": "t",')).toBe(true);
  expect(text.endsWith('\n}\n')).toBe(true);
  expect([...text.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id)).toEqual(['m', 't', 'w']);
});

it('keeps the order of arrays whose order means something', () => {
  const { settings } = sampleJourney();
  expect(canonicalJourney(sampleJourney({ settings: { ...settings, exitOn: [{ type: 'order.refunded' }, { type: 'order.cancelled' }] } }))).toMatch(/refunded[\s\S]*cancelled/);
});

it('is the same however nodes, edges and keys are ordered, says the same as the document, and is its own canonical form', () => {
  fc.assert(fc.property(journeys, (journey) => {
    const text = canonicalJourney(journey);
    const turned = reversedKeys({ ...journey, nodes: journey.nodes.toReversed(), edges: journey.edges.toReversed() }) as JourneyDocument;
    expect(canonicalJourney(turned)).toBe(text);
    const parsed: JourneyDocument = JSON.parse(text);
    expect(canonicalJourney(parsed)).toBe(text);
    const byId = new Map(parsed.nodes.map((one) => [one.id, one]));
    for (const one of journey.nodes) expect(byId.get(one.id)).toEqual(JSON.parse(JSON.stringify(one)));
  }));
});

it('writes any JSON so that it reads back the same', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
  expect(canonicalJson({ b: undefined, a: [] })).toBe('{\n  "a": []\n}');
  expect(canonicalJson({ 10: 1, 9: 2 })).toBe('{\n  "10": 1,\n  "9": 2\n}');
});
