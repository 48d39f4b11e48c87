/** POST /api/v1/emails/test: sends an e-mail that is being written to the person who writes it, and to nobody else. It counts against no limit and is no message of any contact. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { MemberCaller } from '../auth/caller.ts';
import { requirePersonalData } from '../auth/require-personal-data.ts';
import { isDemo } from '../demo/demo-id.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound, Problem } from '../plugins/problem.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import { findShop } from '../shops/shop-repository.ts';
import { messageIdOf } from '../stages/delivery/index.ts';
import { EmailDraft } from './email-schema.ts';
import { examineEmail, type ExaminedEmail } from './examine-email.ts';
import { perPerson } from './per-person.ts';
import { sampleFacts } from './samples/sample-facts.ts';

const closed = { additionalProperties: false } as const;
const Body = Type.Object({ ...EmailDraft.properties, journeyId: Type.Optional(Type.String({ maxLength: 200 })) }, closed);
const Sent = Type.Object({ to: Type.String(), subject: Type.String(), mailId: Type.Optional(Type.String({ description: 'In the built-in mailbox, when it went there' })) }, closed);

const MOST_PER_MINUTE = 10;

export function sendTest(app: App, { db, clock, config, mailer, live }: WebServices): void {
  app.post(
    '/api/v1/emails/test',
    {
      config: { permission: 'journeys:write', rateLimit: perPerson(MOST_PER_MINUTE) },
      schema: { tags: ['emails'], summary: 'Send a test mail to yourself', body: Body, response: { 200: Sent } },
    },
    async (request) => {
      const caller = callerOf(request);
      if (caller.kind !== 'member') throw new Problem({ status: 403, code: 'needs_a_person', detail: 'A test mail goes to the person who asks for it; an API key has no address. Sign in to send one.' });
      const { shopId, body } = request;
      if (body.orderId !== undefined) requirePersonalData(request);
      const shop = await findShop(db, shopId);
      if (shop === null) throw notFound('Shop');
      const sample = await sampleFacts(db, shop, body, clock.now());
      const rendered = requireRendered(await examineEmail(body, sample, shop, config.baseUrl));
      const id = `test|${clock.uuid()}`;
      const mail = testMail(id, rendered, { shop, caller, body, createdAt: clock.now(), contactId: sample.contactId ?? '' });
      const [answer] = await mailer.send([mail]);
      if (answer?.kind !== 'accepted') throw new Problem({ status: 502, code: 'mail_not_accepted', detail: `The mail server did not take the test mail: ${answer?.error ?? 'no answer'}. Check SMTP_URL and the sender’s address.` });
      live.publish(shopId, { topic: 'messages', id });
      const inMailbox = config.smtpUrl === undefined || isDemo(shopId);
      return { to: mail.to, subject: mail.subject, ...(inMailbox && { mailId: id }) };
    },
  );
}

interface TestMail { shop: ShopRecord; caller: MemberCaller; body: EmailDraft & { journeyId?: string }; createdAt: number; contactId: string }

/** `contactId` is whose data it holds, so that an erasure takes it along. */
function testMail(id: string, { subject, html, text }: NonNullable<ExaminedEmail['rendered']>, { shop, caller, body, createdAt, contactId }: TestMail): OutgoingMail {
  return {
    id, shopId: shop._id, contactId, html, text,
    from: shop.mailFrom,
    to: caller.email,
    subject: `[Test] ${subject}`,
    messageId: messageIdOf(id, shop.mailFrom),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': body.locale, 'X-Nachklang-Test': 'yes' },
    meta: { journeyId: body.journeyId ?? '', nodeId: '', class: body.classes?.[0] ?? 'transactional', locale: body.locale, createdAt, test: true },
  };
}

/** Throws a problem that names the first thing to mend. */
function requireRendered({ rendered, findings }: ExaminedEmail): NonNullable<ExaminedEmail['rendered']> {
  if (rendered !== undefined) return rendered;
  const first = findings.find(({ severity }) => severity === 'error');
  const place = first === undefined ? '' : `${first.field}${first.line === undefined ? '' : `, line ${first.line}`}: ${first.message.en}`;
  throw new Problem({ status: 422, code: 'email_invalid', detail: `This content cannot become a mail yet. ${place}`, ...(first !== undefined && { field: `/content/${first.field}` }) });
}
