/** One spelling for each address and number, so that a person is found again. */
import { domainToASCII } from 'node:url';

const PLAIN_ADDRESS = /^[\x21-\x7e]+$/;

/** Trimmed, lower case, the domain in ASCII (RFC 5890). What is not an address at all is left for the schema to refuse. */
export function normaliseEmail(email: string): string {
  const address = email.trim().toLowerCase();
  if (PLAIN_ADDRESS.test(address)) return address;
  const at = address.lastIndexOf('@');
  if (at < 1) return address;
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at).normalize('NFC')}@${domain}`;
}

/** As near to E.164 as can be told: `0151 …` needs a country; without one the digits stay as they are. */
export function normalisePhone(phone: string, country: string | undefined): string {
  const digits = phone.replace(/\(0\)/, '').replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  const code = country === undefined ? undefined : CALLING_CODES[country];
  if (code === undefined || digits === '') return digits;
  // Italian numbers keep their leading zero.
  return digits.startsWith('0') && country !== 'IT' ? `+${code}${digits.slice(1)}` : `+${code}${digits}`;
}

const CALLING_CODES: Record<string, string> = {
  AT: '43', BE: '32', BG: '359', CH: '41', CY: '357', CZ: '420', DE: '49', DK: '45', EE: '372', ES: '34', FI: '358', FR: '33', GB: '44', GR: '30',
  HR: '385', HU: '36', IE: '353', IT: '39', LI: '423', LT: '370', LU: '352', LV: '371', MT: '356', NL: '31', NO: '47', PL: '48', PT: '351',
  RO: '40', SE: '46', SI: '386', SK: '421', US: '1', CA: '1',
};
