/** 200 customers nobody has ever met: names put together by a machine, addresses on domains reserved for examples (RFC 2606). */
import type { Address, ContactFacts, Locale } from '@nachklang/nodes/sdk';
import { Random } from './random.ts';

export interface Customer {
  facts: ContactFacts;
  locale: Locale;
  country: 'DE' | 'AT';
  address: Address;
}

const FIRST = [
  'Anna', 'Ben', 'Clara', 'David', 'Elif', 'Finn', 'Greta', 'Henri', 'Ida', 'Jonas', 'Katharina', 'Leon', 'Mira', 'Noah', 'Olga', 'Paul',
  'Rosa', 'Samir', 'Theresa', 'Valentin', 'Wanda', 'Yusuf', 'Zoe', 'Emil', 'Frieda', 'Jakob', 'Lotte', 'Matteo', 'Nele', 'Oskar',
];
const LAST_START = ['Apfel', 'Birken', 'Donner', 'Eulen', 'Fichten', 'Glocken', 'Hafer', 'Kiesel', 'Lampen', 'Mond', 'Nebel', 'Regen', 'Silber', 'Wolken', 'Zimt'];
const LAST_END = ['bach', 'baum', 'feld', 'garten', 'hütter', 'klang', 'mann', 'ried', 'stein', 'wald', 'wieser', 'zeit'];
const STREETS = ['Beispielgasse', 'Probeweg', 'Musterallee', 'Ahornsteig', 'Fantasiestraße', 'Am Testufer', 'Modellplatz'];
/** Invented towns; the postcodes only have the right number of digits. */
const TOWNS = {
  DE: [['00001', 'Musterstadt'], ['00017', 'Beispielhausen'], ['00042', 'Neu-Probe'], ['00063', 'Bad Fantasie'], ['00081', 'Oberdemo']],
  AT: [['0001', 'Musterdorf'], ['0007', 'Sankt Beispiel'], ['0013', 'Probing am See'], ['0029', 'Demoberg']],
} as const;
const DOMAINS = ['example.com', 'example.org', 'example.net'];

const ascii = (text: string): string =>
  text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');

/** The n-th customer; always the same person for the same seed. */
export function customer(seed: number, index: number): Customer {
  const random = new Random(seed, 'customer', index);
  const country = random.chance(0.74) ? 'DE' : 'AT';
  const locale: Locale = random.chance(0.18) ? 'en' : 'de';
  const firstName = random.pick(FIRST);
  const lastName = random.pick(LAST_START) + random.pick(LAST_END);
  const [postcode, city] = random.pick<readonly [string, string]>(TOWNS[country]);
  return {
    locale,
    country,
    facts: {
      // The number keeps two people of one name apart.
      email: `${ascii(firstName)}.${ascii(lastName)}.${index + 1}@${random.pick(DOMAINS)}`,
      customerId: `demo-customer-${index + 1}`,
      firstName,
      lastName,
      locale: `${locale}-${country}`,
      timeZone: country === 'DE' ? 'Europe/Berlin' : 'Europe/Vienna',
      country,
      postcode,
    },
    address: { name: `${firstName} ${lastName}`, street: `${random.pick(STREETS)} ${random.int(1, 88)}`, postcode, city, country },
  };
}
