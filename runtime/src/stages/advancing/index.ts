/** Moves an enrollment from node to node until a wait, an end, or 100 visits. Pure. */
export { advance, type AdvanceInput, type Advanced, MAX_VISITS } from './advance.ts';
export { factsOf } from './run-context.ts';
