/** What stands in the way of publishing, live: each goes to its node, and says or does what mends it. */
import { Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblems } from '../../journey-store/use-problems.ts';
import { PanelHead } from '../PanelHead.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import classes from './ProblemsPanel.module.css';

const SEVERITIES = ['error', 'warning'] as const;

export function ProblemsPanel() {
  const { t } = useTranslation();
  const problems = useProblems();
  return (
    <>
      <PanelHead title={t('canvas.panels.problems')} />
      {problems.length === 0 && (
        <div className={classes.fine}>
          <IconCircleCheck size={28} stroke={1.5} color="var(--nk-good)" aria-hidden />
          <p>{t('canvas.problems.fine')}</p>
        </div>
      )}
      {SEVERITIES.map((severity) => {
        const some = problems.filter((problem) => problem.severity === severity);
        return some.length === 0 ? null : (
          <section key={severity} className={classes.section}>
            <Title order={3} className={classes.title}>{severity === 'error' ? t('canvas.problems.mustTitle') : t('canvas.problems.mayTitle')}</Title>
            <ul className={classes.list}>{some.map((problem) => <ProblemItem key={`${problem.code} ${problem.path}`} problem={problem} />)}</ul>
          </section>
        );
      })}
    </>
  );
}
