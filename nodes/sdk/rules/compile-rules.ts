/** Compiles a rule group once into a function that answers in about a microsecond. */
import { Constants, LogicEngine } from 'json-logic-engine';
import { findField } from './field-catalogue.ts';
import type { FieldValue, RuleFacts } from './field.ts';
import { OPERATIONS } from './rule-operations.ts';
import type { Rule, RuleGroup } from './rule-group.ts';
import { InvalidRuleError, isRuleGroup, translateGroup, translateRule, type JsonLogic } from './translate-rules.ts';

/** One rule of a group, and what became of it. */
export interface RuleOutcome {
  /** JSON Pointer into the group. */
  path: string;
  field: string;
  operator: string;
  /** The value the rule asks for, as written. */
  expected: unknown;
  /** The value of the field, `null` when absent. */
  actual: FieldValue | null;
  passed: boolean;
}

export interface CompiledRules {
  /** Whether the group holds. Empty groups hold; absent facts make a comparison false and its negation true. Never throws. */
  matches(facts: RuleFacts): boolean;
  /** Every enabled rule with the value it met. */
  explain(facts: RuleFacts): RuleOutcome[];
}

/**
 * Compiles a group that `checkRules` found in order.
 * @throws InvalidRuleError for an unknown field, an operator that does not fit or a value of the wrong type
 */
export function compileRules(group: RuleGroup): CompiledRules {
  const logic = translateGroup(group);
  const matches = logic === undefined ? () => true : compileLogic(logic);
  let explainers: ((facts: RuleFacts) => RuleOutcome)[] | undefined;
  return {
    matches,
    explain(facts) {
      // Compiled on first use: most groups are never asked to explain themselves.
      explainers ??= enabledRules(group, '').map(explainer);
      return explainers.map((explain) => explain(facts));
    },
  };
}

const engine = createEngine();

function compileLogic(logic: JsonLogic): (facts: RuleFacts) => boolean {
  const run = engine.build(logic);
  return (facts) => run(facts) === true;
}

type Build = { compile(parts: TemplateStringsArray, ...items: unknown[]): object };

function createEngine(): LogicEngine {
  const created = new LogicEngine();
  const field = {
    method: ([name]: [string], facts: RuleFacts) => readerOf(name)(facts),
    // Compiled rules call the field's reader itself and look nothing up.
    compile: ([name]: [string], build: Build) => build.compile`${readerOf(name)}(context)`,
  };
  created.addMethod('field', field);
  for (const [type, operations] of Object.entries(OPERATIONS)) {
    for (const [name, operation] of Object.entries(operations)) {
      created.addMethod(`${type}.${name}`, ([value, ...operands]: FieldValue[], facts: RuleFacts) => operation(value, operands, facts));
    }
  }
  return created;
}

/** A reader the engine may inline; without the mark it would take it for asynchronous. */
function readerOf(name: string): (facts: RuleFacts) => FieldValue {
  const field = findField(name);
  if (!field) throw new InvalidRuleError(`The field "${name}" does not exist`);
  return Object.assign((facts: RuleFacts) => field.read(facts), { [Constants.Sync]: true });
}

function explainer({ path, rule }: { path: string; rule: Rule }): (facts: RuleFacts) => RuleOutcome {
  const passes = compileLogic(translateRule(rule));
  const read = readerOf(rule.field);
  return (facts) => ({ path, field: rule.field, operator: rule.operator, expected: rule.value, actual: read(facts) ?? null, passed: passes(facts) });
}

function enabledRules(group: RuleGroup, path: string): { path: string; rule: Rule }[] {
  if (group.disabled) return [];
  return group.rules.flatMap((rule, index) => {
    const here = `${path}/rules/${index}`;
    if (isRuleGroup(rule)) return enabledRules(rule, here);
    return rule.disabled ? [] : [{ path: here, rule }];
  });
}
