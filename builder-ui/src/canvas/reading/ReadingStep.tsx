/** One node of a journey that is read: by which exit one comes, what happens, and where ways end or lead back. */
import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import type { Reading } from '../../journey-store/graph/walk.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodeSentence, nodeSummary, nodeTitle } from '../../journey-store/node-words.ts';
import { problemMarks } from '../../journey-store/problem-marks.ts';
import { KindTile } from '../cards/KindTile.tsx';
import { useLocale } from '../use-locale.ts';
import classes from './ReadingView.module.css';

/** Deeper than this, a phone has no room left to indent. */
const MOST_INDENTS = 3;

export function ReadingStep({ reading: { node, depth, by, backTo, open } }: { reading: Reading }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const definitions = useDefinitions();
  const definition = definitions.get(node.type);
  const mark = useJourney((state) => problemMarks(state.problems).get(node.id));
  const tone = useJourney((state) => state.overlay?.nodes[node.id]?.tone);
  const forks = backTo.length + open.length > 0 && definition?.kind !== 'trigger';
  return (
    <li className={classes.step} style={{ marginInlineStart: Math.min(depth, MOST_INDENTS) * 18 }} data-tone={tone}>
      {by !== undefined && depth > 0 && by.port.id !== 'next' && <p className={classes.by}>{t('canvas.reading.by', { port: by.port.label[locale], name: nodeSentence(by.from, definitions, locale) })}</p>}
      <div className={classes.card}>
        <KindTile definition={definition} />
        <div className={classes.words}>
          <div className={classes.title}>{nodeTitle(node, definitions, locale)}</div>
          <div className={classes.text}>{nodeSummary(node, definitions, locale)}</div>
        </div>
        {mark === 'error' && <IconCircleXFilled size={17} color="var(--nk-bad)" aria-label={t('canvas.marks.error')} />}
        {mark === 'warning' && <IconAlertTriangleFilled size={17} color="var(--nk-warn)" aria-label={t('canvas.marks.warning')} />}
      </div>
      {forks && (
        <ul className={classes.ways}>
          {backTo.map(({ port, node: target }) => <li key={port.id}>{t('canvas.reading.onTo', { port: port.label[locale], name: nodeSentence(target, definitions, locale) })}</li>)}
          {open.map((port) => <li key={port.id}>{t('canvas.reading.ends', { port: port.label[locale] })}</li>)}
        </ul>
      )}
    </li>
  );
}
