/** Moves an enrollment from node to node until a wait, an end, or 100 visits. Pure. */
export { DEFAULT_DEFER_MS } from './ask-policy.ts';
export { advance, type AdvanceInput, type Advanced } from './advance.ts';
export { factsOf } from './run-context.ts';
