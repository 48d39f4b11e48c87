/** Changes what holds for the whole journey: re-entry, exits, goal, priority, time zone, holdout. */
import type { JourneySettings } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function changeJourneySettings(settings: JourneySettings): Command {
  return { name: 'changeJourneySettings', merge: 'journey settings', apply: (document) => ({ ...document, settings }) };
}
