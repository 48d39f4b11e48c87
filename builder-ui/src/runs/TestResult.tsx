/** The path of a test through time: the time line, the canvas lit up to it, and every step explained. */
import { NativeSelect } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestBranch, TestedRun, TestRun } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { useMomentWords } from './moment-words.ts';
import { MomentList, MomentRow } from './MomentList.tsx';
import { NobodyEntered } from './NobodyEntered.tsx';
import { PlayBar } from './PlayBar.tsx';
import classes from './Runs.module.css';
import { TestStopDetails } from './TestStopDetails.tsx';
import { testMoments } from './test-moments.ts';
import { createTimeWords } from './time-words.ts';
import { usePlayer } from './use-player.ts';
import { useRunCanvas } from './use-run-canvas.ts';

interface TestResultProps {
  result: TestRun;
  onBranch: (branch: TestBranch) => void;
}

export function TestResult({ result, onBranch }: TestResultProps) {
  const { t } = useTranslation();
  const { money } = useFormats();
  const [chosen, choose] = useState(0);
  const { contact, order, runs } = result;
  const run = runs[chosen];
  const who = [contact.firstName, contact.lastName].filter((part) => part !== undefined).join(' ');
  return (
    <div className={classes.section}>
      <p className={classes.quiet}>{[who === '' ? contact.email : who, ...(order === undefined ? [] : [order.number, money(order.total, order.currency), t('runs.parcelCount', { count: order.parcels })])].join(' · ')}</p>
      {runs.length > 1 && <NativeSelect label={t('runs.whichRun')} value={String(chosen)} onChange={({ currentTarget }) => choose(Number(currentTarget.value))} data={runs.map(({ parcelId, lineId }, index) => ({ value: String(index), label: t('runs.runOf', { number: index + 1, what: parcelId ?? lineId ?? order?.number ?? '' }) }))} />}
      {run === undefined ? <NobodyEntered result={result} /> : <Played key={chosen} result={result} run={run} onBranch={onBranch} />}
      {result.stopped !== undefined && <p className={classes.quiet}>{t('runs.tooManySteps')}</p>}
    </div>
  );
}

function Played({ result, run, onBranch }: TestResultProps & { run: TestedRun }) {
  const { t, i18n } = useTranslation();
  const calm = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const times = useMemo(() => createTimeWords(locale, result.timeZone), [locale, result.timeZone]);
  const moments = useMemo(() => testMoments(result, run), [result, run]);
  const words = useMomentWords(result.document, times);
  const player = usePlayer(moments.length, !calm);
  useRunCanvas({ document: undefined, moments, index: player.index, words });
  const moment = moments[player.index];
  if (moment === undefined) return null;
  const detail = words.detail(moment);
  return (
    <>
      <PlayBar player={player} when={words.when(moment, moments[moment.place - 1])} what={[words.title(moment), ...(detail === undefined ? [] : [detail])].join(' – ')} />
      <MomentList>
        {moments.map((one) => (
          <MomentRow key={one.place} moment={one} before={moments[one.place - 1]} player={player} words={words}>
            {one.kind === 'left' && <TestStopDetails stop={one.stop} times={times} document={result.document} onBranch={onBranch} />}
          </MomentRow>
        ))}
      </MomentList>
      {run.end === undefined && <p className={classes.quiet}>{t('runs.stillWaiting')}</p>}
    </>
  );
}
