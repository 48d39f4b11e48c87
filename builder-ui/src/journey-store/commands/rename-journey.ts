/** Gives the journey another name. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function renameJourney(name: Localized): Command {
  return { name: 'renameJourney', merge: 'journey name', apply: (document) => ({ ...document, name }) };
}
