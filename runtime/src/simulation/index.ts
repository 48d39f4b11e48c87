/** Time-travel replay: the same engine over a store in memory and a virtual clock. Nothing leaves the house. */
export { simulate, type SimulateOptions, type SimulationResult } from './simulate.ts';
export { replay, type Replay } from './replay.ts';
