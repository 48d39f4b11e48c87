/** A merchant is told in time what a receiver would hold against the sender. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { FakeNameLookup } from '../ports/fake-name-lookup.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { readSenderRecords, senderDomain } from './sender-records.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
});
afterAll(() => test.close());

let names: FakeNameLookup;
beforeEach(() => {
  names = new FakeNameLookup();
});
const found = (name: string, ...records: string[]) => names.answers.set(name, { kind: 'found', records });
const check = (smtpHost?: string, mailFrom = 'Laden <hallo@laden.example>') => readSenderRecords(names, mailFrom, smtpHost);

it('says which of SPF, DKIM and DMARC is missing (Gmail and Yahoo sender requirements), with records to copy', async () => {
  expect(await check('smtp.mail.example')).toEqual({
    domain: 'laden.example', freeMail: false,
    spf: { state: 'missing', suggestion: { name: 'laden.example', type: 'TXT', value: 'v=spf1 a:smtp.mail.example ~all' } },
    dkim: { state: 'missing' },
    dmarc: { state: 'missing', suggestion: { name: '_dmarc.laden.example', type: 'TXT', value: 'v=DMARC1; p=none; rua=mailto:hallo@laden.example' } },
  });
});

it('is content with what is right', async () => {
  found('laden.example', 'google-site-verification=x', 'v=spf1 include:amazonses.com -all');
  found('s1._domainkey.laden.example', 'v=DKIM1; k=rsa; p=MIGfMA0');
  found('_dmarc.laden.example', 'v=DMARC1; p=quarantine');
  expect(await check('email-smtp.eu-central-1.amazonaws.com')).toMatchObject({ spf: { state: 'good' }, dkim: { state: 'good', selector: 's1' }, dmarc: { state: 'good', policy: 'quarantine' } });
});

it('adds the mail provider to a record that does not name it, and closes one that is open to all', async () => {
  found('laden.example', 'v=spf1 mx -all');
  expect((await check('smtp.sendgrid.net')).spf).toMatchObject({ state: 'weak', suggestion: { value: 'v=spf1 include:sendgrid.net mx -all' } });
  found('laden.example', 'v=spf1 mx +all');
  expect((await check()).spf).toMatchObject({ state: 'weak', suggestion: { value: 'v=spf1 mx ~all' } });
  found('laden.example', 'v=spf1 mx -all', 'v=spf1 a -all');
  expect((await check()).spf.state).toBe('several');
});

it('a revoked key is no key, and the policy of the domain above counts', async () => {
  found('default._domainkey.mail.laden.example', 'v=DKIM1; p=');
  found('_dmarc.laden.example', 'v=DMARC1; p=reject');
  expect(await check(undefined, 'hallo@mail.laden.example')).toMatchObject({ dkim: { state: 'missing' }, dmarc: { state: 'good', policy: 'reject' } });
});

it('without an answer it says so, instead of calling it missing', async () => {
  const silent = { texts: async () => ({ kind: 'unreachable' as const }) };
  expect(await readSenderRecords(silent, 'a@laden.example', undefined)).toMatchObject({ spf: { state: 'unreachable' }, dkim: { state: 'unreachable' }, dmarc: { state: 'unreachable' } });
});

it('knows addresses of mail providers', async () => {
  expect((await check(undefined, 'laden@gmx.de')).freeMail).toBe(true);
  expect(senderDomain('„Laden“ <hallo@Laden.Example>')).toBe('laden.example');
});

it('is there for those who may see the settings', async () => {
  test.services.names.answers.set('a.example', { kind: 'found', records: ['v=spf1 mx ~all'] });
  expect((await test.call('GET', '/api/v1/shop/sender-check', { cookie: await test.member('a', 'viewer') })).json()).toMatchObject({ domain: 'a.example', sends: 'mailbox', spf: { state: 'good' } });
});
