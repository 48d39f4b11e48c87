/** Quiet hours and days: when messages may leave, by the recipient's clock and calendar. */
import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendTime, Shop } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { SaveRow } from './SaveRow.tsx';
import classes from './SendTimes.module.css';
import { useShopChange } from './shop-settings.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function SendTimesForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [rules, setRules] = useState(shop.sendTimes);
  const change = (index: number, rule: SendTime) => setRules((before) => before.map((one, at) => (at === index ? rule : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ sendTimes: rules });
  };
  return (
    <form onSubmit={submit}>
      {rules.length === 0 && <Text mb="md">{t('sendTimes.none')}</Text>}
      {rules.map((rule, index) => (
        <Rule key={rule.id} rule={rule} number={index + 1} onChange={(next) => change(index, next)} onRemove={() => setRules((before) => before.filter((_one, at) => at !== index))} />
      ))}
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={16} />} onClick={() => setRules((before) => [...before, freshRule()])}>{t('sendTimes.add')}</Button>
      <SaveRow saving={save} />
    </form>
  );
}

interface RuleProps { rule: SendTime; number: number; onChange: (rule: SendTime) => void; onRemove: () => void }

function Rule({ rule, number, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation();
  // Keys of digits are no paths to the types of the words.
  const weekdayWords: Record<number, string> = t('sendTimes.weekday', { returnObjects: true });
  const { quiet, weekdays } = rule;
  const setQuiet = (part: Partial<NonNullable<SendTime['quiet']>>) => onChange({ ...rule, quiet: { from: '21:00', to: '08:00', ...quiet, ...part } });
  const toggle = (day: number) => onChange({ ...rule, weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].toSorted((a, b) => a - b) });
  return (
    <fieldset className={classes.rule}>
      <VisuallyHidden component="legend">{t('sendTimes.legend', { number })}</VisuallyHidden>
      <div className={classes.times}>
        <NativeSelect label={t('settings.capClass')} value={rule.class} onChange={({ currentTarget }) => onChange({ ...rule, class: currentTarget.value === 'transactional' ? 'transactional' : 'marketing' })} data={[{ value: 'marketing', label: t('common.marketing') }, { value: 'transactional', label: t('common.transactional') }]} />
        <TextInput type="time" label={t('sendTimes.from')} value={quiet?.from ?? ''} disabled={quiet === undefined} required={quiet !== undefined} withAsterisk={false} onChange={({ currentTarget }) => setQuiet({ from: currentTarget.value })} />
        <TextInput type="time" label={t('sendTimes.to')} value={quiet?.to ?? ''} disabled={quiet === undefined} required={quiet !== undefined} withAsterisk={false} onChange={({ currentTarget }) => setQuiet({ to: currentTarget.value })} />
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('sendTimes.remove')} onClick={onRemove}><Icon name="close" size={18} /></ActionIcon>
      </div>
      <Checkbox label={t('sendTimes.quiet')} checked={quiet !== undefined} onChange={({ currentTarget }) => (currentTarget.checked ? setQuiet({}) : onChange(withoutQuiet(rule)))} />
      <div role="group" aria-label={t('sendTimes.days')}>
        <Text size="sm" fw={500} mb={6}>{t('sendTimes.days')}</Text>
        <Group gap="xs">
          {WEEKDAYS.map((day) => (
            // A rule without any day would keep every message for ever: the last one cannot be taken away.
            <Checkbox key={day} label={weekdayWords[day]} checked={weekdays.includes(day)} disabled={weekdays.length === 1 && weekdays.includes(day)} onChange={() => toggle(day)} />
          ))}
        </Group>
      </div>
      <Checkbox label={t('sendTimes.holidays')} description={t('sendTimes.holidaysHint')} checked={rule.restOnHolidays} onChange={({ currentTarget }) => onChange({ ...rule, restOnHolidays: currentTarget.checked })} />
    </fieldset>
  );
}

function withoutQuiet({ quiet: _quiet, ...rule }: SendTime): SendTime {
  return rule;
}

function freshRule(): SendTime {
  return { id: `times-${crypto.randomUUID()}`, channel: 'any', class: 'marketing', quiet: { from: '21:00', to: '08:00' }, weekdays: [...WEEKDAYS], restOnHolidays: false };
}
