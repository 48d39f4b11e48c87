/**
 * The ECG list of the Austrian regulator RTR (§ 7 Abs. 2 ECG): SHA-1 digests of twenty bytes each, one after another, of addresses in
 * lower case and of `@domain` for whole domains. The file comes from the regulator and is not ours to pass on.
 */
import { hash } from 'node:crypto';

/** Addresses that must not be advertised to. */
export interface AddressList { has(address: string): boolean }
export interface AddressLists { ecg?: AddressList }

const DIGEST_BYTES = 20;

/** Throws when the file cannot be such a list. */
export function readEcgList(file: Buffer): AddressList {
  if (file.length % DIGEST_BYTES !== 0) throw new Error(`The ECG list has ${file.length} bytes, which is no multiple of ${DIGEST_BYTES}: fetch it again from RTR.`);
  const digests = new Set<string>();
  for (let at = 0; at < file.length; at += DIGEST_BYTES) digests.add(file.toString('latin1', at, at + DIGEST_BYTES));
  return {
    has(address) {
      const plain = address.toLowerCase();
      return digests.has(digest(plain)) || digests.has(digest(plain.slice(plain.lastIndexOf('@'))));
    },
  };
}

function digest(text: string): string {
  return hash('sha1', text, 'buffer').toString('latin1');
}
