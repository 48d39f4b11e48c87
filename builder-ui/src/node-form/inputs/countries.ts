/** Countries under their names; those this product is made for first. */

const FIRST = ['DE', 'AT', 'CH'];
/** Codes that the browser names and that are no country one sends to: withdrawn, of groups, reserved. */
const NO_COUNTRY = new Set(['AN', 'BU', 'CS', 'DD', 'EU', 'EZ', 'FX', 'NT', 'QO', 'SU', 'TP', 'UN', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'UK', 'CQ', 'DY', 'HV', 'NH', 'RH', 'VD', 'NQ', 'PC', 'PU', 'PZ', 'WK', 'FQ', 'JT', 'MI', 'CT']);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

export function countries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [{ value: code, label: name }];
    })
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return [...FIRST.flatMap((code) => all.filter(({ value }) => value === code)), ...all.filter(({ value }) => !FIRST.includes(value))];
}
