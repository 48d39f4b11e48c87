/** Routes in a map, for whoever is alone with them. */
import type { Known, Route } from './route.ts';
import type { Routes } from './router.ts';

export class RouteMap implements Routes {
  readonly #routes = new Map<string, Route>();

  all(): Route[] {
    return [...this.#routes.values()];
  }

  knows(key: string): boolean {
    return this.#routes.has(key);
  }

  async load(): Promise<Known> {
    return (key) => this.#routes.get(key);
  }

  async insert(routes: readonly Route[]): Promise<boolean> {
    for (const route of routes) this.#routes.set(route._id, route);
    return true;
  }

  async ofContacts(shopId: string, contactIds: string[]): Promise<Route[]> {
    return this.all().filter((route) => route.shopId === shopId && contactIds.includes(route.contactId));
  }

  async repoint(key: string, contactId: string): Promise<void> {
    const route = this.#routes.get(key);
    if (route) this.#routes.set(key, { ...route, contactId });
  }

  async merge(shopId: string, from: string, into: string): Promise<void> {
    for (const { _id } of await this.ofContacts(shopId, [from])) await this.repoint(_id, into);
  }
}
