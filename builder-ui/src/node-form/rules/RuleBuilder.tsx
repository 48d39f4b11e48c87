/** react-querybuilder with controls of our own: it keeps the tree, we show it in the words of the field catalogue. */
import type { RuleGroup } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { QueryBuilder, type RuleGroupType, type RuleType } from 'react-querybuilder';
import { useForm } from '../form-context.ts';
import { RuleContext } from './rule-context.ts';
import { GroupCard } from './GroupCard.tsx';
import { RuleCard } from './RuleCard.tsx';
import { ruleFor, withoutIds } from './rule-change.ts';

interface RuleBuilderProps {
  label: string;
  /** JSON Pointer of the group in the settings. */
  path: string;
  rules: RuleGroup;
  onChange(rules: RuleGroup): void;
}

const CONTROLS = { rule: RuleCard, ruleGroup: GroupCard };

export function RuleBuilder({ label, path, rules, onChange }: RuleBuilderProps) {
  const { readOnly, scope } = useForm();
  // Its tree has ids, so that inputs keep their place while one types; the document has none.
  const [edited, setEdited] = useState<{ query: RuleGroupType; written: RuleGroup }>(() => ({ query: asQuery(rules), written: rules }));
  // Changed elsewhere, such as by an undo: other rules with ids of their own, which they keep.
  const known = edited.written === rules || same(edited.written, rules) ? edited : { query: asQuery(rules), written: rules };
  if (known !== edited) setEdited(known);
  const change = (query: RuleGroupType) => {
    const written = withoutIds(query as RuleGroup);
    setEdited({ query, written });
    if (!same(written, rules)) onChange(written);
  };
  return (
    <RuleContext value={{ label, path }}>
      <QueryBuilder query={known.query} onQueryChange={change} controlElements={CONTROLS} enableMountQueryChange={false} disabled={readOnly} onAddRule={(rule) => ({ ...rule, value: undefined, ...ruleFor(scope.subject === 'contact' ? 'contact.orderCount' : 'order.total') })} suppressStandardClassnames resetOnFieldChange={false} />
    </RuleContext>
  );
}

function asQuery(rules: RuleGroup): RuleGroupType {
  const withIds = ({ rules: inner, ...group }: RuleGroup): RuleGroupType => ({
    ...group, id: crypto.randomUUID(), rules: inner.map((rule) => ('rules' in rule ? withIds(rule) : ({ value: undefined, ...rule, id: crypto.randomUUID() } satisfies RuleType))),
  });
  return withIds(rules);
}

function same(one: RuleGroup, other: RuleGroup): boolean {
  return JSON.stringify(withoutIds(one)) === JSON.stringify(withoutIds(other));
}
