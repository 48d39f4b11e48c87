/** What an event says about a person. At least one identity leads to the contact. */
import { Type, type Static } from 'typebox';
import { CountryCode, keyed, TimeZone } from '../values.ts';

/** Generous for what a shop knows of a person; a text without end belongs into no mail and would make a record that nobody can store. */
const Attribute = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Boolean(), Type.Null()]);
const Attributes = Type.With(keyed(Attribute), { maxProperties: 200, propertyNames: Type.String({ maxLength: 200 }) });

export const ContactFacts = Type.Object(
  {
    email: Type.Optional(Type.String({ format: 'email', maxLength: 320 })),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    customerId: Type.Optional(Type.String({ maxLength: 200, description: 'The shop system’s own customer id' })),
    firstName: Type.Optional(Type.String({ maxLength: 200 })),
    lastName: Type.Optional(Type.String({ maxLength: 200 })),
    locale: Type.Optional(Type.String({ description: 'BCP 47, for example de-DE', maxLength: 35 })),
    timeZone: Type.Optional(TimeZone),
    country: Type.Optional(CountryCode),
    state: Type.Optional(Type.String({ maxLength: 10, description: 'ISO 3166-2 subdivision without the country, for example BY' })),
    postcode: Type.Optional(Type.String({ maxLength: 20 })),
    tags: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 1000 })),
    attributes: Type.Optional(Attributes),
  },
  { additionalProperties: false },
);
export type ContactFacts = Static<typeof ContactFacts>;
