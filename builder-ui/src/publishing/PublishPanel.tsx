/** Publishing: what would change, what forbids it, what becomes of those under way; and one question before it happens. */
import { useQuery } from '@tanstack/react-query';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyWithDraft } from '../api/types.ts';
import { journeyQuery } from '../canvas/journey-query.ts';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Changes } from './Changes.tsx';
import { JourneyStateRow } from './JourneyStateRow.tsx';
import { PublishDraft } from './PublishDraft.tsx';
import { PublishedNote, type Published } from './PublishedNote.tsx';
import classes from './Publishing.module.css';
import { versionQuery } from './queries.ts';

export function PublishPanel() {
  const { t } = useTranslation();
  const journeyId = useJourney((state) => state.journeyId);
  const journey = useQuery(journeyQuery(journeyId));
  return (
    <>
      <PanelHead title={t('publishing.title')} />
      <div className={classes.panel}><Loaded query={journey}>{(data) => <Publishing journey={data} />}</Loaded></div>
    </>
  );
}

function Publishing({ journey }: { journey: JourneyWithDraft }) {
  const [published, setPublished] = useState<Published>();
  return (
    <>
      <JourneyStateRow journey={journey} />
      {published !== undefined && <PublishedNote published={published} />}
      {journey.liveVersion === undefined ? <Draft journey={journey} onPublished={setPublished} /> : <SinceVersion key={journey.liveVersion} journey={journey} number={journey.liveVersion} onPublished={setPublished} />}
    </>
  );
}

interface DraftProps {
  journey: JourneyWithDraft;
  onPublished: (published: Published) => void;
}

function SinceVersion({ number, ...props }: DraftProps & { number: number }) {
  const live = useQuery(versionQuery(props.journey.id, number));
  return <Loaded query={live}>{({ document }) => <Draft {...props} before={document} />}</Loaded>;
}

function Draft({ journey, before, onPublished }: DraftProps & { before?: JourneyDocument }) {
  const { t } = useTranslation();
  const after = useJourney((state) => state.document);
  if (journey.state === 'archived') return <p className={classes.quiet}>{t('publishing.archived')}</p>;
  return (
    <>
      <Changes before={before} after={after} />
      <PublishDraft journey={journey} onPublished={onPublished} />
    </>
  );
}
