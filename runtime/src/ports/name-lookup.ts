/** Looks up text records in the domain name system: within a limited time, and without ever throwing. */
import { Resolver } from 'node:dns/promises';

export type TextRecords =
  /** Each record as one text, however many strings it was sent in. */
  | { kind: 'found'; records: string[] }
  /** The name system says that there are none. */
  | { kind: 'none' }
  /** Nobody answered in time. */
  | { kind: 'unreachable' };

export interface NameLookup {
  texts(name: string): Promise<TextRecords>;
}

const TIMEOUT_MS = 2_500;
const ABSENT = new Set(['ENOTFOUND', 'ENODATA', 'ENONAME', 'NXDOMAIN']);

export class SystemNameLookup implements NameLookup {
  readonly #resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });

  async texts(name: string): Promise<TextRecords> {
    try {
      const records = await this.#resolver.resolveTxt(name);
      return records.length === 0 ? { kind: 'none' } : { kind: 'found', records: records.map((strings) => strings.join('')) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return ABSENT.has(code) ? { kind: 'none' } : { kind: 'unreachable' };
    }
  }
}
