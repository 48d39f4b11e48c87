/** One version, shown on the canvas for reading; compared with the draft or another version; or made the draft again. */
import { Button, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { Version } from '../api/types.ts';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { replaceDocument } from '../journey-store/commands/replace-document.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { ChangeList } from './ChangeList.tsx';
import classes from './Publishing.module.css';
import { versionQuery } from './queries.ts';
import { useCanvasView } from './use-canvas-view.ts';
import { useDifference } from './use-difference.ts';

export function VersionView({ version, versions }: { version: Version; versions: Version[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { open } = useEditorPanel();
  const journeyId = useJourney((state) => state.journeyId);
  const [other, setOther] = useState('');
  const query = useQuery(versionQuery(journeyId, version.number));
  const others = [
    { value: '', label: t('publishing.compareNone') },
    { value: 'draft', label: t('publishing.draft') },
    ...versions.filter(({ number }) => number !== version.number).map(({ number }) => ({ value: String(number), label: t('publishing.version', { number }) })),
  ];
  return (
    <>
      <div className={classes.section}>
        <div><Button size="compact-sm" variant="subtle" leftSection={<Icon name="back" size={16} />} onClick={() => open({ panel: 'versions' })}>{t('publishing.allVersions')}</Button></div>
        <div className={classes.head}>
          <Title order={3}>{t('publishing.version', { number: version.number })}</Title>
          {version.live && <StateMark tone="good">{t('publishing.live')}</StateMark>}
        </div>
        <p className={classes.quiet}>{t('publishing.publishedBy', { when: dateTime(version.publishedAt), who: version.publishedByName ?? t('publishing.notInTeam') })}</p>
        <p className={classes.quiet}>{t('publishing.readOnly')}</p>
      </div>
      <Loaded query={query}>
        {({ document }) => (
          <>
            <Restore number={version.number} document={document} />
            <NativeSelect label={t('publishing.compareWith')} value={other} onChange={({ currentTarget }) => setOther(currentTarget.value)} data={others} />
            {other === '' && <Alone document={document} />}
            {other === 'draft' && <WithDraft document={document} />}
            {Number(other) > 0 && <WithVersion number={Number(other)} than={version.number} document={document} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Alone({ document }: { document: JourneyDocument }) {
  useCanvasView(document, undefined);
  return null;
}

function WithDraft({ document }: { document: JourneyDocument }) {
  const draft = useJourney((state) => state.document);
  return <Comparison before={document} after={draft} />;
}

/** The older of two stands before the newer, whichever was chosen first. */
function WithVersion({ number, than, document }: { number: number; than: number; document: JourneyDocument }) {
  const journeyId = useJourney((state) => state.journeyId);
  const query = useQuery(versionQuery(journeyId, number));
  return <Loaded query={query}>{(version) => (number < than ? <Comparison before={version.document} after={document} /> : <Comparison before={document} after={version.document} />)}</Loaded>;
}

function Comparison({ before, after }: { before: JourneyDocument; after: JourneyDocument }) {
  const { t } = useTranslation();
  const { lines, same, union, overlay } = useDifference(before, after);
  useCanvasView(union, overlay);
  return same ? <p className={classes.quiet}>{t('publishing.sameDocuments')}</p> : <ChangeList lines={lines} label={t('publishing.changes')} />;
}

/** No question asked: it is one step that can be undone, and nothing goes live by it. */
function Restore({ number, document }: { number: number; document: JourneyDocument }) {
  const { t } = useTranslation();
  const { open } = useEditorPanel();
  const store = useJourneyStore();
  const mayWrite = useMay('journeys:write');
  if (!mayWrite) return null;
  const restore = () => {
    store.getState().setOverlay(undefined);
    store.getState().setShown(undefined);
    store.getState().run(replaceDocument('restore', document));
    open({ panel: 'versions' });
  };
  return (
    <div className={classes.section}>
      <Button variant="default" onClick={restore}>{t('publishing.restore')}</Button>
      <p className={classes.quiet}>{t('publishing.restoreText', { number })}</p>
    </div>
  );
}
