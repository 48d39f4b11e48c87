/** The operators of each field type: react-querybuilder's names, plus relative dates and entries of lists. */
import type { Localized } from '../values.ts';
import type { FieldType } from './field.ts';

/** What stands on the right: nothing, one value, two, a list, or an ISO 8601 duration. */
export type OperandShape = 'none' | 'one' | 'two' | 'many' | 'duration';

export interface Operator {
  name: string;
  label: Localized;
  operand: OperandShape;
  /** Exactly the opposite of this operator: true where that one is false, also for absent values. */
  negates?: string;
}

const op = (name: string, operand: OperandShape, de: string, en: string, negates?: string): Operator => ({ name, operand, label: { de, en }, ...(negates ? { negates } : {}) });

const PRESENCE = [op('null', 'none', 'ist leer', 'is empty', 'notNull'), op('notNull', 'none', 'ist vorhanden', 'is present')];
const EQUALITY = [op('=', 'one', 'ist', 'is'), op('!=', 'one', 'ist nicht', 'is not', '=')];
const MEMBERSHIP = [op('in', 'many', 'ist einer von', 'is one of'), op('notIn', 'many', 'ist keiner von', 'is none of', 'in')];
const ORDERING = [
  op('<', 'one', 'kleiner als', 'less than'), op('<=', 'one', 'höchstens', 'at most'),
  op('>', 'one', 'größer als', 'greater than'), op('>=', 'one', 'mindestens', 'at least'),
  op('between', 'two', 'zwischen', 'between'), op('notBetween', 'two', 'nicht zwischen', 'not between', 'between'),
];
const TEXT = [
  op('contains', 'one', 'enthält', 'contains'), op('doesNotContain', 'one', 'enthält nicht', 'does not contain', 'contains'),
  op('beginsWith', 'one', 'beginnt mit', 'begins with'), op('doesNotBeginWith', 'one', 'beginnt nicht mit', 'does not begin with', 'beginsWith'),
  op('endsWith', 'one', 'endet mit', 'ends with'), op('doesNotEndWith', 'one', 'endet nicht mit', 'does not end with', 'endsWith'),
];

export const OPERATORS: Record<FieldType, readonly Operator[]> = {
  string: [...EQUALITY, ...MEMBERSHIP, ...TEXT, ...PRESENCE],
  number: [...EQUALITY, ...ORDERING, ...MEMBERSHIP, ...PRESENCE],
  boolean: [...EQUALITY, ...PRESENCE],
  enum: [...EQUALITY, ...MEMBERSHIP, ...PRESENCE],
  date: [
    op('=', 'one', 'ist am', 'is on'), op('!=', 'one', 'ist nicht am', 'is not on', '='),
    op('<', 'one', 'vor', 'before'), op('<=', 'one', 'bis einschließlich', 'up to and including'),
    op('>', 'one', 'nach', 'after'), op('>=', 'one', 'ab', 'from'),
    op('between', 'two', 'zwischen', 'between'), op('notBetween', 'two', 'nicht zwischen', 'not between', 'between'),
    op('olderThan', 'duration', 'ist länger her als', 'is longer ago than'), op('withinLast', 'duration', 'war in den letzten', 'was within the last'),
    op('withinNext', 'duration', 'ist in den nächsten', 'is within the next'),
    ...PRESENCE,
  ],
  'string-list': [
    op('contains', 'one', 'enthält den Eintrag', 'has the entry'), op('doesNotContain', 'one', 'enthält den Eintrag nicht', 'does not have the entry', 'contains'),
    op('in', 'many', 'enthält einen von', 'has one of'), op('notIn', 'many', 'enthält keinen von', 'has none of', 'in'),
    op('anyContains', 'one', 'hat einen Eintrag mit dem Text', 'has an entry with the text'), op('noneContains', 'one', 'hat keinen Eintrag mit dem Text', 'has no entry with the text', 'anyContains'),
    op('beginsWith', 'one', 'hat einen Eintrag, der beginnt mit', 'has an entry that begins with'), op('doesNotBeginWith', 'one', 'hat keinen Eintrag, der beginnt mit', 'has no entry that begins with', 'beginsWith'),
    op('endsWith', 'one', 'hat einen Eintrag, der endet mit', 'has an entry that ends with'), op('doesNotEndWith', 'one', 'hat keinen Eintrag, der endet mit', 'has no entry that ends with', 'endsWith'),
    ...PRESENCE,
  ],
  any: [...EQUALITY, ...ORDERING, ...MEMBERSHIP, ...TEXT, ...PRESENCE],
};

/** Operators whose right side may be another field of the same type (`valueSource: "field"`). */
const FIELD_TO_FIELD = new Set(['=', '!=', '<', '<=', '>', '>=']);

export function findOperator(type: FieldType, name: string): Operator | undefined {
  return OPERATORS[type].find((operator) => operator.name === name);
}

/** Whether a rule with this operator may compare with another field. */
export function comparesFields(type: FieldType, operator: Operator): boolean {
  return FIELD_TO_FIELD.has(operator.name) && type !== 'string-list';
}
