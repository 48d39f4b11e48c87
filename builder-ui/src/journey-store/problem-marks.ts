/** The worst problem of each node, looked up by its card. */
import type { Problem } from '@nachklang/nodes/sdk';

export type ProblemMark = Problem['severity'];

const known = new WeakMap<readonly Problem[], ReadonlyMap<string, ProblemMark>>();

export function problemMarks(problems: readonly Problem[]): ReadonlyMap<string, ProblemMark> {
  let marks = known.get(problems);
  if (marks === undefined) {
    const found = new Map<string, ProblemMark>();
    for (const { nodeId, severity } of problems) if (nodeId !== undefined && found.get(nodeId) !== 'error') found.set(nodeId, severity);
    known.set(problems, (marks = found));
  }
  return marks;
}
