/** A node type with settings it can be run with, or none: drafts may hold anything. */
import { checkSettings, type NodeExecutor, type RuleScope } from '@nachklang/nodes/sdk';
import type { NodeTypes } from '../engine/compile-journey.ts';

export interface UsableNode {
  type: NodeExecutor;
  settings: Record<string, unknown>;
  eventTypes: readonly string[];
}

interface DraftNode { type: string; version: number; settings: Record<string, unknown> }

export function usableNode(node: DraftNode, scope: RuleScope, types: NodeTypes): UsableNode | undefined {
  const type = types.get(node.type);
  if (type === undefined) return undefined;
  try {
    const settings = node.version === type.definition.version ? node.settings : type.definition.migrate?.(structuredClone(node.settings), node.version);
    if (!isRecord(settings)) return undefined;
    const inTrigger = type.trigger !== undefined;
    const problems = checkSettings(type.definition, settings, { ...scope, ...(inTrigger && { inTrigger }) });
    // A field that is never there is a problem of the draft, not of the run: its rules are false, and that is worth seeing.
    if (problems.some(({ severity, code }) => severity === 'error' && code !== 'rule_field_absent')) return undefined;
    return { type, settings, eventTypes: type.definition.listensTo?.(settings) ?? [] };
  } catch {
    // Own nodes are code from outside; one that throws here cannot be tried.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
