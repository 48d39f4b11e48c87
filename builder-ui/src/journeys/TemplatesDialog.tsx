/** Ready journeys to start from; each becomes a draft. */
import { Button, Modal, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import classes from './Journeys.module.css';
import { inLanguage, journeysQuery, templatesQuery } from './queries.ts';

interface TemplatesDialogProps {
  opened: boolean;
  onClose: () => void;
  onNews: (news: string) => void;
}

export function TemplatesDialog({ opened, onClose, onNews }: TemplatesDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('journeys.templates')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text c="dimmed" size="sm" mb="xs">{t('journeys.templatesText')}</Text>
      <Templates onClose={onClose} onNews={onNews} />
    </Modal>
  );
}

function Templates({ onClose, onNews }: Omit<TemplatesDialogProps, 'opened'>) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const templates = useQuery(templatesQuery);
  const create = useMutation({
    mutationFn: (template: string) => dataOf(api.POST('/api/v1/journeys', { body: { template } })),
    onSuccess: (journey) => {
      onNews(t('journeys.created', { name: inLanguage(journey.name, i18n.language) }));
      onClose();
      return queries.invalidateQueries({ queryKey: journeysQuery.queryKey });
    },
  });
  return (
    <>
      {create.error !== null && <ProblemNote error={create.error} />}
      <Loaded query={templates}>
        {(items) =>
          items.map(({ template, name, description }) => (
            <div key={template} className={classes.template}>
              <div className={rows.main}>
                <div className={rows.title}>{inLanguage(name, i18n.language)}</div>
                {description !== undefined && <div className={rows.sub}>{inLanguage(description, i18n.language)}</div>}
              </div>
              <Button size="xs" variant="default" loading={create.isPending && create.variables === template} aria-label={t('journeys.useThis', { name: inLanguage(name, i18n.language) })} onClick={() => create.mutate(template)}>{t('journeys.use')}</Button>
            </div>
          ))
        }
      </Loaded>
    </>
  );
}
