/** Everything that is wrong with the settings of one node, for the form that edits them: shape, the node's own check, rules. */
import type { NodeDefinition } from '../node.ts';
import { checkRules } from '../rules/check-rules.ts';
import type { RuleScope } from '../rules/field.ts';
import type { Localized } from '../values.ts';
import { compiledSchema } from './compiled-schema.ts';
import { findRuleGroups } from './find-rule-groups.ts';
import { describeMismatch } from './schema-sentences.ts';

/** A problem at a place of the settings; `path` is a JSON Pointer into them. */
export interface PlacedProblem {
  path: string;
  code: string;
  severity: 'error' | 'warning';
  message: Localized;
  mend?: Localized;
}

/** As {@link validateJourney} finds them in a journey, but for settings that stand nowhere yet or are just being typed. */
export function checkSettings(definition: Pick<NodeDefinition, 'settings' | 'check'>, settings: unknown, scope: RuleScope): PlacedProblem[] {
  if (!compiledSchema(definition.settings).Check(settings)) {
    return describeMismatch(definition.settings, settings).map((found) => ({ ...found, severity: 'error' }));
  }
  const own = definition.check?.(settings, scope) ?? [];
  const rules = findRuleGroups(definition.settings, settings, '').flatMap(({ path, group }) => checkRules(group, scope, path));
  return [
    ...own.map((problem): PlacedProblem => ({ ...problem, severity: 'error' })),
    ...rules.map(({ path, code, severity, message, mend }): PlacedProblem => ({ path, code, severity, message, mend })),
  ];
}
