import { Type } from 'typebox';
import { Settings } from 'typebox/system';
import { describe, expect, it } from 'vitest';
import { field } from '../form-hints.ts';
import { RuleGroup } from '../rules/rule-group.ts';
import { Duration, TimeOfDay } from '../values.ts';
import { describeMismatch } from './schema-sentences.ts';

const closed = { additionalProperties: false } as const;
const SCHEMA = Type.Object(
  {
    wait: Type.With(Duration, field({ label: { de: 'Wie lange', en: 'How long' } })),
    at: Type.Optional(TimeOfDay),
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
    way: Type.Optional(Type.Union([Type.Object({ by: Type.Literal('mail'), to: Type.String() }, closed), Type.Object({ by: Type.Literal('hook'), url: Type.String() }, closed)])),
    list: Type.Optional(Type.Array(Type.Integer(), { minItems: 2, uniqueItems: true })),
    rules: Type.Optional(RuleGroup),
  },
  closed,
);
const describeAll = (value: object): string[] => describeMismatch(SCHEMA, { wait: 'P1D', ...value }, '/s').map(({ path, message, mend }) => `${path}: ${message.en} ${mend.en}`);

describe('describeMismatch', () => {
  it('says nothing of a value that fits', () => {
    expect(describeAll({ way: { by: 'mail', to: 'x' }, rules: { combinator: 'and', rules: [{ combinator: 'or', rules: [] }] } })).toEqual([]);
  });

  it('calls a field as its form does, in both languages', () => {
    expect(describeMismatch(SCHEMA, {}, '')).toEqual([
      { path: '/wait', code: 'shape_required', message: { de: '„Wie lange“ fehlt.', en: '“How long” is missing.' }, mend: { de: 'Ergänze die Angabe.', en: 'Add it.' } },
    ]);
    expect(describeMismatch(SCHEMA, { wait: '3 days' }, '')).toMatchObject([{ message: { de: '„Wie lange“: der Wert "3 days" passt nicht.' }, mend: { de: 'Erwartet wird eine Dauer nach ISO 8601, zum Beispiel P3D oder PT2H.' } }]);
  });

  it('says what was expected', () => {
    expect(describeAll({ at: '9 Uhr' })).toEqual(['/s/at: “at”: the value "9 Uhr" does not fit. Expected is a text such as 09:00.']);
    expect(describeAll({ share: 2 })).toEqual(['/s/share: “share”: the value 2 does not fit. Expected is at most 1.']);
    expect(describeAll({ share: '1' })).toEqual(['/s/share: “share”: the value "1" does not fit. Expected is a number.']);
    expect(describeAll({ list: [1] })).toEqual(['/s/list: “list”: the value [1] does not fit. Expected is a list of at least 2 entries.']);
    expect(describeAll({ list: [1, 'x'] })).toEqual(['/s/list/1: Entry 2 in “list”: the value "x" does not fit. Expected is a whole number.']);
    expect(describeAll({ wiat: 1 })).toEqual(['/s/wiat: “wiat” does not exist here. Remove it or check the spelling.']);
  });

  it('speaks of one branch of a union only, the one that was meant', () => {
    expect(describeAll({ kind: 'c' })).toEqual(['/s/kind: “kind”: the value "c" does not fit. Expected is one of "a", "b".']);
    expect(describeAll({ way: { by: 'hook' } })).toEqual(['/s/way/url: “url” is missing. Add it.']);
    expect(describeAll({ way: { by: 'pigeon' } })).toEqual(['/s/way/by: “by”: the value "pigeon" does not fit. Expected is one of "mail", "hook".']);
    expect(describeAll({ rules: { combinator: 'and', rules: [{ field: 'a' }, { combinator: 'xor', rules: [] }, 5] } }).toSorted()).toEqual([
      '/s/rules/rules/0/operator: “operator” is missing. Add it.',
      '/s/rules/rules/1/combinator: “combinator”: the value "xor" does not fit. Expected is one of "and", "or".',
      '/s/rules/rules/2: Entry 3 in “rules”: the value 5 does not fit. Expected is an object.',
    ]);
  });

  it('finds every error and leaves the library’s own limit as it was', () => {
    const before = Settings.Get().maxErrors;
    expect(describeAll({ list: Array.from({ length: 40 }, (_, index) => `x${index}`) })).toHaveLength(40);
    expect(Settings.Get().maxErrors).toBe(before);
  });
});
