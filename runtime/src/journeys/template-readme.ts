/** The README of a template as sections: what it does, for whom, why the timing. The files are ours and keep one form (templates/README.md). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale, Localized } from '@nachklang/nodes/sdk';
import { TEMPLATES_DIR } from './load-template.ts';

export interface Section {
  heading: string;
  text: string;
  points: { heading: string; text: string }[];
}

export interface TemplateReadme {
  sections: Record<Locale, Section[]>;
  /** By what it is measured. */
  goal?: Localized;
}

const LANGUAGES: [Locale, string][] = [['de', 'Deutsch'], ['en', 'English']];

export async function readTemplateReadme(name: string, dir = TEMPLATES_DIR): Promise<TemplateReadme> {
  const text = await readFile(join(dir, name, 'README.md'), 'utf8').catch(() => '');
  const halves = new Map(LANGUAGES.map(([locale, heading]) => [locale, half(text, heading)]));
  const [de, en] = [goalOf(halves.get('de') ?? ''), goalOf(halves.get('en') ?? '')];
  return { sections: { de: sectionsOf(halves.get('de') ?? ''), en: sectionsOf(halves.get('en') ?? '') }, ...(de !== undefined && en !== undefined && { goal: { de, en } }) };
}

function half(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from === -1) return '';
  const rest = text.slice(from + heading.length + 5);
  const end = rest.indexOf('\n## ');
  return end === -1 ? rest : rest.slice(0, end);
}

/** A paragraph begins with its heading in bold; a list belongs to the paragraph before it. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  for (const block of text.split(/\n{2,}/).map((one) => one.trim()).filter((one) => one !== '')) {
    const points = block.startsWith('- ') ? block.split(/\n(?=- )/).map((line) => headed(line.slice(2))) : [];
    const last = sections.at(-1);
    if (points.length > 0 && last !== undefined) last.points.push(...points);
    else sections.push({ ...headed(block), points });
  }
  return sections;
}

function headed(block: string): { heading: string; text: string } {
  const [, heading = '', text = block] = /^\*\*(.+?)[.:]\*\*\s*([\s\S]*)$/.exec(block) ?? [];
  return { heading, text: plain(text) };
}

function goalOf(text: string): string | undefined {
  const goal = /\*\*(?:Ziel|Goal):\*\*\s*([^\n]+)/.exec(text)?.[1];
  return goal === undefined ? undefined : plain(goal).replace(/\.$/, '');
}

/** Without the signs that Markdown adds. */
function plain(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/\*\*(.+?)\*\*/g, '$1').replaceAll(/`(.+?)`/g, '$1').replaceAll(/\[(.+?)\]\(.+?\)/g, '$1').trim();
}
