/** Runs a journey document through the real engine on a virtual clock. Only tests may import the runtime (docs/decisions). */
import { readFile } from 'node:fs/promises';
import { simulate, type SimulateOptions, type SimulationResult } from '@nachklang/runtime/simulation';
import { DEFINITIONS_BY_ID } from '../../definitions.ts';
import type { CloudEvent } from '../events/event.ts';
import type { JourneyDocument } from '../journey-document.ts';
import { validateJourney } from '../validation/validate-journey.ts';

export interface RunOptions extends Omit<SimulateOptions, 'journeys' | 'events' | 'to'> {
  events: readonly CloudEvent[];
  /** Where the clock stops, ISO 8601; without it, when nothing is due any more. */
  until?: string;
}

/** @param journey a document, or where its JSON lies: `new URL('./example.journey.json', import.meta.url)` */
export async function runExample(journey: URL | JourneyDocument, { until, ...options }: RunOptions): Promise<SimulationResult> {
  const document = journey instanceof URL ? await readJourney(journey) : journey;
  return simulate({ ...options, journeys: [document], ...(until !== undefined && { to: until }) });
}

/** Reads and validates a document; throws with every problem that would keep it from being published. */
export async function readJourney(file: URL): Promise<JourneyDocument> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  const { document, problems } = validateJourney(value, DEFINITIONS_BY_ID);
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ path, message, mend }) => `${path}: ${message.en} ${mend.en}`);
  if (document === undefined || errors.length > 0) throw new Error(`${file.pathname} cannot be published:\n${errors.join('\n')}`);
  return document;
}

/** The ports a run left its nodes by, in order: "n1 next", "n2 yes". */
export function wayOf(run: SimulationResult['enrollments'][number] | undefined): string[] {
  return (run?.trail ?? []).filter(({ port }) => port !== undefined).map(({ nodeId, port }) => `${nodeId} ${port}`);
}
