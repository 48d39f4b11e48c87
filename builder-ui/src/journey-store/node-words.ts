/** What a node is called and what it does, in words. */
import type { JourneyNode, Locale } from '@nachklang/nodes/sdk';
import type { Definitions } from './definitions.ts';

/** Its own name, else what its type is called. */
export function nodeTitle(node: JourneyNode, definitions: Definitions, locale: Locale): string {
  const name = node.name?.[locale];
  if (name !== undefined && name !== '') return name;
  return definitions.get(node.type)?.label[locale] ?? node.type;
}

/** Settings that do not fit their schema may trip a definition's function: then its line from the palette must do. */
export function nodeSummary(node: JourneyNode, definitions: Definitions, locale: Locale): string {
  const definition = definitions.get(node.type);
  if (definition === undefined) return '';
  try {
    return definition.summary(node.settings, locale);
  } catch {
    return definition.description[locale];
  }
}

/** The one or the other, whichever tells more: the name somebody gave, else what happens. */
export function nodeSentence(node: JourneyNode, definitions: Definitions, locale: Locale): string {
  const name = node.name?.[locale];
  return name !== undefined && name !== '' ? name : nodeSummary(node, definitions, locale) || nodeTitle(node, definitions, locale);
}
