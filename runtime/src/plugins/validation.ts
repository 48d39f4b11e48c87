/** Checks requests against their TypeBox schemas and turns what is wrong into sentences. */
import { compiledSchema, expectedValues, schemaErrors, settleUnions, type SettledError } from '@nachklang/nodes/sdk';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { IsSchema, type TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import { Value } from 'typebox/value';
import { unstorable } from '../store/storable.ts';
import { Problem, type FieldProblem } from './problem.ts';

type Part = NonNullable<FieldProblem['in']>;
const PARTS: Record<string, Part> = { body: 'body', querystring: 'query', params: 'path', headers: 'headers' };
const MAX_ERRORS = 20;

/** Unknown fields are refused, nothing is removed or guessed in bodies; query strings and paths are text and are converted first. */
export function installValidation(app: FastifyInstance): void {
  app.setValidatorCompiler(validatorCompiler);
  // Answers are built field by field; their schemas describe them and need not be enforced again on every reply.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

const validatorCompiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!IsSchema(schema)) throw new Error('A route schema must be a TypeBox schema.');
  const part = PARTS[httpPart ?? 'body'] ?? 'body';
  return (value: unknown) => {
    const input = part === 'body' ? value : converted(schema, value);
    const refusal = part === 'body' ? unstorable(input) : undefined;
    if (refusal !== undefined) return { error: invalidRequest([{ field: '', in: part, code: 'unstorable', detail: refusal }]) };
    if (compiledSchema(schema).Check(input)) return { value: input };
    const errors = settleUnions(schemaErrors(schema, input));
    const expected = expectedValues(schema, errors);
    const problems = explainSettled(errors).map((problem) => {
      const words = expected.get(problem.field);
      return { ...problem, in: part, ...(words !== undefined && { expected: words }) };
    });
    return { error: invalidRequest(problems) };
  };
};

/** Headers and query strings come as one text each; a copy is filled with defaults. */
function converted(schema: TSchema, value: unknown): unknown {
  return Value.Default(schema, Value.Convert(schema, { ...(typeof value === 'object' ? value : {}) }));
}

export function invalidRequest(errors: FieldProblem[]): Problem {
  const first = errors[0];
  return new Problem({
    status: 400,
    code: 'invalid_request',
    detail: errors.map((error) => error.detail).join(' '),
    ...(first !== undefined && { field: first.field }),
    errors,
  });
}

/** The errors of a value against a schema, as sentences about its fields. Also for values that are not requests. */
export function explainAll(errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  return explainSettled(settleUnions(errors));
}

function explainSettled(errors: readonly SettledError[]): FieldProblem[] {
  return errors.flatMap(explain).slice(0, MAX_ERRORS);
}

function explain(error: SettledError): FieldProblem[] {
  const at = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => problem(`${at}/${escapePointer(name)}`, 'missing', `${nameOf(`${at}/${name}`)} is missing; add it.`));
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => problem(`${at}/${escapePointer(name)}`, 'unknown_field', `${nameOf(`${at}/${name}`)} is not a field of this request; remove it or check its spelling.`));
    case 'choices':
      return [problem(at, 'invalid', `${nameOf(at)} must be one of: ${error.choices.join(', ')}.`)];
    case 'anyOf':
      return [problem(at, 'invalid', `${nameOf(at)} has none of the allowed forms.`)];
    case 'enum':
      return [problem(at, 'invalid', `${nameOf(at)} must be one of: ${error.params.allowedValues.join(', ')}.`)];
    case 'type':
      return [problem(at, 'wrong_type', `${nameOf(at)} must be ${typeName(error.params.type)}.`)];
    default:
      return [problem(at, 'invalid', `${nameOf(at)} ${expectation(error)}.`)];
  }
}

function expectation(error: Exclude<SettledError, { keyword: 'choices' }>): string {
  switch (error.keyword) {
    case 'const': return `must be ${JSON.stringify(error.params.allowedValue)}`;
    case 'format': return `must be a valid ${FORMAT_NAMES[error.params.format] ?? error.params.format}`;
    case 'pattern': return `must look like ${String(error.params.pattern)}`;
    case 'minLength': return error.params.limit === 1 ? 'must not be empty' : `must have at least ${error.params.limit} characters`;
    case 'maxLength': return `must have at most ${error.params.limit} characters`;
    case 'minItems': return `must have at least ${error.params.limit} entries`;
    case 'maxItems': return `must have at most ${error.params.limit} entries`;
    case 'maxProperties': return `must have at most ${error.params.limit} entries`;
    case 'propertyNames': return `has names that do not fit: ${error.params.propertyNames.map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)).join(', ')}`;
    case 'minimum': return `must be at least ${error.params.limit}`;
    case 'maximum': return `must be at most ${error.params.limit}`;
    case 'exclusiveMinimum': return `must be more than ${error.params.limit}`;
    case 'exclusiveMaximum': return `must be less than ${error.params.limit}`;
    default: return error.message;
  }
}

const FORMAT_NAMES: Record<string, string> = { email: 'e-mail address', 'date-time': 'date and time (RFC 3339)', uri: 'address (URL)', duration: 'duration (ISO 8601), such as P3D' };
const TYPE_NAMES: Record<string, string> = { string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null' };

function typeName(type: string | string[]): string {
  return [type].flat().map((name) => TYPE_NAMES[name] ?? name).join(' or ');
}

function problem(field: string, code: string, detail: string): FieldProblem {
  return { field, code, detail };
}

function nameOf(pointer: string): string {
  return pointer === '' ? 'The body' : pointer.slice(1).replaceAll('/', '.');
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
