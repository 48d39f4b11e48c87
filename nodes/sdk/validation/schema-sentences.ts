/** Schema errors as sentences that name the field, what was expected and what to do. */
import { Type, type TSchema } from 'typebox';
import { formHintsOf } from '../form-hints.ts';
import type { Localized } from '../values.ts';
import { schemaErrors } from './compiled-schema.ts';
import { pointer } from './problem.ts';
import { settleUnions, type SettledError } from './settle-unions.ts';

export interface SchemaProblem { path: string; code: string; message: Localized; mend: Localized }

/** What is wrong with a value of this schema; paths are JSON Pointers from `base`. */
export function describeMismatch(schema: TSchema, value: unknown, base = ''): SchemaProblem[] {
  const problems = settleUnions(schemaErrors(schema, value)).flatMap((error) => sentences(error, schema, value, base));
  return problems.filter((problem, index) => problems.findIndex((other) => other.path === problem.path) === index);
}

/** What each value that does not fit should have been, by its JSON Pointer; nothing of fields that are missing or that nobody knows. Takes the errors, so that a value is looked through once. */
export function expectedValues(schema: TSchema, errors: readonly SettledError[]): Map<string, Localized> {
  const expected = new Map<string, Localized>();
  for (const error of errors) {
    const { instancePath: path, keyword } = error;
    if (keyword === 'required' || keyword === 'additionalProperties' || expected.has(path)) continue;
    expected.set(path, expectation(error, schemaAt(schema, keysOf(path))));
  }
  return expected;
}

function sentences(error: SettledError, schema: TSchema, value: unknown, base: string): SchemaProblem[] {
  const path = base + error.instancePath;
  if (error.keyword === 'required') return error.params.requiredProperties.map((key) => missing(pointer(path, key), named(schema, pointer(error.instancePath, key))));
  if (error.keyword === 'additionalProperties') return error.params.additionalProperties.map((key) => surplus(pointer(path, key), key));
  const name = named(schema, error.instancePath);
  const found = shown(at(value, error.instancePath));
  const expected = expectation(error, schemaAt(schema, keysOf(error.instancePath)));
  return [{
    path,
    code: `shape_${error.keyword.replace(/[^A-Za-z]/g, '')}`,
    message: { de: `${name.de}: ${found.de} passt nicht.`, en: `${name.en}: ${found.en} does not fit.` },
    mend: { de: `Erwartet wird ${expected.de}.`, en: `Expected is ${expected.en}.` },
  }];
}

function missing(path: string, name: Localized): SchemaProblem {
  return {
    path, code: 'shape_required',
    message: { de: `${name.de} fehlt.`, en: `${name.en} is missing.` },
    mend: { de: 'Ergänze die Angabe.', en: 'Add it.' },
  };
}

function surplus(path: string, key: string): SchemaProblem {
  return {
    path, code: 'shape_unknown',
    message: { de: `Die Angabe „${key}“ gibt es hier nicht.`, en: `“${key}” does not exist here.` },
    mend: { de: 'Entferne sie oder prüfe die Schreibweise.', en: 'Remove it or check the spelling.' },
  };
}

function expectation(error: SettledError, schema: TSchema | undefined): Localized {
  switch (error.keyword) {
    case 'choices': return oneOf(error.choices);
    case 'enum': return oneOf(error.params.allowedValues);
    case 'const': return oneOf([error.params.allowedValue]);
    case 'type': return typeNames([error.params.type].flat());
    case 'minimum': return { de: `mindestens ${error.params.limit}`, en: `at least ${error.params.limit}` };
    case 'maximum': return { de: `höchstens ${error.params.limit}`, en: `at most ${error.params.limit}` };
    case 'exclusiveMinimum': return { de: `mehr als ${error.params.limit}`, en: `more than ${error.params.limit}` };
    case 'exclusiveMaximum': return { de: `weniger als ${error.params.limit}`, en: `less than ${error.params.limit}` };
    case 'minLength': return error.params.limit === 1 ? { de: 'ein Text, der nicht leer ist', en: 'a text that is not empty' } : { de: `Text mit mindestens ${error.params.limit} Zeichen`, en: `text of at least ${error.params.limit} characters` };
    case 'maxLength': return { de: `Text mit höchstens ${error.params.limit} Zeichen`, en: `text of at most ${error.params.limit} characters` };
    case 'minItems': return { de: `eine Liste mit mindestens ${error.params.limit} Einträgen`, en: `a list of at least ${error.params.limit} entries` };
    case 'maxItems': return { de: `eine Liste mit höchstens ${error.params.limit} Einträgen`, en: `a list of at most ${error.params.limit} entries` };
    case 'maxProperties': return { de: `ein Objekt mit höchstens ${error.params.limit} Einträgen`, en: `an object of at most ${error.params.limit} entries` };
    case 'uniqueItems': return { de: 'eine Liste ohne doppelte Einträge', en: 'a list without repeated entries' };
    case 'multipleOf': return { de: `ein Vielfaches von ${error.params.multipleOf}`, en: `a multiple of ${error.params.multipleOf}` };
    case 'format': return FORMATS[error.params.format] ?? { de: `das Format ${error.params.format}`, en: `the format ${error.params.format}` };
    case 'pattern': return patternInWords(String(error.params.pattern), schema);
    case 'propertyNames': return { de: `andere Namen statt ${error.params.propertyNames.join(', ')}`, en: `other names instead of ${error.params.propertyNames.join(', ')}` };
    default: return { de: 'ein Wert, wie ihn das Schema beschreibt', en: 'a value as the schema describes it' };
  }
}

const FORMATS: Record<string, Localized> = {
  duration: { de: 'eine Dauer nach ISO 8601, zum Beispiel P3D oder PT2H', en: 'an ISO 8601 duration, for example P3D or PT2H' },
  'date-time': { de: 'ein Zeitpunkt wie 2027-03-31T12:00:00+02:00', en: 'an instant such as 2027-03-31T12:00:00+02:00' },
  date: { de: 'ein Datum wie 2027-03-31', en: 'a date such as 2027-03-31' },
  email: { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
  uri: { de: 'eine vollständige Adresse wie https://shop.example/', en: 'a full address such as https://shop.example/' },
  url: { de: 'eine vollständige Adresse wie https://shop.example/', en: 'a full address such as https://shop.example/' },
};

const PATTERNS: Record<string, Localized> = {
  '^[A-Za-z0-9_-]{1,64}$': { de: '1 bis 64 Buchstaben, Ziffern, Binde- oder Unterstriche', en: '1 to 64 letters, digits, hyphens or underscores' },
  '^[^<>"\\r\\n]+$': { de: 'Text in einer Zeile, ohne spitze Klammern und Anführungszeichen', en: 'text in one line, without angle brackets and quotation marks' },
  '^[^,\\r\\n]+$': { de: 'Text in einer Zeile, ohne Komma', en: 'text in one line, without a comma' },
  '^[^\\r\\n]+$': { de: 'Text in einer Zeile', en: 'text in one line' },
  '\\S': { de: 'ein Text, der nicht leer ist', en: 'a text that is not empty' },
  '^https?://': { de: 'eine vollständige Adresse wie https://shop.example/', en: 'a full address such as https://shop.example/' },
  '^[a-z0-9-]{1,64}$': { de: '1 bis 64 kleine Buchstaben, Ziffern oder Bindestriche', en: '1 to 64 lower-case letters, digits or hyphens' },
  '^[a-z0-9][a-z0-9-]{0,63}$': { de: '1 bis 64 kleine Buchstaben, Ziffern oder Bindestriche', en: '1 to 64 lower-case letters, digits or hyphens' },
};

function patternInWords(pattern: string, schema: TSchema | undefined): Localized {
  const examples: unknown = schema && 'examples' in schema ? schema.examples : undefined;
  if (Array.isArray(examples) && examples.length > 0) {
    const list = examples.map(String).join(', ');
    return { de: `ein Text wie ${list}`, en: `a text such as ${list}` };
  }
  return PATTERNS[pattern] ?? { de: `Text nach dem Muster ${pattern}`, en: `text of the pattern ${pattern}` };
}

const TYPES: Record<string, Localized> = {
  string: { de: 'Text', en: 'text' },
  number: { de: 'eine Zahl', en: 'a number' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'wahr oder falsch (true, false)', en: 'true or false' },
  object: { de: 'ein Objekt', en: 'an object' },
  array: { de: 'eine Liste', en: 'a list' },
  null: { de: 'null', en: 'null' },
};

function typeNames(types: readonly string[]): Localized {
  return { de: types.map((type) => TYPES[type]?.de ?? type).join(' oder '), en: types.map((type) => TYPES[type]?.en ?? type).join(' or ') };
}

function oneOf(values: readonly unknown[]): Localized {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return values.length === 1 ? { de: list, en: list } : { de: `einer der Werte ${list}`, en: `one of ${list}` };
}

function shown(value: unknown): Localized {
  if (value === undefined) return { de: 'die Angabe', en: 'the value' };
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { de: `der Wert ${short}`, en: `the value ${short}` };
}

/** The field as its form calls it, else by its key. */
function named(schema: TSchema, path: string): Localized {
  const keys = keysOf(path);
  const key = keys.at(-1);
  const here = schemaAt(schema, keys);
  const label = here && formHintsOf(here)?.label;
  if (label) return { de: `„${label.de}“`, en: `“${label.en}”` };
  if (key === undefined) return { de: 'Das Dokument', en: 'The document' };
  const list = keys.at(-2);
  if (/^\d+$/.test(key) && list !== undefined) return { de: `Eintrag ${Number(key) + 1} in „${list}“`, en: `Entry ${Number(key) + 1} in “${list}”` };
  return { de: `„${key}“`, en: `“${key}”` };
}

/** The schema of a place, as far as it can be followed. */
function schemaAt(schema: TSchema, [key, ...rest]: readonly string[]): TSchema | undefined {
  if (key === undefined) return schema;
  if (Type.IsUnion(schema)) return schema.anyOf.map((option) => schemaAt(option, [key, ...rest])).find((found) => found !== undefined);
  if (Type.IsObject(schema)) {
    const child = schema.properties[key];
    return child && schemaAt(child, rest);
  }
  return Type.IsArray(schema) ? schemaAt(schema.items, rest) : undefined;
}

function at(value: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
}

function keysOf(path: string): string[] {
  return path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
