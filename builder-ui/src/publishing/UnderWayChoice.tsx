/** What happens to those under way: they stay on their version, or move by a plan with a target for every place where somebody is. */
import { NativeSelect, Title } from '@mantine/core';
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';
import { useQueries } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishPlan, UnderWay } from '../api/types.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { byConcern, fatesOf, placeKey, readTarget, targetOf, targetValue, type ChosenTargets } from './moves.ts';
import classes from './Publishing.module.css';
import { versionQuery } from './queries.ts';
import { useFateWords } from './use-fate-words.ts';
import { useNodeWords } from './use-node-words.ts';

interface UnderWayChoiceProps {
  plan: PublishPlan;
  /** Absent: they stay. */
  chosen: ChosenTargets | undefined;
  onChange: (chosen: ChosenTargets | undefined) => void;
}

export function UnderWayChoice({ plan, chosen, onChange }: UnderWayChoiceProps) {
  const { t } = useTranslation();
  const fateWords = useFateWords();
  const name = useId();
  const count = plan.underWay.reduce((sum, { runs }) => sum + runs, 0);
  return (
    <section className={classes.section}>
      <Title order={3}>{t('publishing.underWay')}</Title>
      {count === 0 ? <p className={classes.quiet}>{t('publishing.nobodyUnderWay')}</p> : (
        <>
          <div className={classes.fates} role="radiogroup" aria-label={t('publishing.underWay')}>
            <label className={classes.fate} htmlFor={`${name}stay`}>
              <input id={`${name}stay`} type="radio" name={name} checked={chosen === undefined} onChange={() => onChange(undefined)} />
              <span className={classes.fateTitle}>{t('publishing.stay')}</span>
              <span className={classes.quiet}>{t('publishing.stayText', { count })}</span>
            </label>
            <label className={classes.fate} htmlFor={`${name}move`}>
              <input id={`${name}move`} type="radio" name={name} checked={chosen !== undefined} onChange={() => onChange({})} />
              <span className={classes.fateTitle}>{t('publishing.move', { version: plan.nextVersion })}</span>
              <span className={classes.quiet}>{t('publishing.moveText')}</span>
            </label>
          </div>
          {chosen !== undefined && (
            <>
              <Places plan={plan} chosen={chosen} onChange={onChange} />
              <p className={classes.quiet} aria-live="polite">{fateWords(fatesOf(plan, chosen))}</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

interface PlacesProps {
  plan: PublishPlan;
  chosen: ChosenTargets;
  onChange: (chosen: ChosenTargets) => void;
}

function Places({ plan, chosen, onChange }: PlacesProps) {
  const { t } = useTranslation();
  const journeyId = useJourney((state) => state.journeyId);
  const documents = useQueries({ queries: plan.underWay.map(({ version }) => versionQuery(journeyId, version)) });
  return plan.underWay.map((underWay, index) => (
    <div key={underWay.version} className={classes.section}>
      <div className={classes.strong}>{t('publishing.onVersion', { version: t('publishing.version', { number: underWay.version }), runs: t('publishing.runCount', { count: underWay.runs }) })}</div>
      <ul className={classes.places}>
        {byConcern(underWay.nodes, changedIn(plan)).map((place) => <PlaceRow key={place.nodeId} version={underWay.version} place={place} before={documents[index]?.data?.document} plan={plan} chosen={chosen} onChange={onChange} />)}
      </ul>
    </div>
  ));
}

interface PlaceRowProps extends PlacesProps {
  version: number;
  place: UnderWay['nodes'][number];
  before: JourneyDocument | undefined;
}

function PlaceRow({ version, place, before, plan, chosen, onChange }: PlaceRowProps) {
  const { t } = useTranslation();
  const words = useNodeWords();
  const after = useJourney((state) => state.document);
  const nameOf = (id: string, ...documents: (JourneyDocument | undefined)[]) => {
    const node: JourneyNode | undefined = documents.flatMap((document) => document?.nodes ?? []).find((one) => one.id === id);
    return node === undefined ? id : words.title(node);
  };
  const target = targetOf(version, place, chosen);
  const where = nameOf(place.nodeId, before, after);
  const kind = place.because !== 'same' ? 'removed' : changedIn(plan).has(place.nodeId) ? 'changed' : undefined;
  const again = targetValue(target) === targetValue(place.proposal) ? place.sentAgain : [];
  return (
    <li className={classes.place}>
      <div className={classes.placeName}>
        <span className={classes.strong}>{t('publishing.runsAt', { count: place.runs, node: where })}</span>
        {kind !== undefined && <StateMark tone={kind === 'removed' ? 'bad' : 'warn'}>{t(`publishing.kinds.${kind}`)}</StateMark>}
      </div>
      <NativeSelect
        size="xs" aria-label={t('publishing.targetFor', { node: where })} value={targetValue(target)}
        onChange={({ currentTarget }) => onChange({ ...chosen, [placeKey(version, place.nodeId)]: readTarget(currentTarget.value) })}
        data={[
          ...plan.targets.map((id) => ({ value: `node ${id}`, label: id === place.nodeId ? t('publishing.goOnHere', { node: nameOf(id, after) }) : t('publishing.goTo', { node: nameOf(id, after) }) })),
          { value: 'stay', label: t('publishing.stayOn', { version: t('publishing.version', { number: version }) }) },
          { value: 'end', label: t('publishing.endRun') },
        ]}
      />
      {again.length > 0 && <StateMark tone="warn">{t('publishing.sentAgain', { nodes: again.map((id) => nameOf(id, after)).join(', ') })}</StateMark>}
    </li>
  );
}

function changedIn({ difference }: PublishPlan): ReadonlySet<string> {
  return new Set(difference?.nodes.changed.map(({ id }) => id));
}
