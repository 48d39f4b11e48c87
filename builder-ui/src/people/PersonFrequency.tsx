/** How much advertising a person gets, and where to note that they asked for less. */
import { Button, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { Contact } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import { FrequencyDialog } from './FrequencyDialog.tsx';
import { frequencyOf, type FrequencyState } from './frequency.ts';
import classes from './People.module.css';

const TONES: Record<FrequencyState['kind'], Tone> = { normal: 'good', half: 'quiet', paused: 'warn', none: 'bad' };

export function PersonFrequency({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const mayWrite = useMay('contacts:write');
  const [choosing, dialog] = useDisclosure(false);
  if (contact.erasedAt !== undefined || contact.mergedInto !== undefined) return null;
  const state = frequencyOf(contact, new Date());
  return (
    <section>
      <Title order={3} mt="lg" mb={6}>{t('people.frequency')}</Title>
      <div className={classes.note}>
        <StateMark tone={TONES[state.kind]}>{state.kind === 'paused' ? t('people.frequencies.paused', { when: date(state.until) }) : t(`people.frequencies.${state.kind}`)}</StateMark>
        {state.kind === 'none' && <span>{t('people.frequencyNone')}</span>}
      </div>
      {mayWrite && state.kind !== 'none' && <Button size="xs" variant="default" onClick={dialog.open}>{t('people.frequencyDo')}</Button>}
      {choosing && <FrequencyDialog contact={contact} state={state} onClose={dialog.close} />}
    </section>
  );
}
