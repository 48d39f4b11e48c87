/** What keeps a node from being used: its shape, words in both languages, settings and exits. Held against every node, built-in or own. */
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { NodeExecutor } from './executor.ts';
import { formHintsOf } from './form-hints.ts';
import { portsOf, type NodeDefinition } from './node.ts';

const words = Type.Object({ de: Type.String({ pattern: '\\S' }), en: Type.String({ pattern: '\\S' }) });
/** What is data in a definition; functions are looked at one by one. */
const shape = Compile(
  Type.Object({
    id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' }),
    version: Type.Integer({ minimum: 1 }),
    kind: Type.Enum(['trigger', 'wait', 'condition', 'action']),
    label: words,
    description: words,
    icon: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    settings: Type.Object({}),
    defaults: Type.Object({}),
    ports: Type.Unknown(),
  }),
);

export type CheckedNode = { kind: 'node'; node: NodeExecutor } | { kind: 'unusable'; problems: string[] };

/** A value from outside as a node. Each problem is a sentence that says what to mend. */
export function checkNode(value: unknown): CheckedNode {
  const problems = shapeProblems(value);
  if (problems.length > 0 || !hasShape(value)) return { kind: 'unusable', problems };
  try {
    const found = nodeProblems(value);
    return found.length === 0 ? { kind: 'node', node: value } : { kind: 'unusable', problems: found };
  } catch (error) {
    // Functions of a node from outside may do anything.
    return { kind: 'unusable', problems: [`One of its functions throws with the defaults (${error instanceof Error ? error.message : String(error)}).`] };
  }
}

/** Of a node whose shape is right: its behaviour, words, settings and exits. */
export function nodeProblems({ definition, trigger, execute }: NodeExecutor): string[] {
  const problems: string[] = [];
  const expected = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const { kind, settings, defaults } = definition;
  expected((trigger !== undefined) === (kind === 'trigger'), 'A trigger has the behaviour `trigger`, and nothing else has: use trigger(definition, decide) for it.');
  expected((execute !== undefined) === (kind !== 'trigger'), 'A wait, condition or action has the behaviour `execute`: use step(definition, execute) for it.');
  if (kind === 'trigger') expected((definition.listensTo?.(defaults) ?? []).length > 0, 'A trigger names with `listensTo` the event types that start a run.');
  if (kind === 'wait') expected(definition.pauses === true, 'A wait sets `pauses: true`, so that a loop through it is allowed.');
  for (const locale of ['de', 'en'] as const) expected(definition.summary(defaults, locale) !== '', `\`summary\` says nothing in "${locale}" with the defaults.`);
  const errors = Compile(settings).Errors(defaults);
  expected(errors.length === 0, `\`defaults\` do not fit the schema of the settings: ${errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join('; ')}.`);
  expected((definition.check?.(defaults) ?? []).length === 0, '`check` finds problems in the defaults; a fresh node must be usable.');
  expected(!Compile(settings).Check({ ...Object(defaults), surprise: 1 }), 'The settings take fields that the schema does not know: set `additionalProperties: false`.');
  return [...problems, ...portProblems(definition), ...fieldsOf(settings).flatMap(([path, schema]) => fieldProblems(path, schema))];
}

function shapeProblems(value: unknown): string[] {
  if (!isRecord(value) || !isRecord(value['definition'])) return ['It has no `definition`: list it as step(definition, execute) or trigger(definition, decide).'];
  const { definition } = value;
  const problems = shape.Errors(definition).map(({ instancePath, message }) => `definition${instancePath.replaceAll('/', '.')} ${message}.`);
  if (typeof definition['summary'] !== 'function') problems.push('definition.summary must be a function of settings and language.');
  if (typeof definition['ports'] !== 'function' && !Array.isArray(definition['ports'])) problems.push('definition.ports must be a list of exits, or a function of the settings.');
  for (const name of ['check', 'migrate', 'listensTo', 'sendsMessage']) {
    if (definition[name] !== undefined && typeof definition[name] !== 'function') problems.push(`definition.${name} must be a function.`);
  }
  for (const name of ['execute', 'trigger']) if (value[name] !== undefined && typeof value[name] !== 'function') problems.push(`${name} must be a function.`);
  return problems;
}

function hasShape(value: unknown): value is NodeExecutor {
  return shapeProblems(value).length === 0;
}

function portProblems(definition: NodeDefinition): string[] {
  const ports: readonly unknown[] = portsOf(definition, definition.defaults);
  const check = Compile(Type.Object({ id: Type.String({ minLength: 1 }), label: words }));
  const ids = new Set(portsOf(definition, definition.defaults).map(({ id }) => id));
  return [
    ...ports.flatMap((port, index) => (check.Check(port) ? [] : [`Exit ${index + 1} needs an id and a label in German and English.`])),
    ...(ids.size === ports.length ? [] : ['Two exits have the same id; give each its own.']),
  ];
}

function fieldProblems(path: string, schema: TSchema): string[] {
  const hints = formHintsOf(schema);
  if (hints === undefined) return [`The setting ${path} has no words for its form: add field({ label: { de, en } }) to its schema.`];
  const said = [hints.label, ...(hints.help === undefined ? [] : [hints.help]), ...Object.values(hints.choices ?? {})];
  const problems = said.every((text) => Compile(words).Check(text)) ? [] : [`The setting ${path} needs its label, help and choices in German and English.`];
  const named = Object.keys(hints.choices ?? {}).toSorted();
  const values = choicesOf(schema).toSorted();
  if (hints.choices !== undefined && named.join('\n') !== values.join('\n')) problems.push(`The setting ${path} names the choices ${named.join(', ')}, but takes ${values.join(', ')}.`);
  return problems;
}

/** The properties of an object schema and of the objects in its lists, each with its path. */
function fieldsOf(schema: TSchema, path = ''): [string, TSchema][] {
  if (!Type.IsObject(schema)) return [];
  return Object.entries(schema.properties).flatMap(([key, child]): [string, TSchema][] => {
    const here = `${path}/${key}`;
    return [[here, child], ...(Type.IsArray(child) ? fieldsOf(child.items, `${here}/*`) : [])];
  });
}

/** The values a choice, or a list of choices, can take. */
function choicesOf(schema: TSchema): string[] {
  if (Type.IsArray(schema)) return choicesOf(schema.items);
  return Type.IsEnum(schema) ? schema.enum.map(String) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
