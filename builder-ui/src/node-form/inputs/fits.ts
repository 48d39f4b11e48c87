/** Whether an input can show a value; what it cannot show is shown as it is. */
import type { InputKind } from '../form-field.ts';

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isNumberOrEmpty = (value: unknown): boolean => value === null || isNumber(value);
const isListOf = (test: (value: unknown) => boolean) => (value: unknown): boolean => Array.isArray(value) && value.every(test);
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRules = (value: unknown): boolean => typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules);
const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const FITS: Record<InputKind, (value: unknown) => boolean> = {
  text: isText, multiline: isText, number: isNumberOrEmpty, money: isNumberOrEmpty, percentage: isNumberOrEmpty, weight: isNumberOrEmpty,
  boolean: (value) => typeof value === 'boolean', choice: (value) => isText(value) || isNumber(value), choices: isListOf(isScalar), 'date-field': isText,
  duration: isText, offset: isText, time: isText, date: isText, weekdays: isListOf(isNumber), country: isText, countries: isListOf(isText),
  email: isText, 'event-types': isListOf(isText), rules: isRules, json: () => true, tags: isListOf(isText), entries: isListOf(isRecord), entry: isText,
  union: isScalar, group: isRecord, raw: () => false,
};

export function fits(kind: InputKind, value: unknown): boolean {
  return value === undefined || FITS[kind](value);
}
