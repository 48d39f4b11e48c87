/** One node type in the palette. */
import type { NodeDefinition } from '@nachklang/nodes/sdk';
import { KindTile } from '../cards/KindTile.tsx';
import { useLocale } from '../use-locale.ts';
import classes from './Palette.module.css';

interface PaletteItemProps {
  definition: NodeDefinition;
  onPointerDown(event: React.PointerEvent): void;
  onChoose(): void;
}

export function PaletteItem({ definition, onPointerDown, onChoose }: PaletteItemProps) {
  const locale = useLocale();
  return (
    <li>
      <button
        type="button" className={classes.item} data-type={definition.id} onPointerDown={onPointerDown}
        // A press of the mouse is a drag or a click of its own making; a keyboard's click has no detail.
        onClick={(event) => event.detail === 0 && onChoose()}
      >
        <KindTile definition={definition} size={28} />
        <span className={classes.words}>
          <span className={classes.title}>{definition.label[locale]}</span>
          <span className={classes.text}>{definition.description[locale]}</span>
        </span>
      </button>
    </li>
  );
}
