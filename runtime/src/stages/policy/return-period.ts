/**
 * Until when goods may come back: the law of the recipient's country or the shop's own period, whichever is longer, by the clock on their wall.
 * The day of the delivery does not count, and no period ends on a day of rest (§ 187 Abs. 1, § 188 Abs. 1, § 193 BGB, Art. 3 Reg. 1182/71).
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { civilDateOf, DAY_MS, fromWall, isBusinessDay, startOfDay, toWall, type WallMs } from '@nachklang/nodes/time';
import { DEFAULT_VOUCHER_GRACE_DAYS } from '../../engine/shop-model.ts';
import type { PolicyQuestion } from './check.ts';
import { placeOf } from './place.ts';
import { ruleSetFor } from './rule-sets/index.ts';

interface ReturnPeriod {
  days: number;
  /** Whose period is the longer one. */
  from: 'law' | 'shop';
  ruleSet: string;
  /** Between its end and a voucher. */
  graceDays: number;
}

type Asked = Pick<PolicyQuestion, 'contact' | 'shop' | 'policy'>;
/** Weekends and holidays in a row are fewer than this. */
const REST_DAYS = 10;

export function returnPeriodOf({ contact, shop, policy }: Asked): ReturnPeriod {
  const { id: ruleSet, withdrawal } = ruleSetFor(contact.view.country ?? shop.country);
  const graceDays = policy?.voucherGraceDays ?? DEFAULT_VOUCHER_GRACE_DAYS;
  return { days: Math.max(withdrawal.days, shop.returnDays), from: shop.returnDays > withdrawal.days ? 'shop' : 'law', ruleSet, graceDays };
}

/** `2026-03-31`: the last day on which a return can be declared. */
export function lastReturnDay(deliveredAt: EpochMs, asked: Asked): string {
  const { year, month, day } = civilDateOf(lastDay(deliveredAt, asked));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The midnight after the period and its days of grace. */
export function releasedAfter(deliveredAt: EpochMs, asked: Asked): EpochMs {
  return fromWall(lastDay(deliveredAt, asked) + (1 + returnPeriodOf(asked).graceDays) * DAY_MS, placeOf(asked).timeZone);
}

/** The first midnight after `now` from which a delivery would come too late to be released before `limit`. */
export function tooLateFrom(now: EpochMs, limit: EpochMs, asked: Asked): EpochMs {
  const { timeZone } = placeOf(asked);
  let day = startOfDay(toWall(now, timeZone)) + DAY_MS;
  for (;;) {
    const left = limit - releasedAfter(fromWall(day, timeZone), asked);
    if (left <= 0) return fromWall(day, timeZone);
    day += Math.max(1, Math.floor(left / DAY_MS) - REST_DAYS) * DAY_MS;
  }
}

function lastDay(deliveredAt: EpochMs, asked: Asked): WallMs {
  const { timeZone, country, state } = placeOf(asked);
  let day = startOfDay(toWall(deliveredAt, timeZone)) + returnPeriodOf(asked).days * DAY_MS;
  while (!isBusinessDay(day, country, state)) day += DAY_MS;
  return day;
}
