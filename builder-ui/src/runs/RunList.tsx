/** The runs of a journey with their filters: state, node, and person. */
import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrollmentSummary } from '../api/types.ts';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { useNodeWords } from '../publishing/use-node-words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { RUN_STATES, RUN_TONES, runsQuery, type RunFilter } from './run-queries.ts';
import classes from './Runs.module.css';
import { useNodeNames } from './use-node-names.ts';

export function RunList() {
  const { t } = useTranslation();
  const journeyId = useJourney((state) => state.journeyId);
  const [filter, setFilter] = useState<RunFilter>({});
  const [person] = useDebouncedValue(filter.person, 250);
  const pages = useInfiniteQuery(runsQuery(journeyId, { ...filter, person }));
  const filtered = Object.values(filter).some((value) => value !== undefined && value !== '');
  return (
    <>
      <Filters filter={filter} onChange={setFilter} />
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const runs = loaded.flatMap(({ items }) => items);
          if (runs.length === 0) return filtered ? <EmptyState icon="search" title={t('runs.noneFound')} text={t('runs.noneFoundText')} /> : <EmptyState icon="people" title={t('runs.none')} text={t('runs.noneText')} />;
          return (
            <>
              <ul className={classes.runs} aria-label={t('runs.runs')}>{runs.map((run) => <Row key={run.id} run={run} />)}</ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Filters({ filter, onChange }: { filter: RunFilter; onChange: (filter: RunFilter) => void }) {
  const { t } = useTranslation();
  const words = useNodeWords();
  const nodes = useJourney((state) => state.document.nodes);
  const change = (part: RunFilter) => onChange({ ...filter, ...part });
  return (
    <search className={classes.filters}>
      <NativeSelect size="xs" aria-label={t('runs.state')} value={filter.state ?? ''} onChange={({ currentTarget }) => change({ state: RUN_STATES.find((state) => state === currentTarget.value) })} data={[{ value: '', label: t('runs.anyState') }, ...RUN_STATES.map((state) => ({ value: state, label: t(`runs.states.${state}`) }))]} />
      <NativeSelect size="xs" aria-label={t('runs.node')} value={filter.node ?? ''} onChange={({ currentTarget }) => change({ node: currentTarget.value === '' ? undefined : currentTarget.value })} data={[{ value: '', label: t('runs.anyNode') }, ...nodes.map((node) => ({ value: node.id, label: words.title(node) }))]} />
      <TextInput className={classes.wide} size="xs" type="search" aria-label={t('runs.person')} placeholder={t('runs.person')} leftSection={<Icon name="search" size={15} />} value={filter.person ?? ''} onChange={({ currentTarget }) => change({ person: currentTarget.value })} />
    </search>
  );
}

function Row({ run }: { run: EnrollmentSummary }) {
  const { t } = useTranslation();
  const { when, dateTime } = useFormats();
  const { open } = useEditorPanel();
  const nodeName = useNodeNames();
  const { id, state, nodeId, startedAt, dueAt, version } = run;
  const where = [nodeName(nodeId), ...(state === 'active' && dueAt !== undefined ? [t('runs.goesOn', { when: dateTime(dueAt) })] : []), t('publishing.version', { number: version })];
  return (
    <li>
      <UnstyledButton className={classes.run} onClick={() => open({ panel: 'runs', enrollment: id })}>
        <span className={classes.runLine}><span className={classes.strong}>{whoOf(run)}</span><time dateTime={startedAt}>{when(startedAt)}</time></span>
        <span className={classes.runLine}><span className={classes.quiet}>{where.join(' · ')}</span><StateMark tone={RUN_TONES[state]}>{t(`runs.states.${state}`)}</StateMark></span>
      </UnstyledButton>
    </li>
  );
}

function whoOf({ contact, orderId, orderNumber = orderId, contactId }: EnrollmentSummary): string {
  const who = contact?.name ?? contact?.email ?? contactId;
  return orderNumber === undefined ? who : `${who} · ${orderNumber}`;
}
