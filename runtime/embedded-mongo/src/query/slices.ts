/**
 * Long work in slices, so that one big command does not keep all others waiting. A command
 * is a generator that yields between slices; nothing of the store is held over a yield.
 */

import type { DocumentStream } from './cursors.ts';

export type Slices<R = void> = Generator<undefined, R, undefined>;

const SLICE_MS = 12;

/** Tells when a slice has lasted long enough; looks at the clock only now and then. */
export class Pace {
  private calls = 0;
  private sliceStart = performance.now();

  due(): boolean {
    this.calls += 1;
    return (this.calls & 63) === 0 && this.isOver();
  }

  /** As `due`, but looks at the clock at once. */
  isOver(): boolean {
    return performance.now() - this.sliceStart > SLICE_MS;
  }

  restart(): void {
    this.sliceStart = performance.now();
  }
}

/** Calls `visit` for every document until it answers false. */
export function* drain(stream: DocumentStream, visit: (document: Buffer) => boolean | void): Slices {
  const pace = new Pace();
  try {
    for (;;) {
      if (stream.next()) {
        if (visit(stream.document) === false) return;
        if (!pace.due()) continue;
      } else if (!stream.paused) return;
      else if (!pace.isOver()) continue;
      stream.suspend();
      yield;
      pace.restart();
    }
  } finally {
    stream.suspend();
  }
}

/** Runs slices to their end without a pause. */
export function finish<R>(slices: Slices<R>): R {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}
