/** Puts another document in place of this one: what somebody else saved, or an earlier version. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function replaceDocument(name: 'takeTheirs' | 'restore', document: JourneyDocument): Command {
  return { name, apply: () => document };
}
