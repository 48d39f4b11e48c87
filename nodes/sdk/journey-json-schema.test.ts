import { Compile } from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { journeyJsonSchema } from './journey-json-schema.ts';
import { node, SAMPLE_DEFINITIONS, sampleJourney } from './validation/sample-journey.ts';

describe('the published JSON Schema', () => {
  const schema = journeyJsonSchema(SAMPLE_DEFINITIONS.values());
  const fits = (value: unknown): boolean => Compile(schema).Check(value);
  const filtered = (filter: unknown): unknown => sampleJourney({ nodes: [node('t', 'start', { event: 'order.placed', filter })] });

  it('accepts a journey and refuses what is none', () => {
    expect(fits(sampleJourney())).toBe(true);
    expect(fits({ ...sampleJourney(), format: 2 })).toBe(false);
  });

  it('knows the settings of each node type', () => {
    expect(fits(sampleJourney({ nodes: [node('t', 'start', { event: 5 })] }))).toBe(false);
    expect(fits(sampleJourney({ nodes: [node('t', 'of-somebody-else', { event: 5 })] }))).toBe(true);
  });

  it('follows rule groups into rule groups', () => {
    expect(fits(filtered({ combinator: 'and', rules: [{ combinator: 'or', rules: [{ field: 'a', operator: '=' }] }] }))).toBe(true);
    expect(fits(filtered({ combinator: 'and', rules: [{ combinator: 'or', rules: [{ field: 'a' }] }] }))).toBe(false);
  });

  it('is plain JSON without marks of the library, its references lead somewhere', () => {
    const text = JSON.stringify(schema);
    expect(text).not.toContain('"~');
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference).every((reference) => reference === '#/$defs/RuleGroup')).toBe(true);
    expect(journeyJsonSchema()).not.toHaveProperty('$defs');
  });
});
