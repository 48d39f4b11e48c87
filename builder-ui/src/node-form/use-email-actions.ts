/** What a node's form can do with the e-mails of the journey. */
import type { JourneyNode, NodeDefinition } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { useDefinitions } from '../journey-store/definitions.ts';
import { emailSettings } from '../journey-store/email-settings.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import type { EmailActions } from './form-context.ts';
import { addEmailFor, keyForNew } from './new-email.ts';
import { renameEmail } from '../journey-store/commands/rename-email.ts';

/** `flush`: what is typed is written before anything else changes. */
export function useEmailActions(node: JourneyNode, definition: NodeDefinition, flush: () => void): EmailActions | undefined {
  const { i18n } = useTranslation();
  const store = useJourneyStore();
  const definitions = useDefinitions();
  const { open } = useEditorPanel();
  const emails = useJourney(({ document, shown }) => (shown ?? document).emails);
  const [setting] = emailSettings(definition);
  const language = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(() => {
    if (setting === undefined) return undefined;
    const edit = (key: string) => open({ panel: 'email', email: key, locale: language, node: node.id });
    return {
      emails: Object.entries(emails).map(([key, email]) => ({ key, subject: email[language].subject })),
      open(key) {
        flush();
        edit(key);
      },
      create() {
        flush();
        const { document, run } = store.getState();
        const current = document.nodes.find(({ id }) => id === node.id);
        run(addEmailFor(node.id, setting, keyForNew(document, current?.settings[setting])));
      },
      rename(from, to) {
        flush();
        store.getState().run(renameEmail(from, to, definitions));
      },
    };
  }, [setting, emails, language, open, flush, store, node.id, definitions]);
}
