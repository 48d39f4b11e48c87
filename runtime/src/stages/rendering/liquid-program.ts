/**
 * A Liquid template made into closures, several times faster than interpreting it.
 * LiquidJS parses and defines what a template means; tags or filters not known here run in LiquidJS itself. A property test holds both to the same output.
 */
import { AssignTag, CaseTag, CommentTag, Context, ForTag, IfTag, Output, TypeGuards, UnlessTag, type Liquid, type Template, type Value } from 'liquidjs';
import { stringOf } from './filters.ts';
import type { Voice } from './formats.ts';
import { DIALECTS, VOICE, type Dialect } from './liquid.ts';
import { countedHref, LINK_FOR, LinkTag, type LinkFor } from './link-tag.ts';
import { unmarked, type PassageList } from './short-email.ts';
import { equal, isTruthy, readToken, readValue, Unsupported, type Frame, type LoopNames, type Read } from './liquid-expression.ts';

export type Program = (values: Record<string, unknown>, voice: Voice, linkFor?: LinkFor) => string;
type Step = (frame: Frame) => string;

/** Where in a template a step stands. */
interface Place { liquid: Liquid; loops: LoopNames; passages: PassageList | undefined }

/** Turns of all loops of one render together. */
const MOST_TURNS = 20_000;
/** Where LiquidJS runs a template itself, every tag, output and passage of it counts: some five of them a turn. */
const MOST_STEPS = 5 * MOST_TURNS;

/** Throws LiquidJS's ParseError when the source is not Liquid. With `passages` the program writes marks in the place of the longer ones. */
export function compileProgram(source: string, dialect: Dialect, passages?: PassageList): Program {
  const liquid = DIALECTS[dialect];
  const templates = liquid.parse(source);
  const program = fastProgram(templates, liquid, passages);
  if (program) return program;
  const whole = interpreted(templates, liquid);
  return (values, voice, linkFor) => unmarked(whole(values, voice, linkFor));
}

/** The same template run by LiquidJS. Its own limit is one of time, and would fail a mail because the machine was busy, or slept, at the wrong moment. */
export function interpreted(templates: Template[], liquid: Liquid): Program {
  return (values, voice, linkFor) => {
    const context = new Context(values, liquid.options, { sync: true, globals: { [VOICE]: voice, [LINK_FOR]: linkFor } }, { liquid });
    let steps = 0;
    context.renderLimit.check = () => {
      steps += 1;
      if (steps > MOST_STEPS) throw new Error(`This e-mail takes more than ${MOST_STEPS} steps.`);
    };
    return String(liquid.renderSync(templates, context));
  };
}

/** `undefined` when the template holds something only the interpreter knows. */
export function fastProgram(templates: Template[], liquid: Liquid, passages?: PassageList): Program | undefined {
  let body: Step;
  try {
    body = sequence(templates, { liquid, loops: [], passages });
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
  return (values, voice, linkFor) => body({ values, voice, linkFor, locals: {}, items: [], loops: [], turnsLeft: MOST_TURNS });
}

function sequence(templates: readonly Template[], place: Place): Step {
  const steps = templates.map((template) => step(template, place));
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return only;
  return (frame) => {
    let out = '';
    for (const each of steps) out += each(frame);
    return out;
  };
}

function step(template: Template, place: Place): Step {
  if (TypeGuards.isHTMLToken(template.token)) {
    const passage = template.token.getContent();
    const text = place.passages?.mark(passage) ?? passage;
    return () => text;
  }
  if (template instanceof Output) return output(readValue(template.value, place.liquid, place.loops), place.passages !== undefined);
  if (template instanceof IfTag || template instanceof UnlessTag) return branches(template, place);
  if (template instanceof ForTag) return loop(template, place);
  if (template instanceof CaseTag) return choice(template, place);
  if (template instanceof AssignTag) return assign(template, place);
  if (template instanceof CommentTag) return () => '';
  if (template instanceof LinkTag) return link(template, place);
  throw new Unsupported(template.token.getText());
}

function output(read: Read, isMarked: boolean): Step {
  return (frame) => {
    const value = read(frame);
    const text = typeof value === 'string' ? value : stringOf(value);
    return isMarked ? unmarked(text) : text;
  };
}

function branches(tag: IfTag | UnlessTag, place: Place): Step {
  const arms = tag.branches.map((branch, index) => ({
    read: readValue(branch.value, place.liquid, place.loops),
    wanted: !(tag instanceof UnlessTag && index === 0),
    body: sequence(branch.templates, place),
  }));
  const otherwise = sequence(tag.elseTemplates ?? [], place);
  return (frame) => {
    for (const arm of arms) if (isTruthy(arm.read(frame)) === arm.wanted) return arm.body(frame);
    return otherwise(frame);
  };
}

function loop(tag: ForTag, place: Place): Step {
  const limit = limitOf(tag);
  const { loops } = place;
  const read = readToken(tag.collection, loops);
  const body = sequence(tag.templates, { ...place, loops: [...loops, tag.variable] });
  const otherwise = sequence(tag.elseTemplates, place);
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

function choice(tag: CaseTag, place: Place): Step {
  const { liquid, loops } = place;
  const read = readValue(tag.value, liquid, loops);
  const arms = tag.branches.map((branch) => ({
    wanted: branch.values.map((token) => readToken(token, loops, true)),
    body: sequence(branch.templates, place),
  }));
  const otherwise = sequence(tag.elseTemplates, place);
  return (frame) => {
    const value = read(frame);
    // Liquid runs every arm that matches, not only the first.
    const hits = arms.filter((arm) => arm.wanted.some((wanted) => equal(value, wanted(frame))));
    return hits.length === 0 ? otherwise(frame) : hits.map((arm) => arm.body(frame)).join('');
  };
}

function assign(tag: AssignTag, place: Place): Step {
  // Private in the types, but the tag has no other way to tell what it assigns.
  const name: string = tag['key'];
  const value: Value = tag['value'];
  const read = readValue(value, place.liquid, place.loops, true);
  return (frame) => {
    frame.locals[name] = read(frame);
    return '';
  };
}

function link(tag: LinkTag, place: Place): Step {
  // An address is read again before it is written: it stays as it is.
  const href = sequence(tag.templates, { ...place, passages: undefined });
  return (frame) => unmarked(countedHref(frame.linkFor, tag.index, href(frame)));
}
