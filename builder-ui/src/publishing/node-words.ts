/** What nodes, their ports and their settings are called, from their definitions; a node of an unknown type goes by its type. */
import { durationInWords, formHintsOf, listInWords, portsOf, rulesInWords, weekdaysInWords, type FormHints, type JourneyNode, type Locale, type NodeDefinition, type RuleGroup } from '@nachklang/nodes/sdk';
import type { Definitions } from '../journey-store/definitions.ts';
import { nodeSentence } from '../journey-store/node-words.ts';

export interface NodeWords {
  /** Its own name, else what its card says it does. */
  title(node: JourneyNode): string;
  /** Absent where there is only one way on. */
  port(node: JourneyNode, port: string): string | undefined;
  /** `value` answers nothing for what cannot be said in a few words. */
  setting(node: JourneyNode, name: string): { label: string; value(value: unknown): string | undefined };
}

export function createNodeWords(definitions: Definitions, locale: Locale): NodeWords {
  return {
    title: (node) => nodeSentence(node, definitions, locale),
    port(node, port) {
      const definition = definitions.get(node.type);
      const ports = definition === undefined ? [] : (attempt(() => portsOf(definition, node.settings)) ?? []);
      if (ports.length === 1 && ports[0]?.id === port) return undefined;
      return ports.find(({ id }) => id === port)?.label[locale] ?? port;
    },
    setting(node, name) {
      const hints = hintsOf(definitions.get(node.type), name);
      return { label: hints?.label[locale] ?? name, value: (value) => valueInWords(value, hints, locale) };
    },
  };
}

function hintsOf(definition: NodeDefinition | undefined, name: string): FormHints | undefined {
  const properties: unknown = definition === undefined ? undefined : Reflect.get(definition.settings, 'properties');
  const schema: unknown = isObject(properties) ? properties[name] : undefined;
  return isObject(schema) ? formHintsOf(schema) : undefined;
}

function valueInWords(value: unknown, hints: FormHints | undefined, locale: Locale): string | undefined {
  if (hints?.widget === 'rules') return isRuleGroup(value) ? rulesInWords(value, locale) : undefined;
  if (hints?.widget === 'weekdays' && Array.isArray(value)) return weekdaysInWords(value.filter((day) => typeof day === 'number'), locale);
  if (Array.isArray(value)) return listOf(value, locale);
  if (typeof value === 'boolean') return { de: value ? 'ja' : 'nein', en: value ? 'yes' : 'no' }[locale];
  if (typeof value === 'number') return value.toLocaleString(locale);
  if (typeof value !== 'string') return undefined;
  if (hints?.widget === 'duration') return durationInWords(value, locale);
  const choice = hints?.choices?.[value]?.[locale];
  // Of a choice that explains itself („Werbung: auch …“), its name is enough.
  if (choice !== undefined) return choice.split(': ')[0];
  return value.length > 80 ? undefined : { de: `„${value}“`, en: `“${value}”` }[locale];
}

/** Cases, variants and other entries by their names. */
function listOf(values: unknown[], locale: Locale): string | undefined {
  const words = values.map((value) => (isObject(value) ? value['name'] : value)).filter((word) => typeof word === 'string' || typeof word === 'number');
  return words.length < values.length || words.length === 0 ? undefined : listInWords(words.map(String), locale);
}

/** Drafts may hold settings that their definition cannot read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRuleGroup(value: unknown): value is RuleGroup {
  return isObject(value) && Array.isArray(value['rules']) && (value['combinator'] === 'and' || value['combinator'] === 'or');
}
