/** The one question before a draft goes live, with everything that follows from yes. */
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { JourneyWithDraft, PublishPlan } from '../api/types.ts';
import { inLanguage } from '../journeys/queries.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { fatesOf, underWayForm, type ChosenTargets } from './moves.ts';
import type { Published } from './PublishedNote.tsx';
import classes from './Publishing.module.css';
import { useFateWords } from './use-fate-words.ts';

interface ConfirmPublishProps {
  journey: JourneyWithDraft;
  plan: PublishPlan;
  chosen: ChosenTargets | undefined;
  onClose: () => void;
  onPublished: (published: Published) => void;
}

export function ConfirmPublish({ journey, plan, chosen, onClose, onPublished }: ConfirmPublishProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const fateWords = useFateWords();
  const fates = fatesOf(plan, chosen);
  const publish = useMutation({
    // The draft that was looked at is the one that goes live.
    mutationFn: () => dataOf(api.POST('/api/v1/journeys/{id}/publish', { params: { path: { id: journey.id } }, headers: { 'if-match': `"${plan.revision}"` }, body: { underWay: underWayForm(plan, chosen) } })),
    onSuccess: ({ version }) => {
      onPublished({ version, fates, moving: chosen !== undefined && fates.moved + fates.ended > 0 });
      onClose();
      void queries.invalidateQueries({ queryKey: ['journeys'] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('publishing.ask', { version: plan.nextVersion, name: inLanguage(journey.name, i18n.language) })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <ul className={classes.consequences}>
        <li>{t('publishing.nowEnters', { version: plan.nextVersion })}</li>
        {journey.state === 'paused' && <li>{t('publishing.resumes')}</li>}
        {fates.moved + fates.ended + fates.stayed > 0 && <li>{fateWords(fates)}</li>}
        <li>{t('publishing.goesBack')}</li>
      </ul>
      {publish.error !== null && <ProblemNote error={publish.error} />}
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
        <Button data-autofocus loading={publish.isPending} onClick={() => publish.mutate()}>{t('journeys.publish')}</Button>
      </div>
    </Modal>
  );
}
