/** What of a shop's rules a change made different, for the audit log. Names, addresses and texts stay out of it: they may be personal. */
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@nachklang/nodes/sdk';
import type { AuditChange } from '../audit/note-audit.ts';
import type { Shop } from './shop-schema.ts';

const RULES = ['country', 'timeZone', 'locale', 'returnDays', 'formalAddress', 'caps', 'sendTimes', 'settleSeconds', 'voucherGraceDays'] as const satisfies (keyof Shop)[];

/** The settings that are different now, of any kind, by name. */
export function changedSettings(before: Shop, after: Shop): string[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => !isDeepStrictEqual(was.get(name), is.get(name)));
}

export function ruleChanges(before: Shop, after: Shop): AuditChange[] {
  return [
    ...RULES.flatMap((rule) => change(rule, before[rule], after[rule])),
    ...Object.entries(after.retention).flatMap(([kind, days]) => change(`retention.${kind}`, new Map<string, Json>(Object.entries(before.retention)).get(kind), days)),
  ];
}

function change(field: string, before: Json | undefined, after: Json): AuditChange[] {
  return isDeepStrictEqual(before, after) ? [] : [{ field, ...(before !== undefined && { before }), after }];
}
