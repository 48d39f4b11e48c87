/** Work that repeats: never two of a kind at once, and stopping waits for the one under way. */

export interface Repeating {
  /** Also now, unless it is under way. */
  now(): void;
  stop(): Promise<void>;
}

/** Several kinds, each by itself: one that hangs keeps none of the others waiting. */
export function repeatEach(ms: number, kinds: readonly (() => Promise<unknown>)[], onError: (error: unknown) => void): Repeating[] {
  return kinds.map((work) => repeat(ms, work, onError));
}

export function repeat(ms: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Repeating {
  let running: Promise<void> | undefined;
  const now = (): void => {
    running ??= work()
      .then(() => undefined, onError)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(now, ms);
  return {
    now,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
