/** As many at once as there are places; the others wait in line, in order. */
export class Slots {
  #free: number;
  #closed = false;
  readonly #line: ((letIn: boolean) => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Undefined when the slots were closed before the work could begin. */
  async with<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#closed) return undefined;
    if (this.#free > 0) this.#free -= 1;
    else if (!(await new Promise<boolean>((resolve) => this.#line.push(resolve)))) return undefined;
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      // Handed on, never freed in between: else somebody who comes just now would take it.
      if (next) next(true);
      else this.#free += 1;
    }
  }

  /** Nobody is let in any more, and whoever stands in line goes away. */
  close(): void {
    this.#closed = true;
    for (const turn of this.#line.splice(0)) turn(false);
  }
}
