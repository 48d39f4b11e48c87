/** What happens to one parcel between the packing table and the door: mostly nothing remarkable, sometimes the rest of life. */
import type { EpochMs, ParcelFacts, ParcelStatus } from '@nachklang/nodes/sdk';
import { deliveryDay, DAY, HOUR, MINUTE, startOfDay } from './calendar.ts';
import type { Random } from './random.ts';

export interface Scan {
  time: EpochMs;
  status: ParcelStatus | 'retracted';
  /** The parcel travels back to the shop. */
  returning?: boolean;
  message?: string;
}
export interface ParcelStory {
  facts: ParcelFacts;
  scans: Scan[];
  /** Absent when the parcel never reached the customer. */
  deliveredAt?: EpochMs;
}

/** How often which story is told, in parts of a hundred. */
const STORIES = { smooth: 72, delayed: 7, silent: 4, attempt: 6, pickup: 6, lost: 1, damaged: 1, refused: 2, retracted: 1 };
const CARRIERS = { DE: { DHL: 58, DPD: 20, Hermes: 12, GLS: 10 }, AT: { 'Österreichische Post': 66, DPD: 34 } };

/** The raw codes carriers send beside the normalised status; those without an entry here send plain words. */
const RAW_CODES: Record<string, Partial<Record<Scan['status'], string>>> = {
  DHL: { label_created: 'VA', handed_over: 'AE', in_transit: 'AA', delayed: 'BV', out_for_delivery: 'PO', attempt_failed: 'ZN', ready_for_pickup: 'ZF', delivered: 'ZU', exception: 'BV', retracted: 'STORN' },
  DPD: { in_transit: 'Depot', out_for_delivery: 'Courier', attempt_failed: 'DeliveryFailure', ready_for_pickup: 'ParcelShop', delivered: 'Delivered' },
};

export function rawCode(carrier: string | undefined, status: Scan['status']): string {
  return RAW_CODES[carrier ?? '']?.[status] ?? status;
}

export interface Shipment {
  id: string;
  country: 'DE' | 'AT';
  lineIds: string[];
  /** Midnight of the day it is packed on. */
  packedOn: EpochMs;
}

export function parcelStory(random: Random, shipment: Shipment): ParcelStory {
  const carrier = random.weighted<string>(CARRIERS[shipment.country]);
  const transitDays = shipment.country === 'DE' ? random.int(1, 2) : random.int(2, 3);
  const handedOverAt = shipment.packedOn + 16 * HOUR + random.int(0, 150) * MINUTE;
  const expectedDay = deliveryDay(handedOverAt, transitDays);
  const trackingNumber = `${carrier.slice(0, 1)}K${String(random.int(0, 999_999_999)).padStart(9, '0')}${shipment.country}`;
  const scans: Scan[] = [
    { time: shipment.packedOn + 10 * HOUR + random.int(0, 240) * MINUTE, status: 'label_created' },
    { time: handedOverAt, status: 'handed_over' },
    { time: handedOverAt + 8 * HOUR + random.int(0, 300) * MINUTE, status: 'in_transit' },
  ];
  const deliveredAt = tell(random, scans, expectedDay);
  return {
    facts: {
      id: shipment.id,
      trackingNumber,
      trackingUrl: `https://tracking.example/${trackingNumber}`,
      carrier,
      expectedAt: new Date(expectedDay + 18 * HOUR).toISOString(),
      lineIds: shipment.lineIds,
    },
    scans,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
  };
}

/** Adds the scans after the first hub; answers when the parcel reached the customer. */
function tell(random: Random, scans: Scan[], expectedDay: EpochMs): EpochMs | undefined {
  const say = (time: EpochMs, status: Scan['status'], more: Partial<Scan> = {}): EpochMs => {
    scans.push({ time, status, ...more });
    return time;
  };
  const hand = (day: EpochMs): EpochMs => {
    say(day + 7 * HOUR + random.int(0, 120) * MINUTE, 'out_for_delivery');
    return say(day + 10 * HOUR + random.int(0, 450) * MINUTE, 'delivered');
  };
  switch (random.weighted(STORIES)) {
    case 'smooth':
      return hand(expectedDay);
    case 'delayed': {
      const noticed = expectedDay + random.int(8, 15) * HOUR;
      say(noticed, 'delayed', { message: 'Missed the connection at the sorting centre' });
      // Carriers like to repeat themselves; a second mail within 48 hours would only annoy.
      if (random.chance(0.4)) say(noticed + random.int(6, 30) * HOUR, 'delayed');
      return hand(deliveryDay(expectedDay, random.int(2, 4)));
    }
    case 'silent':
      return hand(deliveryDay(expectedDay, random.int(4, 6)));
    case 'attempt': {
      say(expectedDay + 8 * HOUR, 'out_for_delivery');
      say(expectedDay + 13 * HOUR + random.int(0, 200) * MINUTE, 'attempt_failed', { message: 'Nobody at home' });
      return hand(deliveryDay(expectedDay, 1));
    }
    case 'pickup': {
      say(expectedDay + 12 * HOUR + random.int(0, 240) * MINUTE, 'ready_for_pickup');
      return say(deliveryDay(expectedDay, random.int(1, 4)) + 17 * HOUR, 'delivered');
    }
    case 'lost':
      say(expectedDay + 6 * DAY, 'exception', { message: 'Whereabouts unknown' });
      return undefined;
    case 'damaged':
      say(expectedDay + 9 * HOUR, 'exception', { message: 'Damaged at the sorting centre' });
      return undefined;
    case 'refused': {
      say(expectedDay + 14 * HOUR, 'attempt_failed', { message: 'Address not found' });
      say(expectedDay + 30 * HOUR, 'returning', { returning: true });
      // Some carriers report the arrival at the shop as `delivered`: the flag tells it apart.
      say(deliveryDay(expectedDay, 4) + 11 * HOUR, 'delivered', { returning: true });
      return undefined;
    }
    case 'retracted': {
      const wrong = startOfDay(expectedDay) + 12 * HOUR;
      say(wrong, 'delivered', { message: 'Scanned at the wrong door' });
      say(wrong + 2 * HOUR, 'retracted');
      return hand(deliveryDay(expectedDay, 1));
    }
  }
}
