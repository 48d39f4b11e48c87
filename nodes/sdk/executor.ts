/** Ties what a node does to what it is: the entries of the executor list. */
import type { Static, TSchema } from 'typebox';
import type { Execute, NodeDefinition, Trigger } from './node.ts';

/** A node as the engine uses it; triggers have `trigger`, all others `execute`. Settings must have passed schema and check before. */
export interface NodeExecutor {
  definition: NodeDefinition;
  execute?: Execute;
  trigger?: Trigger;
}

/** The executor of a wait, a condition or an action. */
export function step<S extends TSchema>(definition: NodeDefinition<S>, execute: Execute<S>): NodeExecutor {
  // Here, and only here, checked settings get back the type that a list of different nodes cannot carry.
  return { definition: listed(definition), execute: (ctx, settings) => execute(ctx, settings as Static<S>) };
}

/** The executor of a trigger. */
export function trigger<S extends TSchema>(definition: NodeDefinition<S>, decide: Trigger<S>): NodeExecutor {
  return { definition: listed(definition), trigger: (ctx, settings) => decide(ctx, settings as Static<S>) };
}

/** A definition as it stands in a list of different nodes. */
export function listed<S extends TSchema>(definition: NodeDefinition<S>): NodeDefinition {
  const { ports } = definition;
  return { ...definition, ports: typeof ports === 'function' ? (settings) => ports(settings as Static<S>) : ports };
}
