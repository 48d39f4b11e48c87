/** The help of a node: the German and the English part of its README, for the panel beside its settings. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale, NodeDefinition, NodeKind } from '@nachklang/nodes/sdk';

const BUILT_IN = join(import.meta.dirname, '../../../nodes');
const FOLDERS: Record<NodeKind, string> = { trigger: 'triggers', wait: 'waits', condition: 'conditions', action: 'actions' };
const HEADINGS: Record<Locale, string> = { de: 'Deutsch', en: 'English' };

/** Markdown by language; a language whose part is missing is absent. `nodesDir` for a node of one's own. */
export async function nodeHelp({ id, kind }: NodeDefinition, nodesDir?: string): Promise<Partial<Record<Locale, string>>> {
  const folder = nodesDir === undefined ? join(BUILT_IN, FOLDERS[kind], id) : join(nodesDir, id);
  const readme = await readFile(join(folder, 'README.md'), 'utf8').catch(ifMissing);
  const parts = new Map(readme.split(/^## /m).slice(1).map((part) => [headingOf(part), textOf(part)]));
  const help: Partial<Record<Locale, string>> = {};
  for (const locale of ['de', 'en'] as const) {
    const text = parts.get(HEADINGS[locale]);
    if (text !== undefined && text !== '') help[locale] = text;
  }
  return help;
}

/** A node works without its README; anything else that keeps it from being read is worth an error. */
function ifMissing(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}

function headingOf(part: string): string {
  return (part.split(/\r?\n/, 1)[0] ?? '').trim();
}

function textOf(part: string): string {
  return part.split(/\r?\n/).slice(1).join('\n').trim();
}
