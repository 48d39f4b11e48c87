/** What the first owner fills in. */
import { Type, type Static } from 'typebox';
import { CountryCode, Locale, TimeZone } from '@nachklang/nodes/sdk';
import { Email, LinkToken, Password, PersonName } from '../auth/account-schema.ts';

const closed = { additionalProperties: false } as const;

export const SetupForm = Type.Object(
  {
    token: LinkToken,
    owner: Type.Object({ name: PersonName, email: Email, password: Password }, closed),
    shop: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^<>"\\r\\n]+$' }),
        country: CountryCode,
        language: Locale,
        senderEmail: Email,
        /** As it stands in the head of a mail; the shop’s name when absent. */
        senderName: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[^<>"\\r\\n]+$' })),
        imprint: Type.Optional(Type.String({ maxLength: 2000, description: 'Name and postal address, in lines, for the foot of every mail' })),
        timeZone: Type.Optional(TimeZone),
      },
      closed,
    ),
  },
  closed,
);
export type SetupForm = Static<typeof SetupForm>;

export const SetupStatus = Type.Object(
  {
    needed: Type.Boolean({ description: 'Nobody owns a shop yet, but for the demo' }),
    accounts: Type.Boolean({ description: 'Somebody can sign in, if only to the demo' }),
    linkOpens: Type.Optional(Type.Boolean({ description: 'Whether the token that was given opens the set-up' })),
    sender: Type.Optional(Type.Object({ name: Type.String(), address: Type.String() }, { ...closed, description: 'From MAIL_FROM, as a proposal; for whom the link opens' })),
  },
  closed,
);
export const SetupDone = Type.Object({ userId: Type.String(), shopId: Type.String() }, closed);
