/** A table of figures, as Markdown that also reads well in a terminal. */

export interface Row { what: string; goal: string; measured: string; met?: boolean; baseline?: string; ratio?: string }
export interface Section { name: string; title: string; rows: Row[]; notes: string[] }

const HEAD = ['figure', 'goal', 'measured', 'met', 'baseline in the same run', 'ratio'];

export function renderSection({ rows, notes }: Section): string {
  const cells = [HEAD, HEAD.map(() => '---'), ...rows.map((row) => [row.what, row.goal, row.measured, verdict(row), row.baseline ?? '–', row.ratio ?? '–'])];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const table = cells.map((line, index) => `| ${line.map((cell, column) => (index === 1 ? '-'.repeat(widths[column] ?? 3) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`);
  return [...table, '', ...notes.map((note) => `- ${note}`)].join('\n').trimEnd();
}

function verdict({ met }: Row): string {
  return met === undefined ? '–' : met ? 'yes' : '**no**';
}

/** Puts a section between its marks; throws where they are missing. */
export function replaceBlock(document: string, name: string, content: string): string {
  const [start, end] = [`<!-- figures:${name} -->`, `<!-- /figures:${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md lacks ${start} … ${end}.`);
  return `${document.slice(0, from + start.length)}\n${content}\n${document.slice(to)}`;
}

export const whole = (value: number) => Math.round(value).toLocaleString('en');
export const milliseconds = (value: number) => (value >= 10_000 ? `${(value / 1_000).toFixed(1)} s` : `${whole(value)} ms`);
export const megabytes = (value: number) => `${whole(value)} MB`;
export const times = (value: number) => value.toFixed(value < 10 ? 2 : 0);
