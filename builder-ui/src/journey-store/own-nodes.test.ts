/** What an own node's code says of its settings is asked of the server until it is known. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { api } from '../api/client.ts';
import type { NodeType } from '../api/types.ts';
import { described, ownNode } from './own-nodes.ts';

const words = { de: 'Punkte', en: 'Points' };
const type: NodeType = { id: 'points', version: 1, kind: 'action', label: words, description: words, icon: 'star', settings: {}, defaults: {}, ports: [{ id: 'next', label: words }], summary: words, custom: true, pauses: false, portsFollowSettings: true, sendsMessage: false, help: words };

it('is asked again, by itself, when the server did not answer', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const description = { ports: [{ id: 'enough', label: words }], summary: { de: '50 Punkte', en: '50 points' }, problems: [], eventTypes: [] };
  const post = vi.spyOn(api, 'POST').mockRejectedValueOnce(new TypeError('no line')).mockResolvedValue({ data: { items: [description] }, response: new Response() });
  const card = () => ownNode(type).summary({ points: 50 }, 'de');
  // As the canvas does: a card is made anew when something became known.
  onTestFinished(described.subscribe(card));
  expect(card()).toBe('Punkte');
  await vi.runAllTimersAsync();
  expect(card()).toBe('50 Punkte');
  expect(post).toHaveBeenCalledTimes(2);
});
