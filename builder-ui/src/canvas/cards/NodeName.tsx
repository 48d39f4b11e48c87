/** The name of a node, being written. Enter keeps it, Escape does not; an empty one gives the node back its own. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import { renameNode } from '../../journey-store/commands/rename-node.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { useLocale } from '../use-locale.ts';
import classes from './NodeName.module.css';

export function NodeName({ node }: { node: JourneyNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const definitions = useDefinitions();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const label = definitions.get(node.type)?.label;

  function close(written: string | undefined): void {
    ui.setState({ renaming: undefined });
    const name = written?.trim();
    if (name === undefined || name === (node.name?.[locale] ?? '')) return;
    // A name in one language only would leave the other's readers without one.
    const other = { ...(label ?? { de: name, en: name }), ...node.name };
    const fresh = node.name === undefined ? { de: name, en: name } : { ...other, [locale]: name };
    journey.getState().run(renameNode(node.id, name === '' ? undefined : fresh));
  }

  return (
    <input
      ref={focusAtOnce}
      className={`${classes.input ?? ''} nodrag nopan`} defaultValue={node.name?.[locale] ?? ''} placeholder={label?.[locale] ?? ''} maxLength={80} aria-label={t('canvas.nodeName')}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') close(event.currentTarget.value);
        if (event.key === 'Escape') close(undefined);
      }}
    />
  );
}
