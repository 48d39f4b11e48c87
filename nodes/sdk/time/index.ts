/** @nachklang/nodes/time: pure time arithmetic for nodes. Instants in, instants out; zones, clock changes and holidays in between. */
export * from './add-duration.ts';
export * from './business-days.ts';
export * from './duration.ts';
export * from './duration-words.ts';
export * from './local-time.ts';
export * from './public-holidays.ts';
export * from './time-of-day.ts';
export * from './zone-offsets.ts';
