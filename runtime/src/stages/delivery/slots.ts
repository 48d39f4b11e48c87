/** As many at once as there are places; the others wait in line, in order. */
export class Slots {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async with<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      // Handed on, never freed in between: else somebody who comes just now would take it.
      if (next) next();
      else this.#free += 1;
    }
  }
}
