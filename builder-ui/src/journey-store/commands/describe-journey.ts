/** Gives the journey another description; without one it has none. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function describeJourney(description: Localized | undefined): Command {
  return {
    name: 'describeJourney',
    merge: 'journey description',
    apply(document) {
      if (description !== undefined) return { ...document, description };
      const { description: former, ...rest } = document;
      return former === undefined ? document : rest;
    },
  };
}
