/** Takes a journey from a file, as „Als Datei sichern“ or the command line wrote it. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { readProblem } from '../api/problem.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemDialog } from '../ui/ProblemDialog.tsx';
import { inLanguage, journeysQuery } from './queries.ts';

export function ImportButton({ onNews }: { onNews: (news: string) => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (file: File) => dataOf(api.POST('/api/v1/journeys', { body: { document: parsed(await file.text()) } })),
    onSuccess: (journey) => {
      onNews(t('journeys.imported', { name: inLanguage(journey.name, i18n.language) }));
      return queries.invalidateQueries({ queryKey: journeysQuery.queryKey });
    },
  });
  return (
    <>
      <input
        ref={input} type="file" accept=".json,application/json" hidden aria-label={t('journeys.import')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file !== undefined) take.mutate(file);
        }}
      />
      <Button variant="default" leftSection={<Icon name="upload" size={17} />} loading={take.isPending} onClick={() => input.current?.click()}>{t('journeys.import')}</Button>
      {take.error !== null && <ProblemDialog title={t('journeys.importFailed')} text={t('journeys.importFailedText')} error={take.error} onClose={take.reset} />}
    </>
  );
}

/** Whatever it is, the server checks its shape. */
function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw readProblem(400, { code: 'not_json', detail: 'The file is not JSON.' });
  }
}
