/** The exits of a card: their names, a dot where a way leaves, and a plus where one could. */
import { Handle } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useEditable } from '../editable.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import type { CardData } from '../flow-elements.ts';
import { useLocale } from '../use-locale.ts';
import { portPlace } from './card-geometry.ts';
import classes from './CardPorts.module.css';
import { BOTTOM, RIGHT } from './positions.ts';

export const CardPorts = memo(function CardPorts({ id, data: { ports, taken, shape, folded } }: { id: string; data: CardData }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ui = useCanvasUiStore();
  const editable = useEditable();
  const figures = useJourney((state) => (state.overlay?.nodes[id]?.figures ?? state.figures?.nodes[id])?.left);
  const down = shape.direction === 'down';
  return (
    <>
      {ports.length > 1 && (
        <div className={classes.row} data-direction={shape.direction}>
          {ports.map((port) => (
            <span key={port.id} className={classes.port} data-gone={port.gone} title={port.gone ? t('canvas.portGone', { port: port.label[locale] }) : port.label[locale]}>
              {port.label[locale]}{figures?.[port.id] !== undefined && <b>{figures[port.id]}</b>}
            </span>
          ))}
        </div>
      )}
      {ports.map((port, index) => {
        const open = !taken.includes(port.id) && port.gone !== true && folded === undefined;
        const { x, y } = portPlace(shape, index);
        return (
          <Handle key={port.id} type="source" id={port.id} position={down ? BOTTOM : RIGHT} style={{ left: x, top: y }} className={classes.exit} data-open={open || undefined} data-gone={port.gone} isConnectableStart={open} isConnectableEnd={false}>
            {open && editable && (
              <button
                type="button" tabIndex={-1} className={classes.plus} data-direction={shape.direction}
                aria-label={ports.length > 1 ? t('canvas.addAfterPort', { port: port.label[locale] }) : t('canvas.addAfter')}
                onClick={(event) => {
                  event.stopPropagation();
                  ui.setState({ adding: { target: { kind: 'port', from: id, port: port.id }, at: { x: event.clientX, y: event.clientY } } });
                }}
              >
                <IconPlus size={13} stroke={2.4} aria-hidden />
              </button>
            )}
          </Handle>
        );
      })}
    </>
  );
});
