/** A node's icon on the colour of its kind. */
import type { NodeDefinition } from '@nachklang/nodes/sdk';
import classes from './KindTile.module.css';
import { NodeIcon } from './node-icons.tsx';

export function KindTile({ definition, size = 30 }: { definition: Pick<NodeDefinition, 'icon' | 'kind'> | undefined; size?: number }) {
  const kind = definition?.kind ?? 'action';
  return (
    <span className={classes.tile} data-kind={kind} style={{ width: size, height: size }}>
      <NodeIcon icon={definition?.icon} kind={kind} size={Math.round(size * 0.6)} />
    </span>
  );
}
