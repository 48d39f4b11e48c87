/** The mails of a test run as their reader would see them, with the functions that delivery uses. */
import type { EmailContent, Facts, JourneyDocument, Locale } from '@nachklang/nodes/sdk';
import { compileEmail, EmailCompileError, renderEmail, templateVariables } from '../stages/rendering/index.ts';
import type { TestMessage } from './test-run-schema.ts';

export interface MailWish { email: string; locale: Locale; facts: Facts; mayAdvertise: boolean }
export type RenderedMail = Pick<TestMessage, 'mail' | 'mailProblems'>;

/** Bodies beyond this many are left out: a loop of mails says nothing new. */
const MOST_MAILS = 40;
/** An address that leads nowhere: a test unsubscribes nobody. */
const UNSUBSCRIBE = '/p/u/test';

export async function renderMails(
  wishes: ReadonlyMap<string, MailWish>,
  document: JourneyDocument,
  options: { formalAddress: 'sie' | 'du'; baseUrl: string },
): Promise<Map<string, RenderedMail>> {
  const rendered = new Map<string, RenderedMail>();
  for (const [key, wish] of [...wishes].slice(0, MOST_MAILS)) {
    const content = document.emails[wish.email]?.[wish.locale];
    rendered.set(key, content === undefined ? missing(wish.email) : await render(content, wish, options));
  }
  return rendered;
}

async function render(content: EmailContent, { facts, locale, mayAdvertise }: MailWish, { formalAddress, baseUrl }: { formalAddress: 'sie' | 'du'; baseUrl: string }): Promise<RenderedMail> {
  try {
    const variables = () => templateVariables(facts, { locale, formalAddress, unsubscribeUrl: () => `${baseUrl}${UNSUBSCRIBE}`, mayAdvertise });
    const mail = renderEmail(await compileEmail(content, locale), variables());
    const preheader = content.preheader === undefined ? '' : renderEmail(await compileEmail(asSubject(content.preheader), locale), variables()).subject;
    return { mail: { ...mail, ...(preheader !== '' && { preheader }) }, mailProblems: [] };
  } catch (error) {
    if (error instanceof EmailCompileError) return { mailProblems: error.problems.map(({ field, line, message }) => ({ field, message, ...(line !== undefined && { line }) })) };
    const said = error instanceof Error ? error.message : String(error);
    return { mailProblems: [{ field: 'mjml', message: { de: `Diese E-Mail lässt sich nicht darstellen: ${said}`, en: `This e-mail cannot be rendered: ${said}` } }] };
  }
}

/** The preheader stands hidden in the HTML; here it is wanted by itself. */
function asSubject(preheader: string): EmailContent {
  return { subject: preheader, mjml: '<mjml><mj-body></mj-body></mjml>' };
}

function missing(email: string): RenderedMail {
  return { mailProblems: [{ field: 'mjml', message: { de: `Die E-Mail „${email}“ gibt es nicht.`, en: `There is no e-mail “${email}”.` } }] };
}
