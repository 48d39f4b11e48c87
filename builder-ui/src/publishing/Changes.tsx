/** What publishing would change, as a list here and in colours on the canvas. */
import { Title } from '@mantine/core';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import { ChangeList } from './ChangeList.tsx';
import classes from './Publishing.module.css';
import { useCanvasView } from './use-canvas-view.ts';
import { useDifference } from './use-difference.ts';

export function Changes({ before, after }: { before: JourneyDocument | undefined; after: JourneyDocument }) {
  const { t } = useTranslation();
  const { lines, same, union, overlay } = useDifference(before, after);
  // What goes can only be shown on the union of both; without it the draft stays open for changes.
  useCanvasView(union.nodes.length + union.edges.length > after.nodes.length + after.edges.length ? union : undefined, overlay);
  return (
    <section className={classes.section}>
      <Title order={3}>{t('publishing.changes')}</Title>
      {before === undefined ? <p className={classes.quiet}>{t('publishing.firstTime', { nodes: t('publishing.nodeCount', { count: after.nodes.length }), emails: t('publishing.emailCount', { count: Object.keys(after.emails).length }) })}</p> : null}
      {before !== undefined && same && <p className={classes.quiet}>{t('publishing.nothingChanged')}</p>}
      {before !== undefined && !same && <ChangeList lines={lines} label={t('publishing.changes')} />}
    </section>
  );
}
