/** E-mails being written as the API takes and shows them. */
import { Type, type Static } from 'typebox';
import { EmailContent, Locale, Localized } from '@nachklang/nodes/sdk';
import { TOPICS } from './lint/finding.ts';

const closed = { additionalProperties: false } as const;

export const SubjectName = Type.Enum(['order', 'parcel', 'line', 'contact'], { description: 'What the runs of the journey are about' });

/** The same for preview and test mail: content that need not be saved, and whose data fills it. */
export const EmailDraft = Type.Object(
  {
    content: EmailContent,
    locale: Locale,
    subject: SubjectName,
    classes: Type.Optional(Type.Array(Type.Enum(['transactional', 'marketing']), { maxItems: 10, description: 'The classes of the nodes that send it' })),
    orderId: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'An order of the shop; without one an invented customer' })),
  },
  closed,
);
export type EmailDraft = Static<typeof EmailDraft>;

export const EmailFinding = Type.Object(
  {
    code: Type.String(),
    severity: Type.Enum(['error', 'warning', 'hint']),
    topic: Type.Enum(TOPICS),
    field: Type.Enum(['subject', 'preheader', 'mjml']),
    line: Type.Optional(Type.Integer({ minimum: 1, description: 'In the field, counted from 1' })),
    message: Localized,
    mend: Type.Optional(Localized),
  },
  closed,
);

export const MailTarget = Type.Object({ kind: Type.Enum(['link', 'picture']), url: Type.String(), text: Type.String(), line: Type.Optional(Type.Integer({ minimum: 1 })) }, closed);

export const RenderedDraft = Type.Object(
  { subject: Type.String(), preheader: Type.String(), html: Type.String(), text: Type.String(), bytes: Type.Integer({ minimum: 0, description: 'Of the HTML as it is sent' }), targets: Type.Array(MailTarget) },
  closed,
);
