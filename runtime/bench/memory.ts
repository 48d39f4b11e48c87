/** Memory of a process and its children, as Linux counts it. Elsewhere all figures are NaN. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
  /** Its own pages. */
  anonMb: number;
  /** Pages of files that are mapped, the store's data among them: the kernel takes them back when it needs room. */
  fileMb: number;
  /** Proportional: a page that two processes share counts half in each. */
  pssMb: number;
}

/** Its own pages alone. Cheap: for what is proportional the kernel walks through all pages, and the process stands still meanwhile. */
export function anonMbOf(pid: number): number {
  return kilobytes(read(`/proc/${pid}/status`), 'RssAnon') / 1e3;
}

export function memoryOf(pid: number): Memory {
  const status = read(`/proc/${pid}/status`);
  return { anonMb: kilobytes(status, 'RssAnon') / 1e3, fileMb: kilobytes(status, 'RssFile') / 1e3, pssMb: kilobytes(read(`/proc/${pid}/smaps_rollup`), 'Pss') / 1e3 };
}

export function memoryOfTree(pid: number): Memory {
  const all = [pid, ...childrenOf(pid)].map(memoryOf);
  const sum = (key: keyof Memory) => all.reduce((total, memory) => total + memory[key], 0);
  return { anonMb: sum('anonMb'), fileMb: sum('fileMb'), pssMb: sum('pssMb') };
}

export function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid).map(Number);
}

function parentOf(pid: string): number {
  // The second field is the command in parentheses, which may hold anything.
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0);
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN) * 1.024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
