/** Processor time of a process and its children, as Linux counts it. Elsewhere NaN. */
import { readFileSync } from 'node:fs';
import { childrenOf } from './memory.ts';

/** Linux counts in hundredths of a second wherever Node runs. */
const TICK_MS = 10;

export function cpuMsOfTree(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + cpuMsOf(one), 0);
}

function cpuMsOf(pid: number): number {
  try {
    // The second field is the command in parentheses, which may hold anything; user and system time are the 14th and 15th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return NaN;
  }
}
