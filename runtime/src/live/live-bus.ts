/** Tells open pages that something in their shop changed. Hints, never the truth: a page reads again. Within this process; see `shared-live.ts`. */

export interface LiveUpdate {
  topic: 'journeys' | 'enrollments' | 'messages' | 'contacts' | 'orders' | 'tasks' | 'events' | 'shop' | 'team' | 'presence';
  /** The record that changed, when there is one. */
  id?: string;
}

export interface LiveBus {
  publish(shopId: string, update: LiveUpdate): void;
  /** Answers the function that ends the subscription. */
  subscribe(shopId: string, listener: (update: LiveUpdate) => void): () => void;
}

export function createLiveBus(): LiveBus {
  const listeners = new Map<string, Set<(update: LiveUpdate) => void>>();
  return {
    publish(shopId, update) {
      for (const listener of listeners.get(shopId) ?? []) listener(update);
    },
    subscribe(shopId, listener) {
      const ofShop = listeners.get(shopId) ?? new Set();
      listeners.set(shopId, ofShop);
      ofShop.add(listener);
      return () => {
        ofShop.delete(listener);
        if (ofShop.size === 0 && listeners.get(shopId) === ofShop) listeners.delete(shopId);
      };
    },
  };
}
