/** The last steps before a draft goes live: what stands in the way, what becomes of those under way, and the button that asks once. */
import { Button, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { JourneyWithDraft, PublishPlan } from '../api/types.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Blockers } from './Blockers.tsx';
import { ConfirmPublish } from './ConfirmPublish.tsx';
import type { ChosenTargets } from './moves.ts';
import { Pressure } from './Pressure.tsx';
import type { Published } from './PublishedNote.tsx';
import classes from './Publishing.module.css';
import { publishPlanQuery } from './queries.ts';
import { UnderWayChoice } from './UnderWayChoice.tsx';

interface PublishDraftProps {
  journey: JourneyWithDraft;
  onPublished: (published: Published) => void;
}

export function PublishDraft({ journey, onPublished }: PublishDraftProps) {
  const { t } = useTranslation();
  const saving = useJourney((state) => state.saving);
  const revision = useJourney((state) => state.revision);
  const saved = saving === 'saved';
  const plan = useQuery({ ...publishPlanQuery(journey.id, revision), enabled: saved });
  if (saving === 'conflict' || saving === 'refused' || saving === 'offline') return <p className={classes.quiet}>{t('publishing.notSaved')}</p>;
  if (!saved) return <p className={classes.quiet} role="status">{t('publishing.saving')}</p>;
  // Read again, it may be of a draft that somebody saved meanwhile and nobody has seen here yet.
  if (plan.isPending || (plan.data !== undefined && plan.data.revision !== revision)) return <output className={classes.checking}><Loader size="sm" aria-hidden="true" />{t('journeys.checking')}</output>;
  return (
    <Loaded query={plan}>
      {(data) => (
        <>
          <Blockers problems={data.problems} />
          {data.publishable && <Pressure journeyId={journey.id} revision={data.revision} />}
          {data.publishable && <Ask journey={journey} plan={data} onPublished={onPublished} />}
        </>
      )}
    </Loaded>
  );
}

function Ask({ journey, plan, onPublished }: PublishDraftProps & { plan: PublishPlan }) {
  const { t } = useTranslation();
  const mayPublish = useMay('journeys:publish');
  const [chosen, choose] = useState<ChosenTargets>();
  const [asking, ask] = useDisclosure(false);
  if (!journey.hasUnpublishedChanges && journey.state === 'live') return null;
  if (!mayPublish) return <p className={classes.quiet}>{t('publishing.mayNot')}</p>;
  return (
    <>
      <UnderWayChoice plan={plan} chosen={chosen} onChange={choose} />
      <div className={classes.foot}><Button onClick={ask.open}>{t('publishing.publishVersion', { version: plan.nextVersion })}</Button></div>
      {asking && <ConfirmPublish journey={journey} plan={plan} chosen={chosen} onClose={ask.close} onPublished={onPublished} />}
    </>
  );
}
