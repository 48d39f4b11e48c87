/** Signed tokens of public links: unguessable, bound to one shop and one message, and of no use for anything but their own purpose. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { Locale, type EpochMs } from '@nachklang/nodes/sdk';

const closed = { additionalProperties: false } as const;

/** Short names: every letter is in every mail. `x` is the second it expires. */
const UnsubscribeToken = Type.Object({ s: Type.String(), c: Type.String(), m: Type.String(), l: Locale, x: Type.Integer() }, closed);
export type UnsubscribeToken = Static<typeof UnsubscribeToken>;

/** `i` is the index of the link in the e-mail, `u` where it leads: signed, so that nobody can make us redirect elsewhere. */
const ClickToken = Type.Object({ s: Type.String(), c: Type.String(), m: Type.String(), i: Type.Integer(), u: Type.String(), x: Type.Integer() }, closed);
export type ClickToken = Static<typeof ClickToken>;

/** A page about one person: `o` is the order, `j` the journey that the mail was about. */
const PersonToken = Type.Object(
  { s: Type.String(), c: Type.String(), m: Type.String(), l: Locale, o: Type.Optional(Type.String()), j: Type.Optional(Type.String()), x: Type.Integer() },
  closed,
);
export type PersonToken = Static<typeof PersonToken>;

const person = Compile(PersonToken);
/** The purpose of a token: unsubscribing, a counted click, the preference centre, the double opt-in, a survey, an address, a withdrawal. */
const SCHEMAS = { u: Compile(UnsubscribeToken), c: Compile(ClickToken), p: person, d: person, f: person, a: person, w: person };
type Purpose = keyof typeof SCHEMAS;
export type PersonPurpose = 'p' | 'd' | 'f' | 'a' | 'w';
interface Tokens { u: UnsubscribeToken; c: ClickToken; p: PersonToken; d: PersonToken; f: PersonToken; a: PersonToken; w: PersonToken }

export type OpenedToken<T> = { kind: 'valid'; token: T } | { kind: 'forged' } | { kind: 'expired' };

/** 128 bits of the HMAC: beyond guessing, and short enough for a header. */
const SIGNATURE_BYTES = 16;

export function sealToken<P extends Purpose>(key: Buffer, purpose: P, token: Tokens[P]): string {
  const payload = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${payload}.${signature(key, purpose, payload).toString('base64url')}`;
}

export function openUnsubscribeToken(key: Buffer, text: string, now: EpochMs): OpenedToken<UnsubscribeToken> {
  const payload = verifiedPayload(key, 'u', text);
  return SCHEMAS.u.Check(payload) ? unlessExpired(payload, now) : { kind: 'forged' };
}

export function openClickToken(key: Buffer, text: string, now: EpochMs): OpenedToken<ClickToken> {
  const payload = verifiedPayload(key, 'c', text);
  return SCHEMAS.c.Check(payload) ? unlessExpired(payload, now) : { kind: 'forged' };
}

export function openPersonToken(key: Buffer, purpose: PersonPurpose, text: string, now: EpochMs): OpenedToken<PersonToken> {
  const payload = verifiedPayload(key, purpose, text);
  return person.Check(payload) ? unlessExpired(payload, now) : { kind: 'forged' };
}

function unlessExpired<T extends { x: number }>(token: T, now: EpochMs): OpenedToken<T> {
  return token.x * 1_000 < now ? { kind: 'expired' } : { kind: 'valid', token };
}

function verifiedPayload(key: Buffer, purpose: Purpose, text: string): unknown {
  const [payload = '', given = ''] = text.split('.');
  const expected = signature(key, purpose, payload);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  // Signed by us, so it is JSON.
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** The purpose is signed too: a click token never unsubscribes. */
function signature(key: Buffer, purpose: Purpose, payload: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}.${payload}`).digest().subarray(0, SIGNATURE_BYTES);
}
