/** The built-in mailbox on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../ports/mailer.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { eraseFromDelivery } from './erase-contact.ts';
import { MAIL_INDEXES, MailboxMailer } from './mailbox-mailer.ts';

let database: TestDatabase;
let mailbox: MailboxMailer;

beforeAll(async () => {
  database = await openTestDatabase();
  mailbox = new MailboxMailer(database.db);
  for (const { collection, key, options } of MAIL_INDEXES) await database.db.createIndex(collection, key, options ?? {});
});
afterAll(() => database.close());
beforeEach(async () => void (await database.db.collection('mails').deleteMany({})));

function mail(id: string, change: Partial<OutgoingMail> = {}, createdAt = 1_000): OutgoingMail {
  return {
    id, shopId: 'shop', contactId: 'anna', from: 'Tonwerk <hallo@shop.example>', to: 'anna@example.com', subject: `Grüße ${id}`, html: '<p>Schöne Grüße ☕</p>', text: 'Schöne Grüße ☕',
    messageId: `<${id}@shop.example>`, headers: { 'Auto-Submitted': 'auto-generated', 'X.Dotted': '$x' },
    meta: { journeyId: 'j1', nodeId: 'n1', class: 'marketing', locale: 'de', createdAt }, ...change,
  };
}

describe('a mail in the mailbox', () => {
  it('is read as it was written', async () => {
    expect(await mailbox.send([mail('m1')])).toEqual([{ kind: 'accepted' }]);
    expect(await mailbox.readMail('shop', 'm1')).toEqual({
      _id: 'm1', shopId: 'shop', contactId: 'anna', from: 'Tonwerk <hallo@shop.example>', to: 'anna@example.com', subject: 'Grüße m1', messageId: '<m1@shop.example>',
      headers: { 'Auto-Submitted': 'auto-generated', 'X.Dotted': '$x' }, journeyId: 'j1', nodeId: 'n1', class: 'marketing', locale: 'de', createdAt: 1_000,
      html: '<p>Schöne Grüße ☕</p>', text: 'Schöne Grüße ☕',
    });
  });

  it('handed over twice is there once', async () => {
    await mailbox.send([mail('m1')]);
    expect(await mailbox.send([mail('m1', { subject: 'again' }), mail('m2')])).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(await mailbox.count('shop')).toBe(2);
    expect((await mailbox.readMail('shop', 'm1'))?.subject).toBe('Grüße m1');
  });

  it('is looked at before it is kept: one stays away, one comes as another, in one question', async () => {
    const asked: string[][] = [];
    const answers = await mailbox.send([mail('m1'), mail('m2'), mail('m3')], async (mails) => {
      asked.push(mails.map(({ id }) => id));
      return mails.map((one) => (one.id === 'm1' ? undefined : one.id === 'm2' ? { ...one, subject: 'without' } : one));
    });
    expect(asked).toEqual([['m1', 'm2', 'm3']]);
    expect(answers.map(({ kind }) => kind)).toEqual(['withheld', 'accepted', 'accepted']);
    expect([await mailbox.count('shop'), (await mailbox.readMail('shop', 'm2'))?.subject]).toEqual([2, 'without']);
    expect(await mailbox.send([mail('m4')], async () => [undefined])).toMatchObject([{ kind: 'withheld' }]);
  });

  it('is tried again when nobody could look: nothing was kept, so nothing is unknown', async () => {
    const answers = await mailbox.send([mail('m1'), mail('m2')], async () => {
      throw new Error('the store is away');
    });
    expect(answers.map(({ kind }) => kind)).toEqual(['retry', 'retry']);
    expect(await mailbox.count('shop')).toBe(0);
  });

  it('is no business of another shop', async () => {
    await mailbox.send([mail('m1')]);
    expect(await mailbox.readMail('other', 'm1')).toBeUndefined();
    expect(await mailbox.listMails('other')).toEqual({ mails: [] });
  });
});

describe('mails of one template', () => {
  const passages = { id: 'p1', list: ['<p>Vielen Dank für Ihre Bestellung, ', '\nWir packen sie gleich ein.'] };
  const thanks = (id: string, name: string, shopId = 'shop') =>
    mail(id, { shopId, short: { html: `\0\u0001${name}</p>`, text: `${name}: \0\u0002`, passages }, html: 'the whole', text: 'the whole' });

  it('share its passages and are read whole', async () => {
    await mailbox.send([thanks('m1', 'Anna')]);
    await new MailboxMailer(database.db).send([thanks('m2', 'Bert'), thanks('m3', 'Cem', 'other')]);
    expect(await mailbox.readMail('shop', 'm1')).toMatchObject({ html: '<p>Vielen Dank für Ihre Bestellung, Anna</p>', text: 'Anna:\nWir packen sie gleich ein.' });
    expect(await mailbox.readMail('shop', 'm2')).toMatchObject({ html: '<p>Vielen Dank für Ihre Bestellung, Bert</p>' });
    expect(await database.db.collection('mail_passages').countDocuments({ shopId: 'shop' })).toBe(1);
    expect(JSON.stringify(await database.db.collection('mails').find().toArray())).not.toContain('Vielen Dank');
  });

  it('bring the passages along again when the shop was removed meanwhile', async () => {
    await mailbox.send([thanks('m1', 'Anna')]);
    await database.db.collection('mail_passages').deleteMany({ shopId: 'shop' });
    await mailbox.send([thanks('m2', 'Bert')]);
    expect(await mailbox.readMail('shop', 'm2')).toMatchObject({ text: 'Bert:\nWir packen sie gleich ein.' });
  });
});

describe('the list', () => {
  it('gives every mail once, newest first, page by page', async () => {
    await mailbox.send(Array.from({ length: 25 }, (_, index) => mail(`m${String(index).padStart(2, '0')}`, {}, 1_000 + Math.floor(index / 3))));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await mailbox.listMails('shop', { limit: 7, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.mails.map(({ _id }) => _id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `m${String(24 - index).padStart(2, '0')}`));
  });

  it('can be narrowed to one customer', async () => {
    await mailbox.send([mail('m1'), mail('m2', { to: 'bert@example.com', contactId: 'bert' })]);
    expect((await mailbox.listMails('shop', { filter: { contactId: 'bert' } })).mails).toMatchObject([{ _id: 'm2', to: 'bert@example.com' }]);
    expect(await mailbox.count('shop', { to: 'anna@example.com' })).toBe(1);
  });

  it('of one customer reads their mails alone, already in order', async () => {
    await mailbox.send(Array.from({ length: 40 }, (_, index) => mail(`m${String(index).padStart(2, '0')}`, { contactId: index % 8 === 0 ? 'bert' : 'anna' }, 1_000 + index)));
    const first = await mailbox.listMails('shop', { limit: 3, filter: { contactId: 'bert' } });
    const second = await mailbox.listMails('shop', { limit: 3, filter: { contactId: 'bert' }, cursor: first.cursor ?? '' });
    expect([...first.mails, ...second.mails].map(({ _id }) => _id)).toEqual(['m32', 'm24', 'm16', 'm08', 'm00']);
    const plan = JSON.stringify(await database.db.collection('mails').find({ shopId: 'shop', contactId: 'bert' }).sort({ createdAt: -1, _id: -1 }).explain('queryPlanner'));
    expect(plan).toContain('"indexName":"newest_of_contact"');
    expect(plan).not.toContain('"SORT');
  });

  it('starts anew for a cursor that is none', async () => {
    await mailbox.send([mail('m1')]);
    expect((await mailbox.listMails('shop', { cursor: 'nonsense' })).mails).toHaveLength(1);
  });
});

it('forgets an erased contact up to the erasure, and nobody else', async () => {
  const tried = (id: string, change: Partial<OutgoingMail> = {}, createdAt = 1_000) => mail(id, { meta: { ...mail(id).meta, createdAt, test: true }, ...change });
  await mailbox.send([mail('old'), mail('new', {}, 3_000), mail('other', { contactId: 'bert' }), tried('test|old'), tried('test|new', {}, 3_000), tried('test|other', { contactId: 'bert' })]);
  const messages = database.db.collection<{ _id: string; to: string }>('messages');
  const message = (_id: string, contactId: string, createdAt: number) => ({ _id, shopId: 'shop', contactId, createdAt, to: 'anna@example.com', providerId: '250 for anna@example.com', failure: { code: 'mail_refused', data: { answer: '550 anna@example.com' } } });
  await messages.insertMany([message('old', 'anna', 1_000), message('new', 'anna', 3_000), message('other', 'bert', 1_000)] as never);
  await eraseFromDelivery(database.db, 'shop', 'anna', 2_000);
  expect((await mailbox.listMails('shop')).mails.map(({ _id }) => _id)).toEqual(['test|new', 'new', 'test|other', 'other']);
  const planOf = async (filter: object) => JSON.stringify(await database.db.collection('mails').find(filter).explain('queryPlanner'));
  expect(await planOf({ shopId: 'shop', contactId: 'anna', test: true, createdAt: { $lte: 2_000 } })).toContain('tests_of_contact');
  expect(await planOf({ _id: { $in: ['old', 'older'] }, shopId: 'shop' })).toContain('_id_');
  expect(await messages.findOne({ _id: 'old' })).toEqual({ _id: 'old', shopId: 'shop', contactId: 'anna', createdAt: 1_000, to: '' });
});

it('says try again while the store is away', async () => {
  const gone = await openTestDatabase();
  const orphan = new MailboxMailer(gone.db);
  await gone.close();
  expect(await orphan.send([mail('m1')])).toMatchObject([{ kind: 'retry' }]);
});
