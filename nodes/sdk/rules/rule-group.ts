/** Conditions as react-querybuilder writes them: its JSON, nothing of our own. */
import { Type, type Static } from 'typebox';

export const Rule = Type.Object(
  {
    id: Type.Optional(Type.String()),
    field: Type.String({ minLength: 1 }),
    operator: Type.String({ minLength: 1 }),
    value: Type.Optional(Type.Unknown()),
    valueSource: Type.Optional(Type.Union([Type.Literal('value'), Type.Literal('field')])),
    disabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type Rule = Static<typeof Rule>;

/** Written by hand because a group holds groups. */
export interface RuleGroup {
  id?: string;
  combinator: 'and' | 'or';
  not?: boolean;
  disabled?: boolean;
  rules: (Rule | RuleGroup)[];
}

export const RuleGroup = Type.Unsafe<RuleGroup>(
  Type.Cyclic(
    {
      RuleGroup: Type.Object(
        {
          id: Type.Optional(Type.String()),
          combinator: Type.Union([Type.Literal('and'), Type.Literal('or')]),
          not: Type.Optional(Type.Boolean()),
          disabled: Type.Optional(Type.Boolean()),
          rules: Type.Array(Type.Union([Rule, Type.Ref('RuleGroup')]), { maxItems: 100 }),
        },
        { additionalProperties: false },
      ),
    },
    'RuleGroup',
    { '~ruleGroup': true },
  ),
);
