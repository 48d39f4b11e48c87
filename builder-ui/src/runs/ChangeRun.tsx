/** Trying a failed run again, or ending one under way; each is asked once. */
import { Alert, Button, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { EnrollmentSummary } from '../api/types.ts';
import { useFailureWords } from '../mailbox/failure-words.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import classes from './Runs.module.css';
import { useNodeNames } from './use-node-names.ts';

const VERBS = { failed: 'retry', active: 'end' } as const;

export function ChangeRun({ run: { id, state, endReason, failure } }: { run: Pick<EnrollmentSummary, 'id' | 'state' | 'endReason' | 'failure'> }) {
  const { t } = useTranslation();
  const failed = useFailureWords()({ failure, text: endReason }, useNodeNames());
  const mayWrite = useMay('runs:write');
  const [asking, ask] = useState<'retry' | 'end'>();
  const verb = state === 'failed' || state === 'active' ? VERBS[state] : undefined;
  return (
    <>
      {state === 'failed' && failed !== undefined && <Alert color="red" variant="outline" title={t('runs.whyFailed')} styles={{ title: { color: 'var(--mantine-color-error)' }, message: { color: 'var(--mantine-color-text)', overflowWrap: 'anywhere' } }}>{failed}</Alert>}
      {mayWrite && verb !== undefined && <div className={classes.buttons}><Button size="xs" variant="default" onClick={() => ask(verb)}>{t(`runs.verbs.${verb}`)} …</Button></div>}
      {asking !== undefined && <Question id={id} verb={asking} onClose={() => ask(undefined)} />}
    </>
  );
}

function Question({ id, verb, onClose }: { id: string; verb: 'retry' | 'end'; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => {
      const params = { path: { id } };
      return dataOf(verb === 'retry' ? api.POST('/api/v1/enrollments/{id}/retry', { params }) : api.POST('/api/v1/enrollments/{id}/end', { params }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['enrollments'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t(`runs.asks.${verb}`)} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t(`runs.askTexts.${verb}`)}</Text>
      {change.error !== null && <ProblemNote error={change.error} />}
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
        <Button data-autofocus {...(verb === 'end' && { color: 'red' })} loading={change.isPending} onClick={() => change.mutate()}>{t(`runs.verbs.${verb}`)}</Button>
      </div>
    </Modal>
  );
}
