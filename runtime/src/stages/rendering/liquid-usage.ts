/** Walks a Liquid template and tells which variables it prints or asks for that do not exist, or may be missing where they are printed. */
import { AssignTag, CaptureTag, CaseTag, ForTag, IfTag, Output, toValueSync, TypeGuards, UnlessTag, type Template, type Token, type Value } from 'liquidjs';
import { FORLOOP, shapeAt, type Shape } from './email-shape.ts';

export interface Usage {
  kind: 'unknown' | 'missing' | 'not-printable';
  /** As written: `contact.firstName`. */
  path: string;
  line: number;
}

interface Path { keys: (string | number)[]; text: string }

/** Names in reach, and the paths that conditions around have found present. */
interface Scope { names: Readonly<Record<string, Shape>>; present: readonly string[] }

export function usagesIn(templates: readonly Template[], names: Record<string, Shape>): Usage[] {
  const walk = new Walk();
  walk.all(templates, { names: { ...names, forloop: FORLOOP }, present: [] });
  return walk.found;
}

/** Every path a template names, without regard to conditions. */
export function printsPath(templates: readonly Template[], path: string): boolean {
  return templates.some(
    (template) =>
      (template instanceof Output && operands(template.value).some((operand) => operand?.text === path)) ||
      printsPath(template.children === undefined ? [] : childrenOf(template), path),
  );
}

class Walk {
  readonly found: Usage[] = [];
  /** Assigned names live on after the block they were assigned in, as in Liquid. */
  #assigned: Record<string, Shape> = {};

  all(templates: readonly Template[], scope: Scope): void {
    for (const template of templates) this.#one(template, scope);
  }

  #one(template: Template, scope: Scope): void {
    const [line = 1] = template.token.getPosition();
    if (template instanceof Output) this.#prints(template.value, scope, line);
    else if (template instanceof AssignTag) this.#assign(template, scope, line);
    else if (template instanceof ForTag) this.#loop(template, scope, line);
    else if (template instanceof IfTag || template instanceof UnlessTag) this.#branches(template, scope, line);
    else if (template instanceof CaseTag) this.#choice(template, scope, line);
    else {
      if (template instanceof CaptureTag) this.#assigned[template.variable] = { kind: 'value' };
      this.all(childrenOf(template), scope);
    }
  }

  #prints(value: Value, scope: Scope, line: number): void {
    const [first] = operands(value);
    const filters = value.filters.map(({ name }) => name);
    this.#exist(value, scope, line);
    if (first === undefined) return;
    const shape = this.#shape(first, scope);
    if (shape === undefined || filters.includes('size')) return;
    if (shape.kind === 'object' && filters.length <= 1) this.found.push({ kind: 'not-printable', path: first.text, line });
    else if (!filters.includes('default') && this.#mayBeMissing(first, scope)) this.found.push({ kind: 'missing', path: first.text, line });
    else this.#lastDefault(value, scope, line);
  }

  /** `default: contact.lastName` only helps when that is there. */
  #lastDefault(value: Value, scope: Scope, line: number): void {
    const last = value.filters.findLast(({ name }) => name === 'default');
    const [argument] = last?.args ?? [];
    const path = argument === undefined || Array.isArray(argument) ? undefined : pathOf(argument);
    if (path !== undefined && this.#mayBeMissing(path, scope)) this.found.push({ kind: 'missing', path: path.text, line });
  }

  #assign(tag: AssignTag, scope: Scope, line: number): void {
    const value: Value = tag['value'];
    const name: string = tag['key'];
    this.#exist(value, scope, line);
    const [first] = operands(value);
    const shape = first === undefined ? undefined : this.#shape(first, scope);
    const absent = first !== undefined && this.#mayBeMissing(first, scope) && !value.filters.some(({ name }) => name === 'default');
    const kept: Shape = shape === undefined ? { kind: 'value' } : value.filters.length > 0 && shape.kind !== 'list' ? { kind: 'open' } : shape;
    this.#assigned[name] = { ...kept, optional: absent };
  }

  #loop(tag: ForTag, scope: Scope, line: number): void {
    const path = pathOf(tag.collection);
    const shape = path === undefined ? undefined : this.#shape(path, scope);
    if (path !== undefined && shape === undefined) this.found.push({ kind: 'unknown', path: path.text, line });
    const item: Shape = shape?.kind === 'list' ? shape.of : { kind: 'open' };
    const present = scope.present.filter((known) => known !== tag.variable && !known.startsWith(`${tag.variable}.`));
    this.all(tag.templates, { names: { ...scope.names, [tag.variable]: { ...item, optional: false } }, present });
    this.all(tag.elseTemplates, scope);
  }

  #branches(tag: IfTag | UnlessTag, scope: Scope, line: number): void {
    for (const [index, { value, templates }] of tag.branches.entries()) {
      this.#exist(value, scope, line);
      const inverted = tag instanceof UnlessTag && index === 0;
      this.all(templates, inverted ? scope : { ...scope, present: [...scope.present, ...provenBy(value)] });
    }
    const [first] = tag.branches;
    const proven = tag instanceof UnlessTag && first !== undefined && tag.branches.length === 1 ? provenBy(first.value) : [];
    this.all(tag.elseTemplates ?? [], { ...scope, present: [...scope.present, ...proven] });
  }

  #choice(tag: CaseTag, scope: Scope, line: number): void {
    this.#exist(tag.value, scope, line);
    const present = [...scope.present, ...operands(tag.value).map((path) => path?.text ?? '')];
    for (const { templates } of tag.branches) this.all(templates, { ...scope, present });
    this.all(tag.elseTemplates, scope);
  }

  #exist(value: Value, scope: Scope, line: number): void {
    const inFilters = value.filters.flatMap(({ args }) => args.map((argument) => pathOf(Array.isArray(argument) ? argument[1] : argument)));
    for (const path of [...operands(value), ...inFilters]) {
      if (path !== undefined && this.#shape(path, scope) === undefined) this.found.push({ kind: 'unknown', path: path.text, line });
    }
  }

  #root(path: Path, { names }: Scope): Shape | undefined {
    const name = String(path.keys[0]);
    return this.#assigned[name] ?? names[name];
  }

  #shape(path: Path, scope: Scope): Shape | undefined {
    return shapeAt(this.#root(path, scope), path.keys.slice(1));
  }

  /** Whether some part of the path may be absent that no condition around has asked for. */
  #mayBeMissing(path: Path, scope: Scope): boolean {
    return path.keys.some((_key, index) => {
      const part = path.keys.slice(0, index + 1);
      const text = part.join('.');
      const proven = scope.present.some((known) => known === text || known.startsWith(`${text}.`));
      return !proven && shapeAt(this.#root(path, scope), part.slice(1))?.optional === true;
    });
  }
}

function childrenOf(template: Template): Template[] {
  return template.children === undefined ? [] : toValueSync(template.children(false, true));
}

/** The variables of an expression, in order; undefined for a literal. */
function operands(value: Value): (Path | undefined)[] {
  return value.initial.postfix.filter((token) => !TypeGuards.isOperatorToken(token)).map(pathOf);
}

function pathOf(token: Token | undefined): Path | undefined {
  if (token === undefined || !TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined) return undefined;
  const keys = token.props.map((prop) => ('content' in prop && (typeof prop.content === 'string' || typeof prop.content === 'number') ? prop.content : 0));
  return { keys, text: keys.join('.') };
}

/** Paths that must be there when the condition holds: bare ones and compared ones, unless an `or` or a `not` leaves a way around. */
function provenBy(value: Value): string[] {
  const operators = value.initial.postfix.filter(TypeGuards.isOperatorToken).map(({ operator }) => operator);
  const comparesWithNothing = value.initial.postfix.some((token) => !TypeGuards.isOperatorToken(token) && pathOf(token) === undefined && isNothing(token));
  const unequal = operators.includes('!=');
  if (operators.includes('or') || operators.includes('not') || unequal !== comparesWithNothing) return [];
  return operands(value).flatMap((path) => (path === undefined ? [] : [path.text]));
}

function isNothing(token: Token): boolean {
  return ['nil', 'null', 'blank', 'empty'].includes(token.getText());
}
