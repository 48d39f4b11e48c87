/** Checks a draft, shows what stands in the way and how to mend it, and publishes it when nothing does. */
import { Button, Loader, Modal, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Journey, JourneyProblem } from '../api/types.ts';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Journeys.module.css';
import { inLanguage, journeysQuery } from './queries.ts';

interface PublishDialogProps {
  journey: Journey;
  onClose: () => void;
  onNews: (news: string) => void;
}

export function PublishDialog({ journey, onClose, onNews }: PublishDialogProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const name = inLanguage(journey.name, i18n.language);
  const params = { path: { id: journey.id } };
  const check = useQuery({ queryKey: ['check', journey.id, journey.revision], queryFn: () => dataOf(api.POST('/api/v1/journeys/{id}/validate', { params })), refetchInterval: false });
  const publish = useMutation({
    // The draft that was checked is the one that goes live.
    mutationFn: () => dataOf(api.POST('/api/v1/journeys/{id}/publish', { params, headers: { 'if-match': `"${journey.revision}"` }, body: {} })),
    onSuccess: ({ version }) => {
      onNews(t('journeys.published', { name, version }));
      onClose();
      void queries.invalidateQueries({ queryKey: journeysQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('journeys.publishTitle', { name })} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      {check.isPending && <output className={classes.checking}><Loader size="sm" aria-hidden="true" />{t('journeys.checking')}</output>}
      {!check.isPending && (
        <Loaded query={check}>
          {({ problems, publishable }) => (
            <>
              <Text>{verdict(problems, publishable)}</Text>
              <ul className={classes.problems}>{problems.toSorted(bySeverity).map((problem) => <Found key={`${problem.code} ${problem.path}`} problem={problem} />)}</ul>
              {publish.error !== null && <ProblemNote error={publish.error} />}
              <div className={classes.foot}>
                <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
                {publishable && <Button data-autofocus loading={publish.isPending} onClick={() => publish.mutate()}>{t('journeys.publish')}</Button>}
              </div>
            </>
          )}
        </Loaded>
      )}
    </Modal>
  );

  function verdict(problems: JourneyProblem[], publishable: boolean): string {
    if (!publishable) return t('journeys.blocked', { count: problems.filter(({ severity }) => severity === 'error').length });
    return problems.length === 0 ? t('journeys.fine') : t('journeys.warnings', { count: problems.length });
  }
}

function Found({ problem }: { problem: JourneyProblem }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <StateMark tone={problem.severity === 'error' ? 'bad' : 'warn'}>{t(`journeys.${problem.severity}`)}</StateMark>
      <Text mt={4} fw={550}>{inLanguage(problem.message, i18n.language)}</Text>
      <div className={rows.sub}>{inLanguage(problem.mend, i18n.language)}{problem.nodeId !== undefined && ` (${t('journeys.node', { node: problem.nodeId })})`}</div>
    </li>
  );
}

function bySeverity(a: JourneyProblem, b: JourneyProblem): number {
  return a.severity.localeCompare(b.severity);
}
