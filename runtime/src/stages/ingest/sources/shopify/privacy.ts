/** The privacy topics: erasure is done, a request for data and a shop's goodbye become tasks with the time the law allows. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { DeliveryLabel, Translation } from '../source.ts';
import { shopifyEvent } from './event.ts';
import type { ShopifyPrivacy } from './shapes.ts';
import { email, idText, present, shortText } from './values.ts';

/** Art. 12(3) GDPR: one month; Shopify asks for 30 days. */
const DUE_AFTER_MS = 30 * 24 * 3_600_000;

export function erasure(body: ShopifyPrivacy, label: DeliveryLabel, now: EpochMs): Translation {
  const contact = personOf(body);
  if (!contact) return { kind: 'ignored', reason: 'It names no customer.' };
  return { kind: 'events', events: [shopifyEvent(`customers/redact:${label.key}`, 'contact.erased', sentAt(label, now), { contact })] };
}

export function dataRequest(body: ShopifyPrivacy, label: DeliveryLabel, now: EpochMs): Translation {
  const contact = personOf(body);
  if (!contact) return { kind: 'ignored', reason: 'It names no customer.' };
  const id = `customers/data_request:${idText(body.data_request?.id) ?? label.key}`;
  return {
    kind: 'events',
    events: [shopifyEvent(id, 'contact.data_requested', sentAt(label, now), { contact })],
    tasks: [{
      key: id,
      about: id,
      title: { de: 'Auskunft über gespeicherte Daten erteilen', en: 'Answer a request for stored data' },
      text: {
        de: 'Ein Kunde verlangt über Shopify Auskunft (Art. 15 DSGVO). Exportieren Sie seine Daten und senden Sie sie ihm innerhalb eines Monats.',
        en: 'A customer asked for their data through Shopify (Art. 15 GDPR). Export it and send it to them within one month.',
      },
      priority: 'high',
      dueAt: (label.triggeredAt ?? now) + DUE_AFTER_MS,
    }],
  };
}

export function shopErasure(body: ShopifyPrivacy, label: DeliveryLabel, now: EpochMs): Translation {
  const domain = shortText(body.shop_domain) ?? label.origin ?? 'Shopify';
  return {
    kind: 'events',
    events: [],
    tasks: [{
      key: `shop/redact:${label.key}`,
      title: { de: `Daten des Shops ${domain} löschen`, en: `Delete the data of ${domain}` },
      text: {
        de: `Die App wurde in ${domain} deinstalliert. Shopify verlangt, die Daten des Shops innerhalb von 30 Tagen zu löschen. Sichern Sie vorher, was Sie aufbewahren müssen.`,
        en: `The app was removed from ${domain}. Shopify requires the shop’s data to be deleted within 30 days. Export first what you have to keep.`,
      },
      priority: 'urgent',
      dueAt: (label.triggeredAt ?? now) + DUE_AFTER_MS,
    }],
  };
}

function personOf({ customer }: ShopifyPrivacy): object | undefined {
  const contact = present({ email: email(customer?.email), phone: shortText(customer?.phone, 40), customerId: idText(customer?.id) });
  return Object.keys(contact).length === 0 ? undefined : contact;
}

function sentAt(label: DeliveryLabel, now: EpochMs): string {
  return new Date(label.triggeredAt ?? now).toISOString();
}
