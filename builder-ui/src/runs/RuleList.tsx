/** Rules and whether they held, each with the value its field had. */
import { useTranslation } from 'react-i18next';
import type { TestVisit } from '../api/types.ts';
import classes from './Playback.module.css';
import { ruleWords } from './rule-words.ts';
import type { TimeWords } from './time-words.ts';

export function RuleList({ rules, times }: { rules: TestVisit['rules']; times: TimeWords }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const outcomes = rules.flatMap((group) => group.rules.map((rule) => ({ rule, key: `${group.path} ${rule.path}` })));
  if (outcomes.length === 0) return null;
  return (
    <ul className={classes.rules} aria-label={t('runs.conditions')}>
      {outcomes.map(({ rule, key }) => {
        const { asked, found } = ruleWords(rule, locale, times);
        return (
          <li key={key} className={classes.rule} data-passed={rule.passed || undefined}>
            <span className={classes.sign} role="img" aria-label={rule.passed ? t('runs.holds') : t('runs.holdsNot')}>{rule.passed ? '✓' : '✗'}</span>
            <span>{found === undefined ? t('runs.ruleAbsent', { asked }) : t('runs.ruleFound', { asked, found })}</span>
          </li>
        );
      })}
    </ul>
  );
}
