/** tag adds and removes tags of a contact or an order. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample } from '../../sdk/testing/index.ts';
import { tag } from './definition.ts';
import { executeTag } from './execute.ts';

describe('tag', () => {
  it('asks for the tags and goes on', () => {
    expect(executeTag(fakeContext(), { target: 'contact', add: ['vip'], remove: ['new'] })).toEqual({
      kind: 'next', port: 'next', effects: [{ kind: 'tag', target: 'contact', add: ['vip'], remove: ['new'] }],
    });
  });

  it('fails a run that has no order to tag', () => {
    expect(executeTag(fakeContext({ order: undefined }), { target: 'order', add: ['vip'], remove: [] })).toMatchObject({ kind: 'fail' });
  });

  it('wants a tag, and none both added and removed', () => {
    expect(tag.check?.({ target: 'contact', add: [], remove: [] })).toMatchObject([{ code: 'no_tags' }]);
    expect(tag.check?.({ target: 'contact', add: ['a'], remove: ['b', 'a'] })).toMatchObject([{ path: '/remove/1', code: 'tag_added_and_removed' }]);
    expect(tag.check?.({ target: 'order', add: ['a'], remove: [] }, { subject: 'contact' })).toMatchObject([{ code: 'no_order_to_tag' }]);
    expect(tag.check?.({ target: 'order', add: ['a'], remove: [] }, { subject: 'parcel' })).toEqual([]);
  });

  it('says on the card what it does', () => {
    expect(tag.summary({ target: 'order', add: ['a', 'b'], remove: ['c'] }, 'de')).toBe('Bestellung: „a“ und „b“ vergeben, „c“ entfernen');
    expect(tag.summary({ target: 'contact', add: [], remove: ['c'] }, 'en')).toBe('Contact: remove “c”');
  });

  it('runs its example on the order', async () => {
    const { orders, contacts } = await runExample(new URL('./example.journey.json', import.meta.url), { events: [placed({ at: '2026-03-05T10:00:00Z', order: { tags: ['new', 'gift'] } })] });
    expect(orders[0]?.view.tags.toSorted()).toEqual(['gift', 'insert']);
    expect(contacts[0]?.view.tags).toEqual([]);
  });
});
