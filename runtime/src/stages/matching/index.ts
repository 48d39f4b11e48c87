/** Which journeys an event starts, ends or resumes. Pure. */
export { matchTriggers, type Match, type MatchInput } from './match-triggers.ts';
export { exitReason, objects } from './exits.ts';
export { resumes } from './resumes.ts';
export { journeyEvent } from './match-triggers.ts';
