/** What to test with: a real order or an invented one, and what happens to it later. */
import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import { OrderPicker } from './OrderPicker.tsx';
import classes from './Runs.module.css';
import { LATER, laterOf, type Later, type TestChoice } from './test-form.ts';

const COUNTRIES = ['DE', 'AT', 'CH', 'LI', 'LU', 'NL', 'BE', 'FR', 'IT', 'ES', 'PL', 'DK', 'GB', 'US'];

interface TestFormProps {
  choice: TestChoice;
  running: boolean;
  onChange: (choice: TestChoice) => void;
  onRun: () => void;
}

export function TestForm({ choice, running, onChange, onRun }: TestFormProps) {
  const { t } = useTranslation();
  const { kind } = choice;
  const change = (part: Partial<TestChoice>) => onChange({ ...choice, branches: [], ...part });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <SegmentedControl
        fullWidth aria-label={t('runs.whom')} value={kind} data={[{ value: 'sample', label: t('runs.invented') }, { value: 'order', label: t('runs.realOrder') }]}
        onChange={(value) => {
          const next = value === 'order' ? 'order' : 'sample';
          change({ kind: next, later: laterOf(next) });
        }}
      />
      {kind === 'order' ? <OrderPicker value={choice.orderId} onChange={(orderId) => change({ orderId })} /> : <Invented choice={choice} change={change} />}
      <LaterFields choice={choice} change={change} />
      <Button type="submit" loading={running} disabled={kind === 'order' && choice.orderId === undefined}>{t('runs.runTest')}</Button>
    </form>
  );
}

type Change = (part: Partial<TestChoice>) => void;

function Invented({ choice, change }: { choice: TestChoice; change: Change }) {
  const { t } = useTranslation();
  const { country } = useFormats();
  return (
    <div className={classes.fields}>
      <NativeSelect label={t('runs.country')} value={choice.country} onChange={({ currentTarget }) => change({ country: currentTarget.value })} data={[...new Set([choice.country, ...COUNTRIES])].map((code) => ({ value: code, label: country(code) }))} />
      <NativeSelect label={t('runs.language')} value={choice.locale} onChange={({ currentTarget }) => change({ locale: currentTarget.value === 'en' ? 'en' : 'de' })} data={[{ value: 'de', label: t('publishing.languages.de') }, { value: 'en', label: t('publishing.languages.en') }]} />
      <TextInput type="number" inputMode="decimal" min={0} max={1_000_000} step="0.01" required withAsterisk={false} label={t('runs.total')} value={String(choice.total)} onChange={({ currentTarget: { valueAsNumber } }) => change({ total: Number.isNaN(valueAsNumber) ? 0 : valueAsNumber })} />
      <TextInput type="number" min={0} max={10} step={1} required withAsterisk={false} label={t('runs.parcels')} value={String(choice.parcels)} onChange={({ currentTarget: { valueAsNumber } }) => change({ parcels: Number.isNaN(valueAsNumber) ? 0 : valueAsNumber })} />
      <TextInput className={classes.wide} type="datetime-local" label={t('runs.startAt')} description={t('runs.startAtHint')} value={choice.startAt} onChange={({ currentTarget }) => change({ startAt: currentTarget.value })} />
      <Checkbox className={classes.wide} label={t('runs.consent')} checked={choice.consent} onChange={({ currentTarget }) => change({ consent: currentTarget.checked })} />
    </div>
  );
}

/** Real orders have their own shipping; besides it, anything may be supposed. */
function LaterFields({ choice, change }: { choice: TestChoice; change: Change }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.later}>
      <legend>{choice.kind === 'order' ? t('runs.besides') : t('runs.laterTitle')}</legend>
      {LATER.map((what) => <LaterField key={what} what={what} choice={choice} change={change} />)}
    </fieldset>
  );
}

const USUAL_DAYS: Record<Later, number> = { shipped: 1, delivered: 2, clicked: 3, returned: 5, cancelled: 1 };

function LaterField({ what, choice, change }: { what: Later; choice: TestChoice; change: Change }) {
  const { t } = useTranslation();
  const { later } = choice;
  const days = later[what];
  const put = (value: number | undefined) => {
    const { [what]: _before, ...rest } = later;
    change({ later: value === undefined ? rest : { ...rest, [what]: value } });
  };
  return (
    <div className={classes.laterRow}>
      <Checkbox label={t(`runs.laterKinds.${what}`)} checked={days !== undefined} onChange={({ currentTarget }) => put(currentTarget.checked ? USUAL_DAYS[what] : undefined)} />
      {days !== undefined && (
        <TextInput
          className={classes.days} size="xs" type="number" min={0} max={365} step={1} value={String(days)} leftSection={<span className={classes.unit}>{t('runs.afterDays')}</span>} leftSectionWidth={46} rightSection={<span className={classes.unit}>{t('runs.days', { count: days })}</span>} rightSectionWidth={56}
          aria-label={t('runs.daysUntil', { what: t(`runs.laterKinds.${what}`) })} onChange={({ currentTarget: { valueAsNumber } }) => put(Number.isNaN(valueAsNumber) ? 0 : valueAsNumber)}
        />
      )}
    </div>
  );
}
