/** The history of a journey: what was published, when and by whom. One version opens on the canvas, is compared, or becomes the draft again. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Publishing.module.css';
import { versionsQuery } from './queries.ts';
import { VersionView } from './VersionView.tsx';

export function VersionsPanel() {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { search, open } = useEditorPanel();
  const journeyId = useJourney((state) => state.journeyId);
  const versions = useQuery(versionsQuery(journeyId));
  return (
    <>
      <PanelHead title={t('publishing.versions')} />
      <div className={classes.panel}>
        <Loaded query={versions}>
          {(all) => {
            if (all.length === 0) return <EmptyState icon="journeys" title={t('publishing.noVersion')} text={t('publishing.noVersionText')} />;
            const chosen = all.find(({ number }) => number === search.version);
            if (chosen !== undefined) return <VersionView key={chosen.number} version={chosen} versions={all} />;
            return (
              <>
                <p className={classes.quiet}>{t('publishing.versionsIntro')}</p>
                <ul className={classes.versions} aria-label={t('publishing.versions')}>
                  {all.map((version) => (
                    <li key={version.number}>
                      <UnstyledButton className={classes.version} onClick={() => open({ panel: 'versions', version: version.number })}>
                        <span className={classes.versionName}>{t('publishing.version', { number: version.number })}{version.live && <StateMark tone="good">{t('publishing.live')}</StateMark>}</span>
                        <span className={classes.quiet}>{t('publishing.publishedBy', { when: dateTime(version.publishedAt), who: version.publishedByName ?? t('publishing.notInTeam') })}</span>
                      </UnstyledButton>
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
