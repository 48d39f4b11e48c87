/** The invented shop itself: what a merchant would have entered in the settings. */
import type { ShopView } from '@nachklang/nodes/sdk';

export const demoShop = {
  id: 'demo',
  name: 'Kontor Klangholz',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  locale: 'de',
  senderName: 'Kontor Klangholz',
  url: 'https://klangholz.example',
  supportEmail: 'hallo@klangholz.example',
  // From the block that the Bundesnetzagentur keeps free for films and books: nobody answers there.
  supportPhone: '+49 30 23125 042',
  imprint: [
    'Kontor Klangholz, Inhaberin Leonie Silberklang',
    'Musterweg 7, 12345 Musterstadt, Deutschland',
    'hallo@klangholz.example · +49 30 23125 042',
    'USt-IdNr. DE000000000',
  ].join('\n'),
  returnDays: 30,
} as const satisfies ShopView;

/** `source` of every event the shop's own system tells. */
export const SHOP_SOURCE = 'https://klangholz.example/shop';
/** `source` of every event the carriers tell. */
export const CARRIER_SOURCE = 'https://klangholz.example/tracking';
