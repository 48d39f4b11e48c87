/** Everything that is wrong with a journey: the three levels of the document, and mails that do not compile or would leave gaps. */
import { isPublishable, pointer, validateJourney, type EmailContent, type JourneyDocument, type Locale, type MessageClass, type Problem } from '@nachklang/nodes/sdk';
import { Value } from 'typebox/value';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { checkEmail, compileEmail, type CompiledEmail, type EmailProblem } from '../stages/rendering/index.ts';

export interface CheckedJourney {
  problems: Problem[];
  publishable: boolean;
  /** With settings of older node versions brought up to date; absent when the shape is wrong. */
  document?: JourneyDocument;
}

export async function checkJourney(value: unknown, nodeTypes: NodeTypes): Promise<CheckedJourney> {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  const { document, problems } = validateJourney(value, definitions);
  if (document === undefined) return { problems, publishable: false };
  const all = [...problems, ...(await emailProblems(document, nodeTypes))];
  return { problems: all, publishable: isPublishable(all), document };
}

/** The mails of a document that {@link checkJourney} found publishable. */
export async function compileEmails(document: JourneyDocument): Promise<Record<string, Record<Locale, CompiledEmail>>> {
  const emails = await Promise.all(
    Object.entries(document.emails).map(async ([key, { de, en }]) => {
      const [german, english] = await Promise.all([compileEmail(de, 'de'), compileEmail(en, 'en')]);
      return [key, { de: german, en: english }] as const;
    }),
  );
  return Object.fromEntries(emails);
}

async function emailProblems(document: JourneyDocument, nodeTypes: NodeTypes): Promise<Problem[]> {
  const { subject } = document;
  const checks = Object.entries(document.emails).map(async ([key, { de, en }]) => {
    const classes = classesOf(document, key, nodeTypes);
    const check = async (content: EmailContent, locale: Locale) =>
      (await checkEmail(content, locale, { subject, classes })).map((problem) => placed(problem, key, locale));
    return [...(await check(de, 'de')), ...(await check(en, 'en'))];
  });
  return (await Promise.all(checks)).flat();
}

/** The classes of the nodes that send this mail. A node whose settings are wrong has problems of its own. */
function classesOf(document: JourneyDocument, key: string, nodeTypes: NodeTypes): MessageClass[] {
  return document.nodes.flatMap(({ type, settings }) => {
    const definition = nodeTypes.get(type)?.definition;
    if (definition?.sendsMessage === undefined || !Value.Check(definition.settings, settings)) return [];
    const plan = definition.sendsMessage(settings);
    return plan?.email === key ? [plan.class] : [];
  });
}

function placed({ code, severity, field, line, message }: EmailProblem, key: string, locale: Locale): Problem {
  const where = { de: `E-Mail „${key}“ (${locale})`, en: `E-mail “${key}” (${locale})` };
  const at = line === undefined ? { de: '', en: '' } : { de: `, Zeile ${line}`, en: `, line ${line}` };
  return {
    level: 'graph',
    severity,
    code,
    path: pointer('', 'emails', key, locale, field),
    message: { de: `${where.de}: ${message.de}`, en: `${where.en}: ${message.en}` },
    mend: { de: `Öffne die E-Mail „${key}“ und ändere ${FIELDS[field].de}${at.de}.`, en: `Open the e-mail “${key}” and change ${FIELDS[field].en}${at.en}.` },
  };
}

const FIELDS: Record<EmailProblem['field'], Record<Locale, string>> = {
  subject: { de: 'den Betreff', en: 'the subject' },
  preheader: { de: 'die Vorschauzeile', en: 'the preheader' },
  mjml: { de: 'den Inhalt', en: 'the content' },
};
