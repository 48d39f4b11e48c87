/** Sends a list of addresses to be suppressed, in parts the API takes, and says how far it is. A part that fails can be sent again: the same address of the same list is taken once. */
import { api, dataOf } from '../api/client.ts';
import type { SuppressionForm } from '../api/types.ts';
import type { ListedAddress } from './address-list.ts';

export const AT_ONCE = 2_000;

export interface Imported {
  accepted: number;
  known: number;
  /** Lines whose address the API would not take. */
  refused: number[];
}

export async function importSuppressions(addresses: readonly ListedAddress[], list: Pick<SuppressionForm, 'kind' | 'source'>, onPart: (sent: number) => void): Promise<Imported> {
  const imported: Imported = { accepted: 0, known: 0, refused: [] };
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const part = addresses.slice(from, from + AT_ONCE);
    // One after the other: the list is not in a hurry, and orders come in meanwhile.
    const { accepted, duplicates, refused } = await dataOf(api.POST('/api/v1/suppressions/import', { body: { ...list, channel: 'email', addresses: part.map(({ address }) => address) } }));
    imported.accepted += accepted;
    imported.known += duplicates;
    imported.refused.push(...refused.flatMap(({ index }) => part[index]?.line ?? []));
    onPart(from + part.length);
  }
  return imported;
}
