/** The variables of e-mails in journeys about a subject, flat, with what they are called and, for a sample, what they hold. */
import { FIELDS, findField, type Localized, type SubjectKind } from '@nachklang/nodes/sdk';
import { emailShape, type Shape, type TemplateVariables } from '../../stages/rendering/index.ts';
import { VARIABLE_WORDS } from './variable-words.ts';

export interface Variable {
  /** `order.total`; of the items of a list `order.lines[].title`. */
  path: string;
  kind: 'value' | 'list' | 'object' | 'open';
  /** Printing it needs a default or a condition. */
  optional: boolean;
  label: Localized;
  /** The filter people mostly want with it. */
  filter?: 'money' | 'date_long' | 'newline_to_br' | 'country_name';
  /** As this recipient has it. */
  sample?: string;
}

const MONEY = new Set(['order.total', 'line.unitPrice', 'contact.totalSpent']);
const LONGEST_SAMPLE = 120;

export function variablesOf(subject: SubjectKind, sample?: TemplateVariables): Variable[] {
  const found: Variable[] = [];
  for (const [name, shape] of Object.entries(emailShape(subject))) collect(found, name, shape, false);
  for (const { name, label } of FIELDS.filter(({ name }) => name.startsWith('event.'))) found.push({ path: name, kind: 'value', optional: true, label, ...filterOf(name) });
  return sample === undefined ? found : found.map((variable) => ({ ...variable, ...sampleOf(variable, sample) }));
}

function collect(found: Variable[], path: string, shape: Shape, within: boolean): void {
  const optional = within || shape.optional === true;
  found.push({ path, kind: shape.kind, optional, label: labelOf(path), ...(shape.kind === 'value' && filterOf(nameOf(path))) });
  if (shape.kind === 'object') for (const [name, child] of Object.entries(shape.fields)) collect(found, `${path}.${name}`, child, optional);
  if (shape.kind === 'list' && shape.of.kind === 'object') for (const [name, child] of Object.entries(shape.of.fields)) collect(found, `${path}[].${name}`, child, false);
}

/** The items of `order.lines` have the fields of `line`. */
function nameOf(path: string): string {
  return path.replace(/^(order\.lines|parcel_lines)\[\]/, 'line').replace(/^order\.parcels\[\]/, 'parcel');
}

function labelOf(path: string): Localized {
  const name = nameOf(path);
  return VARIABLE_WORDS[name] ?? findField(name)?.label ?? { de: name, en: name };
}

function filterOf(name: string): Pick<Variable, 'filter'> {
  if (MONEY.has(name)) return { filter: 'money' };
  if (name === 'shop.imprint') return { filter: 'newline_to_br' };
  if (/(^|\.)country$/.test(name)) return { filter: 'country_name' };
  return name.endsWith('At') || findField(name)?.type === 'date' ? { filter: 'date_long' } : {};
}

function sampleOf({ path, kind, filter }: Variable, { values, voice }: TemplateVariables): Pick<Variable, 'sample'> {
  const value = valueAt(values, path);
  if (value === undefined || value === null || value === '') return {};
  if (kind === 'list') return { sample: `[${Array.isArray(value) ? value.length : 0}]` };
  if (kind !== 'value') return {};
  if (filter === 'date_long' && typeof value === 'number') return { sample: new Intl.DateTimeFormat(voice.tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: voice.timeZone }).format(value) };
  if (filter === 'money' && typeof value === 'number') return { sample: new Intl.NumberFormat(voice.tag, { style: 'currency', currency: voice.currency }).format(value) };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? { sample: String(value).slice(0, LONGEST_SAMPLE) } : {};
}

/** The first item stands for those of a list. */
function valueAt(values: Record<string, unknown>, path: string): unknown {
  return path.replaceAll('[]', '.0').split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined), values);
}
