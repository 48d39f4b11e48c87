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
        timeZone: Type.Optional(TimeZone),
      },
      closed,
    ),
  },
  closed,
);
export type SetupForm = Static<typeof SetupForm>;

export const SetupStatus = Type.Object({ needed: Type.Boolean({ description: 'Nobody owns a shop yet' }) }, closed);
export const SetupDone = Type.Object({ userId: Type.String(), shopId: Type.String() }, closed);
