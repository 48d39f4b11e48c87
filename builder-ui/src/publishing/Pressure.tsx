/** How much advertising a contact can get at most once the draft is live, and which journeys it competes with. */
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JourneyProof } from '../api/types.ts';
import { inLanguage } from '../journeys/queries.ts';
import { Loaded } from '../ui/Loaded.tsx';
import classes from './Publishing.module.css';
import { proofQuery } from './queries.ts';

export function Pressure({ journeyId, revision }: { journeyId: string; revision: number }) {
  const { t } = useTranslation();
  const proof = useQuery(proofQuery(journeyId, revision));
  return (
    <section className={classes.section}>
      <Title order={3}>{t('publishing.pressure')}</Title>
      <Loaded query={proof}>
        {(data) => (
          <>
            <dl className={classes.bounds}>
              <Bound label={t('publishing.withCaps')} bound={data.withCaps} proof={data} />
              <Bound label={t('publishing.withoutCaps')} bound={data.withoutCaps} proof={data} />
            </dl>
            <p className={classes.quiet}>{t('publishing.pressureBasis', { days: data.windowDays })}</p>
            <Rivals journeyId={journeyId} proof={data} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Bound({ label, bound: { most, forOne, open }, proof }: { label: string; bound: JourneyProof['withCaps']; proof: JourneyProof }) {
  const { t, i18n } = useTranslation();
  const number = most ?? forOne;
  const names = open.flatMap(({ journeyId }) => proof.journeys.filter(({ id }) => id === journeyId)).map(({ name }) => t('publishing.quoted', { text: inLanguage(name, i18n.language) }));
  const circle = open.some(({ because }) => because === 'circle');
  return (
    <div className={classes.bound}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.number}>{number ?? '∞'}</span>
        {most === undefined && <span className={classes.detail}>{t(circle ? 'publishing.openCircle' : 'publishing.openSubjects', { names: new Intl.ListFormat(i18n.language).format(names) })}</span>}
      </dd>
    </div>
  );
}

function Rivals({ journeyId, proof }: { journeyId: string; proof: JourneyProof }) {
  const { t, i18n } = useTranslation();
  const ids = new Set(proof.contests.filter(({ journeyIds }) => journeyIds.includes(journeyId)).flatMap(({ journeyIds }) => journeyIds));
  const rivals = proof.journeys.filter(({ id }) => ids.has(id)).toSorted((a, b) => b.priority - a.priority);
  if (rivals.length < 2) return <p className={classes.quiet}>{t('publishing.noRivals')}</p>;
  return (
    <>
      <p className={classes.quiet}>{t('publishing.rivalsIntro')}</p>
      <ol className={classes.versions} aria-label={t('publishing.rivals')}>
        {rivals.map(({ id, name, priority }) => (
          <li key={id} className={classes.rival} data-own={id === journeyId || undefined}>
            <span>{inLanguage(name, i18n.language)}{id === journeyId && <span className={classes.detail}> · {t('publishing.thisOne')}</span>}</span>
            <span className={classes.detail}>{t('publishing.priority', { priority })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
