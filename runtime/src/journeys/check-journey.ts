/** Everything that is wrong with a journey: the three levels of the document, and mails that cannot be compiled. */
import { isPublishable, pointer, validateJourney, type JourneyDocument, type Locale, type Problem } from '@nachklang/nodes/sdk';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { EmailCompileError, compileEmail, type CompiledEmail, type EmailProblem } from '../stages/rendering/index.ts';

export interface CheckedJourney {
  problems: Problem[];
  publishable: boolean;
  /** With settings of older node versions brought up to date; absent when the shape is wrong. */
  document?: JourneyDocument;
  /** Complete when `publishable`. */
  emails: Record<string, Record<Locale, CompiledEmail>>;
}

export async function checkJourney(value: unknown, nodeTypes: NodeTypes): Promise<CheckedJourney> {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  const { document, problems } = validateJourney(value, definitions);
  const compiled = document === undefined ? { emails: {}, problems: [] } : await compileEmails(document);
  const all = [...problems, ...compiled.problems];
  return { problems: all, publishable: document !== undefined && isPublishable(all), emails: compiled.emails, ...(document !== undefined && { document }) };
}

async function compileEmails(document: JourneyDocument): Promise<Pick<CheckedJourney, 'emails' | 'problems'>> {
  const emails: CheckedJourney['emails'] = {};
  const problems: Problem[] = [];
  for (const [key, { de, en }] of Object.entries(document.emails)) {
    const [german, english] = await Promise.all([tryEmail(de, 'de'), tryEmail(en, 'en')]);
    problems.push(...german.problems.map((problem) => placed(problem, key, 'de')), ...english.problems.map((problem) => placed(problem, key, 'en')));
    if (german.email !== undefined && english.email !== undefined) emails[key] = { de: german.email, en: english.email };
  }
  return { emails, problems };
}

async function tryEmail(content: JourneyDocument['emails'][string]['de'], locale: Locale): Promise<{ email?: CompiledEmail; problems: EmailProblem[] }> {
  try {
    return { email: await compileEmail(content, locale), problems: [] };
  } catch (error) {
    if (error instanceof EmailCompileError) return { problems: error.problems };
    throw error;
  }
}

function placed({ code, severity, field, line, message }: EmailProblem, key: string, locale: Locale): Problem {
  const where = { de: `E-Mail „${key}“ (${locale})`, en: `E-mail "${key}" (${locale})` };
  const at = line === undefined ? { de: '', en: '' } : { de: `, Zeile ${line}`, en: `, line ${line}` };
  return {
    level: 'graph',
    severity,
    code,
    path: pointer('', 'emails', key, locale, field),
    message: { de: `${where.de}: ${message.de}`, en: `${where.en}: ${message.en}` },
    mend: { de: `Bessere die E-Mail an dieser Stelle aus${at.de}.`, en: `Correct the e-mail there${at.en}.` },
  };
}
