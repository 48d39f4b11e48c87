/** Says what is wrong with a rule group where it stands, so that no rule is ever silently false. */
import type { SubjectKind } from '../subjects.ts';
import type { Localized } from '../values.ts';
import { pointer, type Problem } from '../validation/problem.ts';
import { eventTypeLabel } from './event-fields.ts';
import { FIELDS, findField } from './field-catalogue.ts';
import { fieldExists, type Field, type RuleScope } from './field.ts';
import { comparesFields, findOperator, OPERATORS, type Operator } from './operators.ts';
import type { Rule, RuleGroup } from './rule-group.ts';
import { readOperands } from './rule-value.ts';
import { isRuleGroup } from './translate-rules.ts';

/**
 * Problems of a group in the scope it is used in. Disabled parts are not looked at: they are not evaluated either.
 * @param path JSON Pointer of the group in the document
 */
export function checkRules(group: RuleGroup, scope: RuleScope, path: string): Problem[] {
  if (group.disabled) return [];
  return group.rules.flatMap((rule, index) => {
    const here = pointer(path, 'rules', index);
    if (!isRuleGroup(rule)) return rule.disabled ? [] : checkRule(rule, scope, here);
    return rule.rules.length === 0 && !rule.disabled ? [emptyGroup(here)] : checkRules(rule, scope, here);
  });
}

function checkRule(rule: Rule, scope: RuleScope, path: string): Problem[] {
  const field = findField(rule.field);
  if (!field) return [unknownField(rule.field, path)];
  const problems: Problem[] = fieldExists(field, scope) ? [] : [absentField(field, scope, pointer(path, 'field'))];
  const operator = findOperator(field.type, rule.operator);
  if (!operator) return [...problems, unfitOperator(field, rule.operator, path)];
  if (rule.valueSource === 'field') return [...problems, ...checkOtherField(rule, field, operator, scope, path)];
  const operands = readOperands(field, operator, rule.value);
  return operands.kind === 'wrong' ? [...problems, wrongValue(field, operator, rule.value, operands.expected, path)] : problems;
}

function checkOtherField(rule: Rule, field: Field, operator: Operator, scope: RuleScope, path: string): Problem[] {
  const valuePath = pointer(path, 'value');
  const other = typeof rule.value === 'string' ? findField(rule.value) : undefined;
  if (!other) return [unknownField(String(rule.value), path, 'value')];
  if (!comparesFields(field.type, operator) || other.type !== field.type) {
    return [error('rule_fields_incomparable', valuePath, {
      de: `„${field.label.de}“ (${TYPE_NAMES[field.type].de}) lässt sich mit „${operator.label.de}“ nicht mit „${other.label.de}“ (${TYPE_NAMES[other.type].de}) vergleichen.`,
      en: `“${field.label.en}” (${TYPE_NAMES[field.type].en}) cannot be compared by “${operator.label.en}” with “${other.label.en}” (${TYPE_NAMES[other.type].en}).`,
    }, { de: 'Vergleiche zwei Felder derselben Art mit =, !=, <, <=, > oder >=, oder gib einen festen Wert an.', en: 'Compare two fields of the same kind by =, !=, <, <=, > or >=, or give a fixed value.' })];
  }
  return fieldExists(other, scope) ? [] : [absentField(other, scope, valuePath)];
}

const TYPE_NAMES: Record<Field['type'], Localized> = {
  string: { de: 'Text', en: 'text' },
  number: { de: 'Zahl', en: 'number' },
  boolean: { de: 'ja/nein', en: 'yes/no' },
  date: { de: 'Datum', en: 'date' },
  'string-list': { de: 'Liste', en: 'list' },
  enum: { de: 'Auswahl', en: 'choice' },
  any: { de: 'beliebiger Wert', en: 'any value' },
};

const SUBJECT_NAMES: Record<SubjectKind, Localized> = {
  order: { de: 'Bestellung', en: 'order' },
  parcel: { de: 'Paket', en: 'parcel' },
  line: { de: 'Bestellposition', en: 'order line' },
  contact: { de: 'Kunde', en: 'contact' },
};

function unknownField(name: string, path: string, key = 'field'): Problem {
  const near = nearestField(name);
  return error('rule_field_unknown', pointer(path, key),
    { de: `Das Feld „${name}“ gibt es nicht.`, en: `The field “${name}” does not exist.` },
    near
      ? { de: `Wähle ein Feld aus der Liste; meintest du „${near.name}“ (${near.label.de})?`, en: `Choose a field from the list; did you mean “${near.name}” (${near.label.en})?` }
      : { de: 'Wähle ein Feld aus der Liste.', en: 'Choose a field from the list.' });
}

function absentField(field: Field, scope: RuleScope, path: string): Problem {
  if (field.needsRun && scope.inTrigger) {
    return error('rule_field_absent', path,
      { de: `„${field.label.de}“ steht erst fest, wenn der Durchlauf begonnen hat; ein Auslöser kann es noch nicht wissen.`, en: `“${field.label.en}” is known only once the run has begun; a trigger cannot know it yet.` },
      { de: 'Prüfe das Feld in einer Bedingung nach dem Auslöser.', en: 'Ask for the field in a condition after the trigger.' });
  }
  return error('rule_field_absent', path,
    { de: `Das Feld „${field.label.de}“ (${field.name}) gibt es nicht ${whereIs(scope, 'de')}.`, en: `The field “${field.label.en}” (${field.name}) does not exist ${whereIs(scope, 'en')}.` },
    { de: `Wähle ein anderes Feld; dieses gibt es ${existsWhere(field, 'de')}.`, en: `Choose another field; this one exists ${existsWhere(field, 'en')}.` });
}

const MAX_NAMED_EVENTS = 4;

function whereIs(scope: RuleScope, locale: keyof Localized): string {
  const events = scope.eventTypes ?? [];
  return [aboutSubjects([scope.subject], locale), ...(events.length > 0 ? [afterEvents(events, locale)] : [])].join(' ');
}

function existsWhere(field: Field, locale: keyof Localized): string {
  return field.subjects ? aboutSubjects(field.subjects, locale) : afterEvents(field.eventTypes ?? [], locale);
}

function aboutSubjects(subjects: readonly SubjectKind[], locale: keyof Localized): string {
  const names = subjects.map((subject) => SUBJECT_NAMES[subject][locale]);
  return locale === 'de' ? `in Durchläufen zu ${names.map((name) => `„${name}“`).join(', ')}` : `in runs about ${names.map((name) => `“${name}”`).join(', ')}`;
}

function afterEvents(types: readonly string[], locale: keyof Localized): string {
  const names = types.slice(0, MAX_NAMED_EVENTS).map((type) => (type === 'custom.*' ? CUSTOM_EVENTS : eventTypeLabel(type))[locale]);
  const list = names.map((name) => (locale === 'de' ? `„${name}“` : `“${name}”`)).join(', ') + (types.length > MAX_NAMED_EVENTS ? ' …' : '');
  return `${locale === 'de' ? 'nach' : 'after'} ${list}`;
}

const CUSTOM_EVENTS: Localized = { de: 'Eigene Ereignisse', en: 'Custom events' };

function unfitOperator(field: Field, operator: string, path: string): Problem {
  const fitting = OPERATORS[field.type];
  return error('rule_operator_unfit', pointer(path, 'operator'),
    { de: `Der Operator „${operator}“ passt nicht zu „${field.label.de}“ (${TYPE_NAMES[field.type].de}).`, en: `The operator “${operator}” does not fit “${field.label.en}” (${TYPE_NAMES[field.type].en}).` },
    { de: `Nimm einen von: ${fitting.map(({ name, label }) => `${name} (${label.de})`).join(', ')}.`, en: `Take one of: ${fitting.map(({ name, label }) => `${name} (${label.en})`).join(', ')}.` });
}

function wrongValue(field: Field, operator: Operator, value: unknown, expected: Localized, path: string): Problem {
  const shown = value === undefined || value === '' ? undefined : JSON.stringify(value).slice(0, 80);
  return error('rule_value_wrong', pointer(path, 'value'),
    {
      de: `„${field.label.de}“ ${operator.label.de}: ${shown === undefined ? 'Der Wert fehlt' : `Der Wert ${shown} passt nicht`}.`,
      en: `“${field.label.en}” ${operator.label.en}: ${shown === undefined ? 'the value is missing' : `the value ${shown} does not fit`}.`,
    },
    { de: `Erwartet wird ${expected.de}.`, en: `Expected is ${expected.en}.` });
}

function emptyGroup(path: string): Problem {
  return {
    ...error('rule_group_empty', path,
      { de: 'Diese Regelgruppe ist leer und wird übergangen.', en: 'This rule group is empty and is passed over.' },
      { de: 'Füge eine Regel hinzu oder entferne die Gruppe.', en: 'Add a rule or remove the group.' }),
    severity: 'warning',
  };
}

function error(code: string, path: string, message: Localized, mend: Localized): Problem {
  return { level: 'graph', severity: 'error', code, path, message, mend };
}

/** The catalogue's field with the same last part, or the same letters in another case. */
function nearestField(name: string): Field | undefined {
  const last = name.split('.').at(-1)?.toLowerCase();
  return FIELDS.find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? FIELDS.find((field) => field.name.split('.').at(-1)?.toLowerCase() === last);
}
