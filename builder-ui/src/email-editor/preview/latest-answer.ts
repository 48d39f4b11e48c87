/** Asks when the questions rest for a moment, one at a time, and tells the answers in their order: the newest is always the last. */

export type Outcome<Question, Answer> = { question: Question } & ({ kind: 'answer'; answer: Answer } | { kind: 'error'; error: Error });

export interface LatestAnswer<Question> {
  want(question: Question): void;
  /** Nothing is told any more. */
  stop(): void;
}

export function latestAnswer<Question, Answer>(ask: (question: Question) => Promise<Answer>, tell: (outcome: Outcome<Question, Answer>) => void, restMs: number): LatestAnswer<Question> {
  let wanted: { question: Question } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stopped = false;

  async function next(): Promise<void> {
    timer = undefined;
    if (asking || stopped || wanted === undefined) return;
    const { question } = wanted;
    wanted = undefined;
    asking = true;
    const outcome: Outcome<Question, Answer> = await ask(question).then(
      (answer) => ({ kind: 'answer', question, answer }),
      (error: unknown) => ({ kind: 'error', question, error: error instanceof Error ? error : new Error(String(error)) }),
    );
    asking = false;
    if (stopped) return;
    tell(outcome);
    // What was asked for meanwhile has rested long enough, unless its own timer still runs.
    if (timer === undefined) await next();
  }

  return {
    want(question) {
      wanted = { question };
      clearTimeout(timer);
      timer = setTimeout(() => void next(), restMs);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
