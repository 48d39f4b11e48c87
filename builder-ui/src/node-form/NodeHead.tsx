/** What a node is: its kind, the name it goes by, and its help. */
import { ActionIcon, TextInput } from '@mantine/core';
import type { JourneyNode, Locale, Localized, NodeDefinition } from '@nachklang/nodes/sdk';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renameNode } from '../journey-store/commands/rename-node.ts';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { NodeHelp } from './help/NodeHelp.tsx';
import classes from './NodeForm.module.css';
import { useDraft } from './use-draft.ts';
import { inLanguage, withLanguage } from './localized-text.ts';

interface HeadProps { node: JourneyNode; definition: NodeDefinition; locale: Locale; readOnly: boolean }

export function NodeHead({ node, definition, locale, readOnly }: HeadProps) {
  const { t } = useTranslation();
  const store = useJourneyStore();
  const [help, setHelp] = useState(false);
  const name = useDraft<Localized | undefined>(node.name, (next) => store.getState().run(renameNode(node.id, next)));
  return (
    <header className={classes.head}>
      <div className={classes.headRow}>
        <p className={classes.help}>{definition.description[locale]}</p>
        <ActionIcon variant={help ? 'light' : 'subtle'} color={help ? 'klang' : 'gray'} size={30} aria-label={t('nodeForm.help')} aria-expanded={help} onClick={() => setHelp(!help)}><IconHelp size={19} stroke={1.6} /></ActionIcon>
      </div>
      {help && <NodeHelp type={definition.id} />}
      <TextInput
        label={t('nodeForm.nodeName')} placeholder={definition.label[locale]} maxLength={200} readOnly={readOnly}
        value={inLanguage(name.value, locale)} onChange={({ currentTarget }) => name.change(withLanguage(name.value, locale, currentTarget.value))} onBlur={name.flush}
      />
    </header>
  );
}
