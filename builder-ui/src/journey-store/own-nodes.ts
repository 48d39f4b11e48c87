/**
 * Nodes of this installation's own (`NACHKLANG_NODES`): the browser has their schema, but not their code. What their code says of certain
 * settings (exits, words, problems) is asked of the server once and remembered.
 */
import type { NodeDefinition, Port, Problem } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
import { createStore } from 'zustand/vanilla';
import { api, dataOf } from '../api/client.ts';
import type { NodeDescription, NodeType } from '../api/types.ts';

/** What is asked at once; a canvas shows many nodes for the first time together. */
const GATHER_MS = 60;
const MOST_AT_ONCE = 200;
const AGAIN_MS = 5_000;

/** Counts what became known, so that cards are made anew. */
export const described = createStore<{ known: number }>()(() => ({ known: 0 }));

const answers = new Map<string, NodeDescription | 'asked'>();
let waiting: { key: string; type: string; version: number; settings: Record<string, unknown> }[] = [];

export function ownNode(type: NodeType): NodeDefinition {
  const { id, version, kind, label, description, icon, defaults, subjects, pauses } = type;
  const answerFor = (settings: unknown) => ask(id, version, settings);
  return {
    id, version, kind, label, description, icon, defaults, pauses,
    settings: Type.Unsafe<unknown>(type.settings),
    ...(subjects !== undefined && { subjects }),
    ports: (settings): readonly Port[] => answerFor(settings)?.ports ?? type.ports,
    summary: (settings, locale) => (answerFor(settings)?.summary ?? type.summary)[locale],
    check: (settings) => (answerFor(settings)?.problems ?? []).map(({ path, code, message, mend }: Problem) => ({ path, code, message, mend })),
    listensTo: (settings) => answerFor(settings)?.eventTypes ?? [],
  };
}

function ask(type: string, version: number, settings: unknown): NodeDescription | undefined {
  if (typeof settings !== 'object' || settings === null) return undefined;
  const key = `${type} ${JSON.stringify(settings)}`;
  const answer = answers.get(key);
  if (answer === undefined) {
    answers.set(key, 'asked');
    if (waiting.length === 0) setTimeout(() => void send(), GATHER_MS);
    waiting.push({ key, type, version, settings: { ...settings } });
  }
  return answer === 'asked' ? undefined : answer;
}

async function send(): Promise<void> {
  const asked = waiting.slice(0, MOST_AT_ONCE);
  waiting = waiting.slice(MOST_AT_ONCE);
  if (waiting.length > 0) setTimeout(() => void send(), GATHER_MS);
  const told = await dataOf(api.POST('/api/v1/node-types/describe', { body: { nodes: asked.map(({ key: _key, ...node }) => node) } })).catch(() => undefined);
  for (const [index, { key }] of asked.entries()) {
    const description = told?.items[index];
    // Without an answer it is asked again when it is next needed.
    if (description === undefined) answers.delete(key);
    else answers.set(key, description);
  }
  const tell = () => described.setState(({ known }) => ({ known: known + 1 }));
  if (told !== undefined) tell();
  // Cards that stand there do not ask by themselves.
  else setTimeout(tell, AGAIN_MS);
}
