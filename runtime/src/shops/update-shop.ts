/** PATCH /api/v1/shop: changes settings; workers see them at their next drain. */
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { requireTimeZone } from './require-time-zone.ts';
import { changedSettings, ruleChanges } from './rule-changes.ts';
import { findShop, updateShop as changeShop, type ShopPatch } from './shop-repository.ts';
import { Shop, ShopChange, capRule, presentShop } from './shop-schema.ts';

export function updateShop(app: App, { db, live, config: { baseUrl } }: WebServices): void {
  app.patch(
    '/api/v1/shop',
    { config: { permission: 'shop:write', audit: 'shop.changed' }, schema: { tags: ['shop'], summary: 'Change settings of the shop', body: ShopChange, response: { 200: Shop } } },
    async (request) => {
      requireTimeZone(request.body.timeZone, '/timeZone');
      const before = await findShop(db, request.shopId);
      const shop = await changeShop(db, request.shopId, patchOf(request.body));
      if (before === null || shop === null) throw notFound('Shop');
      live.publish(request.shopId, { topic: 'shop' });
      const after = presentShop(shop, baseUrl);
      const was = presentShop(before, baseUrl);
      noteAudit(request, { fields: changedSettings(was, after), changes: ruleChanges(was, after) });
      return after;
    },
  );
}

/** A contact remembers its messages no longer. */
const LONGEST_MS = 366 * 86_400_000;
const A_WINDOW = { de: 'eine Zeit von einer Minute bis zu einem Jahr', en: 'a time from one minute up to a year' };
const OWN_ID = { de: 'eine Kennung, die es noch nicht gibt', en: 'an id that is not there yet' };

function patchOf({ mailFrom, formalAddress, caps, sendTimes, settleSeconds, voucherGraceDays, retention, ...view }: ShopChange): ShopPatch {
  return {
    view,
    ...(mailFrom !== undefined && { mailFrom }),
    ...(formalAddress !== undefined && { formalAddress }),
    ...(retention !== undefined && { retention }),
    ...(caps !== undefined && { caps: capRules(caps) }),
    policy: {
      ...(sendTimes !== undefined && { sendTimes: checkedSendTimes(sendTimes) }),
      ...(settleSeconds !== undefined && { settleMs: settleSeconds * 1000 }),
      ...(voucherGraceDays !== undefined && { voucherGraceDays }),
    },
  };
}

/** Throws a problem when a cap cannot be meant. */
export function capRules(caps: NonNullable<ShopChange['caps']>): NonNullable<ShopPatch['caps']> {
  const seen = new Set<string>();
  return caps.map((cap, index) => {
    const rule = capRule(cap);
    const window = { field: `/caps/${index}/window`, in: 'body', code: 'invalid' } as const;
    if (rule === null) throw invalidRequest([{ ...window, detail: `caps.${index}.window must be longer than nothing and made of weeks, days, hours or minutes, such as PT24H or P7D.`, expected: A_WINDOW }]);
    if (rule.windowMs > LONGEST_MS) throw invalidRequest([{ ...window, detail: `caps.${index}.window is longer than a year; a year is P366D.`, expected: A_WINDOW }]);
    if (seen.has(cap.id)) throw invalidRequest([{ field: `/caps/${index}/id`, in: 'body', code: 'duplicate', detail: `caps.${index}.id is used twice; give each cap its own.`, expected: OWN_ID }]);
    seen.add(cap.id);
    return rule;
  });
}

function checkedSendTimes(sendTimes: NonNullable<ShopChange['sendTimes']>): NonNullable<ShopChange['sendTimes']> {
  for (const [index, { id, quiet }] of sendTimes.entries()) {
    if (sendTimes.findIndex((other) => other.id === id) < index) {
      throw invalidRequest([{ field: `/sendTimes/${index}/id`, in: 'body', code: 'duplicate', detail: `sendTimes.${index}.id is used twice; give each its own.`, expected: OWN_ID }]);
    }
    if (quiet && quiet.from === quiet.to) {
      const detail = `sendTimes.${index}.quiet begins when it ends; leave it out when messages may leave all day.`;
      throw invalidRequest([{ field: `/sendTimes/${index}/quiet`, in: 'body', code: 'invalid', detail, expected: { de: 'ein Ende, das nicht der Anfang ist', en: 'an end that is not the beginning' } }]);
    }
  }
  return sendTimes;
}
