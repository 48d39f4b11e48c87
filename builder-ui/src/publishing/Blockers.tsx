/** What is wrong with the draft: errors forbid publishing, remarks are shown. A click goes to the node or the mail. */
import { Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JourneyProblem } from '../api/types.ts';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { inLanguage } from '../journeys/queries.ts';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Publishing.module.css';

export function Blockers({ problems }: { problems: JourneyProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <section className={classes.section}>
      <Title order={3}>{errors > 0 ? t('publishing.blocked', { count: errors }) : t('publishing.remarks', { count: problems.length })}</Title>
      <ul className={classes.problems}>
        {problems.toSorted((a, b) => a.severity.localeCompare(b.severity)).map((problem) => <Found key={`${problem.code} ${problem.path}`} problem={problem} />)}
      </ul>
    </section>
  );
}

function Found({ problem: { severity, nodeId, path, message, mend } }: { problem: JourneyProblem }) {
  const { t, i18n } = useTranslation();
  const { open } = useEditorPanel();
  const store = useJourneyStore();
  const email = /^\/emails\/([^/]+)\/(de|en)/.exec(path);
  const show =
    nodeId !== undefined
      ? () => {
          store.getState().setShown(undefined);
          store.getState().select({ nodes: [nodeId] });
          open({ panel: 'node', node: nodeId });
        }
      : email?.[1] === undefined ? undefined
      : () => open({ panel: 'email', email: email[1] ?? '', locale: email[2] === 'en' ? 'en' : 'de' });
  const text = inLanguage(message, i18n.language);
  return (
    <li className={classes.problem}>
      <StateMark tone={severity === 'error' ? 'bad' : 'warn'}>{t(`journeys.${severity}`)}</StateMark>
      {show === undefined ? <div className={classes.problemText}>{text}</div> : <UnstyledButton className={classes.problemText} onClick={show}>{text}</UnstyledButton>}
      <div className={classes.detail}>{inLanguage(mend, i18n.language)}</div>
    </li>
  );
}
