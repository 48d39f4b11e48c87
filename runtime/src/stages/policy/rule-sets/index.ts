/** The rule sets as read from their files, and which one is for a country. */
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { CountryCode, Localized } from '@nachklang/nodes/sdk';
import at from './at.json' with { type: 'json' };
import ch from './ch.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import eu from './eu.json' with { type: 'json' };
import other from './other.json' with { type: 'json' };

const closed = { additionalProperties: false } as const;
const sources = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

const RuleSet = Type.Object(
  {
    id: Type.String(),
    name: Localized,
    countries: Type.Array(CountryCode),
    reviewed: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
    consent: Type.Object({ confirmed: Type.Boolean(), sources }, closed),
    existingCustomer: Type.Object(
      {
        allowed: Type.Boolean(),
        noticeAtSale: Type.Boolean(),
        channels: Type.Array(Type.Union([Type.Literal('email'), Type.Literal('sms')])),
        optOutList: Type.Union([Type.Literal('ecg'), Type.Null()]),
        sources,
      },
      closed,
    ),
    withdrawal: Type.Object({ days: Type.Integer({ minimum: 0 }), sources }, closed),
    refund: Type.Object({ days: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]), law: Type.Union([Localized, Type.Null()]), sources }, closed),
  },
  closed,
);
export type RuleSet = Static<typeof RuleSet>;

/** A file that does not fit ends the program at its start: no rule is better than a wrong one. */
export const RULE_SETS: readonly RuleSet[] = [de, at, ch, eu, other].map((file) => Value.Parse(RuleSet, file));

const STRICTEST = Value.Parse(RuleSet, other);
const BY_COUNTRY = new Map(RULE_SETS.flatMap((set) => set.countries.map((country): [string, RuleSet] => [country, set])));

export function ruleSetFor(country: string): RuleSet {
  return BY_COUNTRY.get(country) ?? STRICTEST;
}
