/** Beside the pointer, while a way is drawn over a card it cannot lead to: why not. */
import { useConnection } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { connectionProblem } from '../../journey-store/graph/connection-problem.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import classes from './ConnectionWhy.module.css';

export function ConnectionWhy() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const definitions = useDefinitions();
  const { from, port, to, isValid, pointer } = useConnection(({ inProgress, fromNode, fromHandle, toNode, isValid, pointer }) => ({ from: inProgress ? fromNode.id : undefined, port: fromHandle?.id, to: toNode?.id, isValid, pointer }));
  if (from === undefined || typeof port !== 'string' || to === undefined || isValid !== false || pointer === null) return null;
  const problem = connectionProblem(journey.getState().document, definitions, { from, port, to });
  if (problem === undefined) return null;
  return <div className={classes.why} style={{ left: pointer.x + 16, top: pointer.y + 16 }}>{t(`canvas.refusals.${problem}`)}</div>;
}
