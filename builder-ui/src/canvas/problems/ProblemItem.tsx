/** One problem: where, what, and how to mend it. */
import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react';
import type { Problem } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { nodeTitle } from '../../journey-store/node-words.ts';
import { useMiddle } from '../actions/use-add-target.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { useEditable } from '../editable.ts';
import { useLocale } from '../use-locale.ts';
import { mendFor } from './mend-for.ts';
import classes from './ProblemsPanel.module.css';

export function ProblemItem({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const editable = useEditable();
  const view = useView();
  const middle = useMiddle();
  const [asking, setAsking] = useState(false);
  // While the check is a moment behind, paths may point elsewhere.
  const checked = useJourney(({ checked, document }) => (checked === document ? checked : undefined));
  const mend = checked === undefined || !editable ? undefined : mendFor(problem, checked, definitions);
  const node = useJourney(({ document }) => (problem.nodeId === undefined ? undefined : nodesById(document).get(problem.nodeId)));

  function act(): void {
    if (mend === undefined) return;
    if (!('command' in mend)) ui.setState({ adding: { target: { kind: 'place', at: middle() }, at: undefined } });
    else if ('asks' in mend && !asking) setAsking(true);
    else journey.getState().run(mend.command);
  }
  return (
    <li className={classes.item}>
      {problem.severity === 'error' ? <IconCircleXFilled size={17} color="var(--nk-bad)" aria-label={t('canvas.problems.error')} /> : <IconAlertTriangleFilled size={17} color="var(--nk-warn)" aria-label={t('canvas.problems.warning')} />}
      <div className={classes.words}>
        {node !== undefined && <button type="button" className={classes.node} onClick={() => view.goTo(node.id, { force: true })}>{nodeTitle(node, definitions, locale)}</button>}
        <p>{problem.message[locale]}</p>
        <p className={classes.mend}>{problem.mend[locale]}</p>
        {mend !== undefined && (
          <div className={classes.action}>
            <Button size="xs" variant={asking ? 'filled' : 'default'} color={asking ? 'red' : 'gray'} onClick={act}>{asking ? t('canvas.mends.sure') : t(`canvas.mends.${mend.kind}`)}</Button>
            {asking && <Button size="xs" variant="subtle" color="gray" onClick={() => setAsking(false)}>{t('common.cancel')}</Button>}
          </div>
        )}
      </div>
    </li>
  );
}
