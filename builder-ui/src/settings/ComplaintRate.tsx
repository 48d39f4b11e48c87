/** How many recipients called a mail spam, before mailbox providers draw their conclusions. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Complaints } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './Settings.module.css';

const TONES: Record<Complaints['level'], Tone> = { none: 'good', good: 'good', watch: 'warn', high: 'bad' };

export function ComplaintRate() {
  const { t } = useTranslation();
  const complaints = useQuery({ queryKey: ['shop', 'complaints'], queryFn: () => dataOf(api.GET('/api/v1/shop/complaints')), staleTime: 60_000 });
  return (
    <section className={classes.hints}>
      <Title order={2} mb="sm">{t('settings.complaints')}</Title>
      <Loaded query={complaints}>{(data) => <Told complaints={data} />}</Loaded>
    </section>
  );
}

function Told({ complaints: { complaints, sent, days, level } }: { complaints: Complaints }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return (
    <>
      <StateMark tone={TONES[level]}>
        {sent === undefined || sent === 0
          ? t('settings.complaintsCount', { count: complaints, days })
          : t('settings.complaintsOf', { count: complaints, days, sent, share: percent(complaints / sent) })}
      </StateMark>
      <Text size="sm" mt={4}>{t(`settings.complaintLevels.${level}`)}</Text>
      <Text size="sm" c="dimmed" mt={4}>{t('settings.complaintsGmail')}</Text>
    </>
  );
}
