/** Names for tests: what is put in is found, the rest is not there. */
import type { NameLookup, TextRecords } from './name-lookup.ts';

export class FakeNameLookup implements NameLookup {
  readonly answers = new Map<string, TextRecords>();

  async texts(name: string): Promise<TextRecords> {
    return this.answers.get(name) ?? { kind: 'none' };
  }
}
