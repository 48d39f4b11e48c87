/** The first minutes: the link from the console leads here, to an account, three questions, and into the program. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { OutsidePage } from '../sign-in/OutsidePage.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SetupWizard } from './SetupWizard.tsx';

export function SetupPage() {
  const { t } = useTranslation();
  const { token = '' } = useSearch({ from: '/setup' });
  const status = useQuery({
    queryKey: ['setup', token],
    queryFn: () => dataOf(api.GET('/api/v1/setup', { params: { query: token === '' ? {} : { token } } })),
    refetchInterval: false,
  });
  return (
    <OutsidePage title={t('start.setup.title')} wide>
      <Loaded query={status}>
        {({ linkOpens, needed, sender }) =>
          linkOpens === true ? (
            <SetupWizard token={token} sender={sender} />
          ) : (
            <>
              <Title order={1} mt="lg">{t(needed ? 'start.setup.over' : 'start.setup.done')}</Title>
              <Text c="dimmed" mt="xs">{t(needed ? 'start.setup.overText' : 'start.setup.doneText')}</Text>
              {!needed && <Text mt="md"><a href="/sign-in">{t('signIn.title')}</a></Text>}
            </>
          )
        }
      </Loaded>
    </OutsidePage>
  );
}
