/** switch: the first case whose rules hold decides the way. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import { duplicateIds } from '../../sdk/settings/duplicate-ids.ts';

export const switchNode = defineNode({
  id: 'switch',
  version: 1,
  kind: 'condition',
  label: { de: 'Fallunterscheidung', en: 'Switch' },
  description: { de: 'Der erste passende Fall bestimmt den Weg', en: 'The first case that fits decides the way' },
  icon: 'arrow-ramp-right',
  settings: Type.Object(
    {
      cases: Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,31}$', ...field({ label: { de: 'Kennung', en: 'Id' }, generated: true }) }),
            name: Type.String({ minLength: 1, maxLength: 80, ...field({ label: { de: 'Name', en: 'Name' } }) }),
            rules: Type.With(RuleGroup, field({ label: { de: 'Bedingung', en: 'Condition' }, widget: 'rules' })),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 20, ...field({ label: { de: 'Fälle, von oben nach unten geprüft', en: 'Cases, tried from top to bottom' } }) },
      ),
    },
    { additionalProperties: false },
  ),
  defaults: { cases: [{ id: 'a', name: 'A', rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } }] },
  ports: ({ cases }) => [
    ...cases.map(({ id, name }) => ({ id: `case-${id}`, label: { de: name, en: name } })),
    { id: 'else', label: { de: 'sonst', en: 'else' } },
  ],
  summary({ cases }, locale) {
    const names = cases.map(({ name }) => name).join(', ');
    return { de: `${names} oder sonst`, en: `${names} or else` }[locale];
  },
  check: ({ cases }) => duplicateIds('/cases', cases),
});
