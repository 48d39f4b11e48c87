/** The node types by kind, in the order of the palette; those of this installation's own come last in their group. */
import type { NodeDefinition, NodeKind } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';

const KINDS = ['trigger', 'wait', 'condition', 'action'] as const satisfies NodeKind[];

export interface PaletteGroup {
  kind: NodeKind;
  label: string;
  definitions: readonly NodeDefinition[];
}

/** Only nodes that can work on what the journey is about. */
export function usePaletteGroups(): readonly PaletteGroup[] {
  const { t } = useTranslation();
  const definitions = useDefinitions();
  const subject = useJourney((state) => state.document.subject);
  return useMemo(() => {
    const fitting = [...definitions.values()].filter(({ subjects }) => subjects === undefined || subjects.includes(subject));
    return KINDS.map((kind) => ({ kind, label: t(`canvas.kinds.${kind}`), definitions: fitting.filter((definition) => definition.kind === kind) }));
  }, [t, definitions, subject]);
}
