/** One journey of the list; the row opens the editor, and beside it is what its state allows. */
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { inShop } from '../api/shop.ts';
import type { Journey } from '../api/types.ts';
import { STATE_TONES } from '../canvas/state-tones.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark } from '../ui/StateMark.tsx';
import { useJourneyAction, type Verb } from './journey-actions.ts';
import classes from './Journeys.module.css';
import { PublishDialog } from './PublishDialog.tsx';
import { inLanguage } from './queries.ts';
import { RowFigures } from './RowFigures.tsx';
import { TagDialog } from './TagDialog.tsx';

export function JourneyRow({ journey, onNews }: { journey: Journey; onNews: (news: string) => void }) {
  const { t, i18n } = useTranslation();
  const { when } = useFormats();
  const name = inLanguage(journey.name, i18n.language);
  const action = useJourneyAction(journey.id, (verb) => onNews(t(`journeys.did.${verb}`, { name })));
  const [publishing, publish] = useDisclosure(false);
  const [tagging, tag] = useDisclosure(false);
  const facts = [
    ...(journey.liveVersion === undefined ? [] : [t('journeys.version', { number: journey.liveVersion })]),
    ...(journey.liveVersion !== undefined && journey.hasUnpublishedChanges ? [t('journeys.changed')] : []),
    t('journeys.updated', { when: when(journey.updatedAt) }),
  ];
  return (
    <li>
      <div className={`${rows.row} ${classes.row}`}>
        <div className={classes.state}><StateMark tone={STATE_TONES[journey.state]}>{t(`journeys.states.${journey.state}`)}</StateMark></div>
        <div className={rows.main}>
          <Link to="/journeys/$journeyId" params={{ journeyId: journey.id }} className={classes.open}>{name}</Link>
          <div className={rows.sub}>{facts.join(' · ')}</div>
          {journey.tags.length > 0 && <ul className={classes.tags} aria-label={t('journeys.tags')}>{journey.tags.map((one) => <li key={one}>{one}</li>)}</ul>}
        </div>
        {journey.liveVersion !== undefined && <RowFigures journeyId={journey.id} />}
        <RowActions journey={journey} name={name} pending={action.isPending} onVerb={action.mutate} onPublish={publish.open} onTag={tag.open} />
      </div>
      {action.error !== null && <div className={classes.problem}><ProblemNote error={action.error} /></div>}
      {publishing && <PublishDialog journey={journey} onClose={publish.close} onNews={onNews} />}
      {tagging && <TagDialog journey={journey} name={name} onClose={tag.close} />}
    </li>
  );
}

interface ActionsProps {
  journey: Journey;
  name: string;
  pending: boolean;
  onVerb: (verb: Verb) => void;
  onPublish: () => void;
  onTag: () => void;
}

function RowActions({ journey, name, pending, onVerb, onPublish, onTag }: ActionsProps) {
  const { t } = useTranslation();
  const mayPublish = useMay('journeys:publish');
  const mayWrite = useMay('journeys:write');
  const { state } = journey;
  const label = (verb: 'pause' | 'resume' | 'publish' | 'more') => t('journeys.actionsFor', { action: t(`journeys.${verb}`), name });
  const main = state === 'live' && !journey.hasUnpublishedChanges ? 'pause' : state === 'paused' && !journey.hasUnpublishedChanges ? 'resume' : 'publish';
  return (
    <Group gap="xs" className={classes.actions}>
      {mayPublish && state !== 'archived' && (main === 'publish'
        ? <Button size="xs" aria-label={label('publish')} onClick={onPublish}>{t('journeys.publish')}</Button>
        : <Button size="xs" variant="default" loading={pending} aria-label={label(main)} onClick={() => onVerb(main)}>{t(`journeys.${main}`)}</Button>)}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={label('more')}><Icon name="dots" /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {mayPublish && main === 'publish' && state === 'live' && <Menu.Item onClick={() => onVerb('pause')}>{t('journeys.pause')}</Menu.Item>}
          {mayPublish && main === 'publish' && state === 'paused' && <Menu.Item onClick={() => onVerb('resume')}>{t('journeys.resume')}</Menu.Item>}
          {mayWrite && <Menu.Item onClick={() => onVerb('duplicate')}>{t('journeys.duplicate')}</Menu.Item>}
          {mayWrite && <Menu.Item onClick={onTag}>{t('journeys.tagDo')}</Menu.Item>}
          <Menu.Item component="a" href={inShop(`/api/v1/journeys/${encodeURIComponent(journey.id)}/export`)} download>{t('journeys.export')}</Menu.Item>
          {mayPublish && <Menu.Divider />}
          {mayPublish && (state === 'archived'
            ? <Menu.Item onClick={() => onVerb('unarchive')}>{t('journeys.unarchive')}</Menu.Item>
            : <Menu.Item onClick={() => onVerb('archive')}>{t('journeys.archive')}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
