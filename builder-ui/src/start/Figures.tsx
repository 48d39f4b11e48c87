/** The messages of today by what became of them; each figure leads to its list. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageState, Overview } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './StartPage.module.css';

export function Figures({ messages }: { messages: Overview['messages'] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.figures}>
      <Figure tone="good" label={t('start.sent')} value={messages.sent} state="sent" />
      <Figure tone="busy" label={t('start.underway')} value={messages.queued + messages.sending} state="queued" />
      <Figure tone="bad" label={t('start.failed')} value={messages.failed} state="failed" />
      <Figure tone="warn" label={t('start.unknown')} value={messages.unknown} state="unknown" />
      <Figure tone="quiet" label={t('start.withdrawn')} value={messages.withdrawn} state="withdrawn" />
    </div>
  );
}

function Figure({ tone, label, value, state }: { tone: Tone; label: string; value: number; state: MessageState }) {
  const { number } = useFormats();
  return (
    <Link to="/messages" search={{ state }} className={classes.figure}>
      <StateMark tone={tone}>{label}</StateMark>
      <span className={classes.value} data-zero={value === 0 || undefined}>{number(value)}</span>
    </Link>
  );
}
