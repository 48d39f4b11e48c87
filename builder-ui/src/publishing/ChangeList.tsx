/** A difference as a list: what is new, changed or gone; a click shows the node on the canvas. */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import classes from './Publishing.module.css';
import type { ChangeLine } from './difference-words.ts';

const SIGNS = { added: '+', changed: '~', removed: '−' } as const;

export function ChangeList({ lines, label }: { lines: ChangeLine[]; label: string }) {
  const { t } = useTranslation();
  const store = useJourneyStore();
  return (
    <ul className={classes.changes} aria-label={label}>
      {lines.map(({ id, kind, title, details, nodeId }) => (
        <li key={id} className={classes.change} data-kind={kind}>
          <span className={classes.sign} aria-hidden="true">{SIGNS[kind]}</span>
          <div className={classes.changeText}>
            <span className={classes.kind}>{t(`publishing.kinds.${kind}`)}</span>
            {nodeId === undefined ? <div className={classes.changeTitle}>{title}</div> : <UnstyledButton className={classes.changeTitle} onClick={() => store.getState().select({ nodes: [nodeId] })}>{title}</UnstyledButton>}
            {details.map((detail) => <div key={detail} className={classes.detail}>{detail}</div>)}
          </div>
        </li>
      ))}
    </ul>
  );
}
