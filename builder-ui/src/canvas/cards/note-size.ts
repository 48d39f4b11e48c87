/** How big a note is, by its text; like cards, notes are drawn without being measured first. */

export const NOTE_WIDTH = 220;
const LINE_CHARS = 25;
const LINE = 19;
const MOST_LINES = 18;

export function noteHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
  return 24 + LINE * Math.min(Math.max(lines, 2), MOST_LINES);
}
