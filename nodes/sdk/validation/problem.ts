/** One thing that is wrong with a journey: where, how bad, and how to mend it, in both languages. */
import type { Localized } from '../values.ts';

/** `shape`: the JSON itself; `graph`: what the nodes and edges make together; `policy`: what law and fairness ask. */
export type ProblemLevel = 'shape' | 'graph' | 'policy';

export interface Problem {
  level: ProblemLevel;
  /** A journey with errors cannot be published; warnings are shown and may be accepted. */
  severity: 'error' | 'warning';
  /** Stable, for programs: `rule_field_unknown`, `edge_port_unknown` … */
  code: string;
  nodeId?: string;
  /** JSON Pointer (RFC 6901) into the journey document. */
  path: string;
  message: Localized;
  mend: Localized;
}

/** Appends keys to a JSON Pointer, escaped (RFC 6901 §4). */
export function pointer(base: string, ...keys: (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, base);
}
