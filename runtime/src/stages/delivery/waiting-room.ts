/** Where callers wait until no more than so much is in hand. */
export class WaitingRoom {
  #waiting: { atMost: number; resolve: () => void }[] = [];

  /** `inHand` is how much there is now. */
  untilAtMost(atMost: number, inHand: number): Promise<void> {
    if (inHand <= atMost) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ atMost, resolve });
    });
  }

  /** To be told whenever it has become less. */
  fellTo(inHand: number): void {
    const enough = this.#waiting.filter(({ atMost }) => inHand <= atMost);
    if (enough.length === 0) return;
    this.#waiting = this.#waiting.filter(({ atMost }) => inHand > atMost);
    for (const { resolve } of enough) resolve();
  }
}
