/** Whatever another system exports, the addresses are found, and what is none is named by its line. */
import { expect, it } from 'vitest';
import { readAddressList } from './address-list.ts';

const addresses = (text: string) => readAddressList(text).addresses.map(({ address }) => address);

it('reads one address a line, with any line ends, empty lines and a byte order mark', () => {
  expect(readAddressList('\uFEFFanna@kunde.example\r\n\r\n  jonas@kunde.example \rlena@kunde.example\n')).toEqual({
    addresses: [{ line: 1, address: 'anna@kunde.example' }, { line: 3, address: 'jonas@kunde.example' }, { line: 4, address: 'lena@kunde.example' }], duplicates: 0, bad: [],
  });
});

it('reads the first address of each row of a table, quoted or not, and passes over its heading', () => {
  expect(addresses('Name;E-Mail;Betreut von\n"Berger; Anna";anna@kunde.example;team@shop.example\nWeiß;"jonas@kunde.example";team@shop.example')).toEqual(['anna@kunde.example', 'jonas@kunde.example']);
  expect(addresses('id\temail\n1\tlena@kunde.example')).toEqual(['lena@kunde.example']);
  expect(addresses('"Say ""hi""",anna@kunde.example')).toEqual(['anna@kunde.example']);
});

it('takes every address of a line that holds nothing else', () => {
  expect(addresses('Anna Berger <anna@kunde.example>, jonas@kunde.example; lena@kunde.example')).toEqual(['anna@kunde.example', 'jonas@kunde.example', 'lena@kunde.example']);
});

it('counts what is there twice, whatever its case', () => {
  expect(readAddressList('Anna@Kunde.example\nanna@kunde.example\nanna@kunde.example,ANNA@kunde.example')).toMatchObject({ addresses: [{ address: 'Anna@Kunde.example' }], duplicates: 2 });
});

it('names lines without an address by their number', () => {
  expect(readAddressList('E-Mail\nanna@kunde.example\nanna@kunde\nunbekannt\n@kunde.example\na b@kunde.example').bad).toEqual([
    { line: 3, text: 'anna@kunde' }, { line: 4, text: 'unbekannt' }, { line: 5, text: '@kunde.example' }, { line: 6, text: 'a b@kunde.example' },
  ]);
});

it('takes no first line with an @ for a heading', () => {
  expect(readAddressList('anna@\njonas@kunde.example').bad).toEqual([{ line: 1, text: 'anna@' }]);
});
