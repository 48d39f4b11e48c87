/** The law, case by case: for each rule that the product keeps, the tests that are named by its source. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const POLICY = 'runtime/src/stages/policy';
const CASES: readonly (readonly [source: string, file: string])[] = [
  ['§ 7 Abs. 3 UWG', `${POLICY}/law.test.ts`],
  ['§ 7 Abs. 3 Nr. 4 UWG', 'nodes/sdk/validation/check-policy.test.ts'],
  ['BGH VI ZR 225/17', `${POLICY}/class-guard.test.ts`],
  ['BGH VI ZR 225/17', 'nodes/sdk/validation/check-policy.test.ts'],
  ['BGH VI ZR 134/15', `${POLICY}/class-guard.test.ts`],
  ['BGH VI ZR 134/15', 'nodes/sdk/validation/check-policy.test.ts'],
  ['CJEU C-654/23', `${POLICY}/law.test.ts`],
  ['BGH I ZR 164/09', `${POLICY}/law.test.ts`],
  ['Art. 6(1)(b) GDPR', `${POLICY}/law.test.ts`],
  ['Art. 7(1) GDPR', `${POLICY}/law.test.ts`],
  ['Art. 7(3) GDPR', `${POLICY}/law.test.ts`],
  ['Art. 15 and 20 GDPR', 'runtime/src/contacts/people.test.ts'],
  ['Art. 17 GDPR', `${POLICY}/law.test.ts`],
  ['Art. 17 GDPR', 'runtime/src/contacts/erasure.test.ts'],
  ['Art. 21(2) and (3) GDPR', `${POLICY}/law.test.ts`],
  ['Art. 21(3) GDPR', 'runtime/src/scheduling/objection-race.test.ts'],
  ['RFC 8058 §3.1', 'runtime/src/stages/delivery/deliverer.test.ts'],
  ['Gmail and Yahoo sender requirements', 'runtime/src/stages/delivery/deliverer.test.ts'],
  ['Gmail and Yahoo sender requirements', 'runtime/src/shops/check-sender.test.ts'],
  ['Gmail and Yahoo sender requirements', 'runtime/src/shops/complaints.test.ts'],
  ['RFC 8058 §3.2', 'runtime/src/stages/tracking/tracking.test.ts'],
  ['§ 25 TDDDG', 'runtime/src/stages/delivery/deliverer.test.ts'],
  ['§ 193 BGB', `${POLICY}/voucher.test.ts`],
  ['§ 356a BGB', 'runtime/src/stages/tracking/withdrawal/withdrawal.test.ts'],
  ['§ 357 Abs. 1 BGB', 'runtime/src/stages/tracking/withdrawal/withdrawal.test.ts'],
  ['§ 357 Abs. 4 BGB', 'runtime/src/stages/tracking/withdrawal/withdrawal.test.ts'],
  ['§ 5b Abs. 3 UWG', 'templates/review-request/scenario.test.ts'],
  ['§ 174 Abs. 4 TKG 2021', `${POLICY}/law.test.ts`],
  ['§ 7 Abs. 2 ECG', `${POLICY}/law.test.ts`],
  ['Art. 3 Abs. 1 lit. o UWG (CH)', `${POLICY}/law.test.ts`],
  ['Art. 13(2) of Directive 2002/58/EC', `${POLICY}/law.test.ts`],
];

test.each(CASES)('%s has its test in %s', async (source, file) => {
  const titles = (await readFile(join(ROOT, file), 'utf8')).matchAll(/\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*(['"`])(.+?)\1,/g);
  expect([...titles].map(([, , title]) => title).filter((title) => title?.includes(source))).not.toEqual([]);
});

test('§ 5 DDG: every mail of the templates ends with the imprint', async () => {
  for (const template of await readdir(join(ROOT, 'templates'), { withFileTypes: true })) {
    if (!template.isDirectory()) continue;
    const folder = join(ROOT, 'templates', template.name, 'emails');
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8'), `${template.name}/${name}`).toContain('{{ shop.imprint');
  }
});
