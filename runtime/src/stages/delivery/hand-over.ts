/** From a batch in hand to what became of it: looked at, handed to the mailer, looked at once more when a connection takes each mail. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HandOver, LastLookAt, Mailer, OutgoingMail } from '../../ports/mailer.ts';
import type { MessageOutcome } from '../outbox/index.ts';
import type { PublicLinks } from '../tracking/index.ts';
import { composeMail } from './compose-mail.ts';
import type { Held } from './held.ts';
import { outcomeOf } from './judge-answer.ts';
import type { LastLook } from './last-look.ts';

/** A message, what became of it, and the mailer's answer where it was asked. */
export type Settled = readonly [MessageRecord, MessageOutcome, HandOver?];

/** Whoever is made one with somebody is one after this, as a rule. */
const MERGE_PAUSE_MS = 2_000;

/** What waits for a merge comes up again; whoever works an objection through withdraws what it stops. */
export async function lookFirst(batch: readonly Held[], lastLook: LastLook, clock: Clock): Promise<{ free: Held[]; postponed: Settled[] }> {
  const looks = await lastLook.at(batch);
  const now = clock.now();
  const free: Held[] = [];
  const postponed: Settled[] = [];
  for (const [index, held] of batch.entries()) {
    const look = looks[index];
    if (look === 'leaves' || look === 'without_blocks') free.push(look === 'leaves' ? held : withoutBlocks(held));
    if (look === 'merging') postponed.push([held.delivery.message, postponedTo(now)]);
  }
  return { free, postponed };
}

export async function handOver(leaving: ReadonlyMap<Held, OutgoingMail>, { mailer, clock, links, lastLook }: { mailer: Mailer; clock: Clock; links: PublicLinks; lastLook: LastLook }): Promise<Settled[]> {
  if (leaving.size === 0) return [];
  const byId = new Map([...leaving.keys()].map((held) => [held.delivery.message._id, held]));
  const merging = new Set<Held>();
  const look: LastLookAt = async (mails) => {
    const asked = mails.flatMap(({ id }) => byId.get(id) ?? []);
    const looks = await lastLook.at(asked);
    return mails.map((mail, index) => {
      const held = asked[index];
      if (held && looks[index] === 'merging') merging.add(held);
      if (held && looks[index] === 'without_blocks') return composeMail(withoutBlocks(held).delivery, links);
      return looks[index] === 'leaves' ? mail : undefined;
    });
  };
  const answers = await mailer.send([...leaving.values()], look).catch((error: unknown) => [...leaving].map((): HandOver => ({ kind: 'unknown', error: String(error) })));
  const now = clock.now();
  return [...leaving.keys()].map((held, index): Settled => {
    const { message } = held.delivery;
    const answer = answers[index] ?? { kind: 'unknown', error: 'The mailer gave no answer.' };
    return [message, merging.has(held) ? postponedTo(now) : outcomeOf(message, answer, now, held.withdrawn), answer];
  });
}

function postponedTo(now: EpochMs): MessageOutcome {
  return { kind: 'postponed', at: now + MERGE_PAUSE_MS };
}

function withoutBlocks(held: Held): Held {
  held.delivery = { ...held.delivery, message: { ...held.delivery.message, advertising: 'dropped' } };
  return held;
}
