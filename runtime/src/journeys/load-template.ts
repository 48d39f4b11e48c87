/** Templates: ready journeys in `templates/<name>/`, with their mails in files of their own. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { validateJourney, type JourneyDocument, type Locale, type Problem } from '@nachklang/nodes/sdk';
import { DEFINITIONS } from '@nachklang/nodes/definitions';

export const TEMPLATES_DIR = join(import.meta.dirname, '../../../templates');

/** Of a folder; nothing that leads elsewhere. */
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

const BUILT_IN = new Map(DEFINITIONS.map((definition) => [definition.id, definition]));

export class TemplateError extends Error {
  readonly problems: Problem[];
  constructor(name: string, problems: Problem[]) {
    super(`The template ${name} is not a journey: ${problems.map((problem) => `${problem.path} ${problem.message.en}`).join(' ')}`);
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

/** Names of the templates that are there. */
export async function listTemplates(dir = TEMPLATES_DIR): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: false });
  const names = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map(async ({ name }) => ((await readdir(join(dir, name))).includes('journey.json') ? [name] : [])),
  );
  return names.flat().sort();
}

/**
 * The template as a journey document, with what the team reads in that language; undefined when there is none of that name.
 * Throws {@link TemplateError} when it is broken.
 */
export async function loadTemplate(name: string, locale: Locale = 'de', dir = TEMPLATES_DIR): Promise<JourneyDocument | undefined> {
  const value = NAME.test(name) ? await readJson(join(dir, name, 'journey.json')) : undefined;
  if (value === undefined) return undefined;
  const whole = await withMails(withSettings(value, await readJson(join(dir, name, `settings.${locale}.json`))), join(dir, name, 'emails'));
  const { document, problems } = validateJourney(whole, BUILT_IN);
  if (document === undefined) throw new TemplateError(name, problems);
  return document;
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(nothingThere);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Puts what another language says, by node, over the settings of the nodes. The result is validated afterwards, not here. */
function withSettings(value: unknown, said: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value.nodes) || !isObject(said)) return value;
  const nodes = value.nodes.map((node: unknown) => {
    const settings = isObject(node) ? said[String(node.id)] : undefined;
    return isObject(node) && isObject(node.settings) && isObject(settings) ? { ...node, settings: { ...node.settings, ...settings } } : node;
  });
  return { ...value, nodes };
}

function nothingThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** Puts `emails/<key>.<locale>.mjml` where the document lacks its `mjml`. The result is validated afterwards, not here. */
export async function withMails(value: unknown, dir: string): Promise<unknown> {
  if (!isObject(value) || !isObject(value.emails)) return value;
  const emails: Record<string, unknown> = {};
  for (const [key, email] of Object.entries(value.emails)) {
    emails[key] = isObject(email) ? { ...email, de: await withMjml(email.de, join(dir, `${key}.de.mjml`)), en: await withMjml(email.en, join(dir, `${key}.en.mjml`)) } : email;
  }
  return { ...value, emails };
}

async function withMjml(content: unknown, path: string): Promise<unknown> {
  if (!isObject(content) || 'mjml' in content) return content;
  return { ...content, mjml: await readFile(path, 'utf8') };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
