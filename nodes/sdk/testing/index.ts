/** @nachklang/nodes/testing: unit contexts with a clock that stands still, sample events, and whole journeys on the real engine. */
export * from './fake-context.ts';
export * from './run-example.ts';
export * from './sample-events.ts';
