/** A group of rules: whether all or one must hold, whether it is turned round, and what is in it. */
import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRuleGroup, type RuleGroupProps } from 'react-querybuilder';
import { useForm, useProblemsAt } from '../form-context.ts';
import { pointerOf, useRules } from './rule-context.ts';
import { RuleCard } from './RuleCard.tsx';
import classes from './Rules.module.css';

/** Deeper nesting can be read, but not made here: nobody understands it. */
const DEEPEST = 3;

export function GroupCard(props: RuleGroupProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const { label, path: base } = useRules();
  const { path, ruleGroup, actions } = props;
  const { addRule, addGroup, removeGroup, pathsMemo } = useRuleGroup(props);
  const problem = useProblemsAt(pointerOf(base, path));
  const isRoot = path.length === 0;
  const name = isRoot ? label : t('nodeForm.rules.groupName', { number: (path.at(-1) ?? 0) + 1 });
  const many = ruleGroup.rules.length > 1;
  const combinator = 'combinator' in ruleGroup && ruleGroup.combinator === 'or' ? 'or' : 'and';
  return (
    <div role="group" aria-label={name} className={classes.groupCard} data-root={isRoot || undefined}>
      {(many || !isRoot || ruleGroup.not === true) && (
        <div className={classes.groupHead}>
          <NativeSelect
            size="xs" aria-label={t('nodeForm.rules.combinator', { name })} disabled={readOnly} value={combinator}
            data={[{ value: 'and', label: t('nodeForm.rules.and') }, { value: 'or', label: t('nodeForm.rules.or') }]}
            onChange={({ currentTarget }) => actions.onPropChange('combinator', currentTarget.value, path)}
          />
          <Checkbox size="xs" label={t('nodeForm.rules.not')} disabled={readOnly} checked={ruleGroup.not === true} onChange={({ currentTarget }) => actions.onPropChange('not', currentTarget.checked, path)} />
          {!isRoot && !readOnly && <ActionIcon className={classes.remove ?? ''} variant="subtle" color="gray" size={28} aria-label={t('nodeForm.rules.removeGroup', { name })} onClick={removeGroup}><IconTrash size={16} /></ActionIcon>}
        </div>
      )}
      {ruleGroup.rules.map((rule, index) => {
        const at = pathsMemo[index]?.path ?? [...path, index];
        if (typeof rule === 'string') return null;
        const common = { path: at, schema: props.schema, actions, translations: props.translations, disabled: props.disabled ?? false, ...(rule.id !== undefined && { id: rule.id }) };
        return 'rules' in rule ? <GroupCard key={rule.id} {...common} ruleGroup={rule} /> : <RuleCard key={rule.id} {...common} rule={rule} />;
      })}
      {problem !== undefined && <p className={classes.problem}>{problem}</p>}
      {!readOnly && (
        <div className={classes.adders}>
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={15} />} onClick={addRule}>{t('nodeForm.rules.add')}</Button>
          {path.length < DEEPEST && <Button size="compact-sm" variant="subtle" leftSection={<IconFolderPlus size={15} />} onClick={addGroup}>{t('nodeForm.rules.addGroup')}</Button>}
        </div>
      )}
    </div>
  );
}
