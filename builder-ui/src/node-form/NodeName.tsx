/** The name a node goes by on its card; without one it is called by what it does. */
import { TextInput } from '@mantine/core';
import type { JourneyNode, Locale, Localized, NodeDefinition } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import { renameNode } from '../journey-store/commands/rename-node.ts';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { inLanguage, withLanguage } from './localized-text.ts';
import { useDraft } from './use-draft.ts';

export function NodeName({ node, definition, locale, readOnly }: { node: JourneyNode; definition: NodeDefinition; locale: Locale; readOnly: boolean }) {
  const { t } = useTranslation();
  const store = useJourneyStore();
  const name = useDraft<Localized | undefined>(node.name, (next) => store.getState().run(renameNode(node.id, next)));
  return (
    <TextInput
      label={t('nodeForm.nodeName')} placeholder={definition.label[locale]} maxLength={200} readOnly={readOnly}
      value={inLanguage(name.value, locale)} onChange={({ currentTarget }) => name.change(withLanguage(name.value, locale, currentTarget.value))} onBlur={name.flush}
    />
  );
}
