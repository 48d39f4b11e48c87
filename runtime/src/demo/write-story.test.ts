/** A story is written whole: one whose mail could not be rendered leaves nothing in the database. */
import { expect, it, onTestFinished } from 'vitest';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { StoryStore } from './story-store.ts';
import { writeStory } from './write-story.ts';

const AT = Date.parse('2026-03-28T10:00:00Z');

it('a mail that could not be rendered is named, and nothing is written', async () => {
  const { db, close } = await openTestDatabase();
  onTestFinished(close);
  const message: MessageRecord = {
    _id: 'e1:mail', shopId: 's1', contactId: 'c1', enrollmentId: 'e1', journeyId: 'j1', versionId: 'j1@1', nodeId: 'mail', channel: 'email', class: 'transactional',
    email: 'e', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 0, createdAt: AT, nextAttemptAt: AT,
  };
  const store = new StoryStore();
  store.messages.set(message._id, message);
  const told = { store, parked: [], routes: [], mails: [] };
  await expect(writeStory(db, told)).rejects.toThrow('The mail e1:mail of the demo could not be rendered.');
  expect(await db.listCollections().toArray()).toEqual([]);
  store.sent(message._id, AT);
  await writeStory(db, told);
  expect(await db.collection('messages').countDocuments({ state: 'sent' })).toBe(1);
});
