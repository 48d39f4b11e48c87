/** Events that end a run at once, wherever it is. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { eventTypeLabel, type Locale } from '@nachklang/nodes/sdk';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../inputs/FieldGroup.tsx';
import classes from '../NodeForm.module.css';
import { EventTypeSelect } from './EventTypeSelect.tsx';
import type { JourneyFieldsProps } from './journey-fields.ts';

/** What most journeys should end with, in this order. */
const USUAL = ['order.cancelled', 'order.refunded', 'return.requested', 'contact.objected', 'complaint.opened', 'order.placed'];

export function ExitRules({ settings, subject, readOnly, onChange }: JourneyFieldsProps) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const { exitOn } = settings;
  const change = (next: typeof exitOn) => onChange({ ...settings, exitOn: next });
  const add = () => change([...exitOn, { type: USUAL.find((type) => exitOn.every((rule) => rule.type !== type)) ?? 'order.cancelled' }]);
  const usual = subject === 'contact' ? 'contact' : 'order';
  return (
    <FieldGroup label={t('nodeForm.journey.exits')} description={t('nodeForm.journey.exitsHelp')}>
      <ol className={classes.entries}>
        {exitOn.map((rule, index) => (
          <li key={`${rule.type} ${exitOn.slice(0, index).filter(({ type }) => type === rule.type).length}`} className={classes.exit}>
            <div><EventTypeSelect label={t('nodeForm.journey.exitType', { number: index + 1 })} hideLabel value={rule.type} readOnly={readOnly} onChange={(type) => change(exitOn.map((one, at) => (at === index ? { ...one, type } : one)))} /></div>
            <ActionIcon variant="subtle" color="gray" size={36} disabled={readOnly} aria-label={t('nodeForm.journey.exitRemove', { event: eventTypeLabel(rule.type)[locale] })} onClick={() => change(exitOn.filter((_, at) => at !== index))}><IconTrash size={17} /></ActionIcon>
            <NativeSelect
              size="xs" aria-label={t('nodeForm.journey.exitScope', { number: index + 1 })} disabled={readOnly} value={rule.scope ?? usual}
              data={(subject === 'contact' ? (['contact'] as const) : (['order', 'contact'] as const)).map((scope) => ({ value: scope, label: t(`nodeForm.journey.scopes.${scope}`) }))}
              onChange={({ currentTarget }) => change(exitOn.map((one, at) => (at === index ? { type: one.type, scope: currentTarget.value === 'contact' ? 'contact' : 'order' } : one)))}
            />
          </li>
        ))}
      </ol>
      {!readOnly && exitOn.length < 50 && <Button size="compact-md" variant="default" leftSection={<IconPlus size={16} />} onClick={add}>{t('nodeForm.journey.exitAdd')}</Button>}
    </FieldGroup>
  );
}
