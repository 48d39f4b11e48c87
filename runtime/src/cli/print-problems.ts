/** The problems of a journey as lines to read: where, what, and how to mend it. */
import type { Problem } from '@nachklang/nodes/sdk';
import type { Terminal } from './terminal.ts';

const SEVERITY = { de: { error: 'Fehler', warning: 'Hinweis' }, en: { error: 'error', warning: 'warning' } };
const NODE = { de: 'Knoten', en: 'node' };

export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  const { language } = terminal;
  for (const problem of problems) {
    const where = problem.nodeId === undefined ? problem.path || '/' : `${NODE[language]} ${problem.nodeId} (${problem.path})`;
    terminal.print(`  ${SEVERITY[language][problem.severity]}  ${where}: ${problem.message[language]}`);
    terminal.print(`         ${problem.mend[language]}  [${problem.code}]`);
  }
}
