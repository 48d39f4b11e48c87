/** Sends the mail as it is written to the person who writes it. */
import { Anchor, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useMay } from '../api/session.ts';
import type { EmailDraft } from '../api/types.ts';
import { useProblemWords } from '../ui/problem-words.ts';
import classes from './EmailEditor.module.css';
import { sendTestMail } from './queries.ts';

interface TestMailProps {
  draft: EmailDraft;
  journeyId: string;
  /** The content can become a mail. */
  valid: boolean;
  onNews(news: string): void;
}

export function TestMail({ draft, journeyId, valid, onNews }: TestMailProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const queries = useQueryClient();
  const may = useMay('journeys:write');
  const send = useMutation({
    mutationFn: () => sendTestMail({ ...draft, journeyId }),
    onSuccess: ({ to }) => {
      onNews(t('emails.testSent', { to }));
      void queries.invalidateQueries({ queryKey: ['mailbox'] });
    },
    onError: (error) => onNews(error instanceof ApiProblem && error.code === 'email_invalid' ? t('emails.testInvalid') : t('emails.testFailed', { why: words(error) })),
  });
  if (!may) return null;
  return (
    <>
      {send.data?.mailId !== undefined && <Anchor className={classes.testLink} size="sm" renderRoot={(props) => <Link to="/mailbox/$mailId" params={{ mailId: send.data?.mailId ?? '' }} {...props} />}>{t('emails.testShow')}</Anchor>}
      <Button size="xs" loading={send.isPending} disabled={!valid} onClick={() => send.mutate()}>{t('emails.test')}</Button>
    </>
  );
}
