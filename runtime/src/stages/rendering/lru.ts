/** A map that forgets what was not asked for longest. */
export class Lru<V> {
  readonly #entries = new Map<string, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): V {
    this.#entries.set(key, value);
    if (this.#entries.size > this.#most) for (const oldest of this.#entries.keys()) return this.#without(oldest, value);
    return value;
  }

  #without(key: string, value: V): V {
    this.#entries.delete(key);
    return value;
  }
}
