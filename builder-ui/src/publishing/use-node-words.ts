/** What nodes are called, in the language of the page. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../journey-store/definitions.ts';
import { createNodeWords, type NodeWords } from './node-words.ts';

export function useNodeWords(): NodeWords {
  const { i18n } = useTranslation();
  const definitions = useDefinitions();
  return useMemo(() => createNodeWords(definitions, i18n.language === 'de' ? 'de' : 'en'), [definitions, i18n.language]);
}
