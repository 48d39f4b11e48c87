/**
 * A Liquid template made into closures, several times faster than interpreting it.
 * LiquidJS parses and defines what a template means; tags or filters not known here run in LiquidJS itself. A property test holds both to the same output.
 */
import { AssignTag, CaseTag, CommentTag, ForTag, IfTag, Output, TypeGuards, UnlessTag, type Liquid, type Template, type Value } from 'liquidjs';
import { stringOf } from './filters.ts';
import type { Voice } from './formats.ts';
import { DIALECTS, VOICE, type Dialect } from './liquid.ts';
import { countedHref, LINK_FOR, LinkTag, type LinkFor } from './link-tag.ts';
import { equal, isTruthy, readToken, readValue, Unsupported, type Frame, type LoopNames, type Read } from './liquid-expression.ts';

export type Program = (values: Record<string, unknown>, voice: Voice, linkFor?: LinkFor) => string;
type Step = (frame: Frame) => string;

/** Turns of all loops of one render together. */
const MOST_TURNS = 20_000;

/** Throws LiquidJS's ParseError when the source is not Liquid. */
export function compileProgram(source: string, dialect: Dialect): Program {
  const liquid = DIALECTS[dialect];
  const templates = liquid.parse(source);
  return fastProgram(templates, liquid) ?? interpreted(templates, liquid);
}

/** The same template run by LiquidJS. */
export function interpreted(templates: Template[], liquid: Liquid): Program {
  return (values, voice, linkFor) => String(liquid.renderSync(templates, values, { globals: { [VOICE]: voice, [LINK_FOR]: linkFor } }));
}

/** `undefined` when the template holds something only the interpreter knows. */
export function fastProgram(templates: Template[], liquid: Liquid): Program | undefined {
  let body: Step;
  try {
    body = sequence(templates, liquid, []);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
  return (values, voice, linkFor) => body({ values, voice, linkFor, locals: {}, items: [], loops: [], turnsLeft: MOST_TURNS });
}

function sequence(templates: readonly Template[], liquid: Liquid, loops: LoopNames): Step {
  const steps = templates.map((template) => step(template, liquid, loops));
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return only;
  return (frame) => {
    let out = '';
    for (const each of steps) out += each(frame);
    return out;
  };
}

function step(template: Template, liquid: Liquid, loops: LoopNames): Step {
  if (TypeGuards.isHTMLToken(template.token)) {
    const text = template.token.getContent();
    return () => text;
  }
  if (template instanceof Output) return output(readValue(template.value, liquid, loops));
  if (template instanceof IfTag || template instanceof UnlessTag) return branches(template, liquid, loops);
  if (template instanceof ForTag) return loop(template, liquid, loops);
  if (template instanceof CaseTag) return choice(template, liquid, loops);
  if (template instanceof AssignTag) return assign(template, liquid, loops);
  if (template instanceof CommentTag) return () => '';
  if (template instanceof LinkTag) return link(template, liquid, loops);
  throw new Unsupported(template.token.getText());
}

function output(read: Read): Step {
  return (frame) => {
    const value = read(frame);
    return typeof value === 'string' ? value : stringOf(value);
  };
}

function branches(tag: IfTag | UnlessTag, liquid: Liquid, loops: LoopNames): Step {
  const arms = tag.branches.map((branch, index) => ({
    read: readValue(branch.value, liquid, loops),
    wanted: !(tag instanceof UnlessTag && index === 0),
    body: sequence(branch.templates, liquid, loops),
  }));
  const otherwise = sequence(tag.elseTemplates ?? [], liquid, loops);
  return (frame) => {
    for (const arm of arms) if (isTruthy(arm.read(frame)) === arm.wanted) return arm.body(frame);
    return otherwise(frame);
  };
}

function loop(tag: ForTag, liquid: Liquid, loops: LoopNames): Step {
  const limit = limitOf(tag);
  const read = readToken(tag.collection, loops);
  const body = sequence(tag.templates, liquid, [...loops, tag.variable]);
  const otherwise = sequence(tag.elseTemplates, liquid, loops);
  const depth = loops.length;
  return (frame) => {
    const all = enumerable(read(frame));
    if (all.length === 0) return otherwise(frame);
    const items = limit === undefined ? all : all.slice(0, limit);
    frame.turnsLeft -= items.length;
    if (frame.turnsLeft < 0) throw new Error(`The loops of this e-mail take more than ${MOST_TURNS} turns.`);
    let out = '';
    for (const [index, item] of items.entries()) {
      frame.items[depth] = item;
      frame.loops[depth] = position(index, items.length);
      out += body(frame);
    }
    return out;
  };
}

/** `for … limit: 5` is understood; other modifiers are left to the interpreter. */
function limitOf(tag: ForTag): number | undefined {
  const modifiers = Object.entries(tag.hash.hash);
  const [first] = modifiers;
  if (first === undefined) return undefined;
  if (modifiers.length > 1 || first[0] !== 'limit' || !TypeGuards.isNumberToken(first[1])) throw new Unsupported(tag.token.getText());
  return first[1].content;
}

function position(index: number, length: number): Record<string, number | boolean> {
  return { index: index + 1, index0: index, first: index === 0, last: index === length - 1, length, rindex: length - index, rindex0: length - index - 1 };
}

function enumerable(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function choice(tag: CaseTag, liquid: Liquid, loops: LoopNames): Step {
  const read = readValue(tag.value, liquid, loops);
  const arms = tag.branches.map((branch) => ({
    wanted: branch.values.map((token) => readToken(token, loops, true)),
    body: sequence(branch.templates, liquid, loops),
  }));
  const otherwise = sequence(tag.elseTemplates, liquid, loops);
  return (frame) => {
    const value = read(frame);
    // Liquid runs every arm that matches, not only the first.
    const hits = arms.filter((arm) => arm.wanted.some((wanted) => equal(value, wanted(frame))));
    return hits.length === 0 ? otherwise(frame) : hits.map((arm) => arm.body(frame)).join('');
  };
}

function assign(tag: AssignTag, liquid: Liquid, loops: LoopNames): Step {
  // Private in the types, but the tag has no other way to tell what it assigns.
  const name: string = tag['key'];
  const value: Value = tag['value'];
  const read = readValue(value, liquid, loops, true);
  return (frame) => {
    frame.locals[name] = read(frame);
    return '';
  };
}

function link(tag: LinkTag, liquid: Liquid, loops: LoopNames): Step {
  const href = sequence(tag.templates, liquid, loops);
  return (frame) => countedHref(frame.linkFor, tag.index, href(frame));
}
