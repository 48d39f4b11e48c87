/** if: two ways on, by a group of rules. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import { rulesInWords } from '../../sdk/settings/rules-in-words.ts';

export const ifNode = defineNode({
  id: 'if',
  version: 1,
  kind: 'condition',
  label: { de: 'Wenn', en: 'If' },
  description: { de: 'Teilt den Weg nach einer Bedingung: ja oder nein', en: 'Splits the way by a condition: yes or no' },
  icon: 'arrows-split-2',
  settings: Type.Object(
    { rules: Type.With(RuleGroup, field({ label: { de: 'Bedingung', en: 'Condition' }, widget: 'rules' })) },
    { additionalProperties: false },
  ),
  defaults: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } },
  ports: [
    { id: 'yes', label: { de: 'ja', en: 'yes' } },
    { id: 'no', label: { de: 'nein', en: 'no' } },
  ],
  summary: ({ rules }, locale) => rulesInWords(rules, locale),
});
