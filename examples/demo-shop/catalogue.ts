/** What Kontor Klangholz sells: things for quiet evenings. Invented, with prices in euros. */
import type { Locale } from '@nachklang/nodes/sdk';

export interface Product {
  sku: string;
  title: Record<Locale, string>;
  price: number;
  categories: readonly string[];
  /** Bulky or fragile things travel in a parcel of their own. */
  ownParcel?: boolean;
}

export const CATALOGUE: readonly Product[] = [
  { sku: 'AU-101', title: { de: 'Regallautsprecher „Esche“, Paar', en: 'Bookshelf speakers “Ash”, pair' }, price: 389, categories: ['audio'], ownParcel: true },
  { sku: 'AU-102', title: { de: 'Küchenradio „Kirschbaum“', en: 'Kitchen radio “Cherry”' }, price: 149, categories: ['audio'], ownParcel: true },
  { sku: 'AU-103', title: { de: 'Kopfhörer „Leise“, geschlossen', en: 'Headphones “Hush”, closed-back' }, price: 219, categories: ['audio'] },
  { sku: 'AU-104', title: { de: 'Schallplattenbürste, Ziegenhaar', en: 'Record brush, goat hair' }, price: 24.9, categories: ['audio', 'care'] },
  { sku: 'AU-105', title: { de: 'Plattenspieler „Nussbaum“', en: 'Turntable “Walnut”' }, price: 549, categories: ['audio'], ownParcel: true },
  { sku: 'TE-201', title: { de: 'Darjeeling Frühlingspflückung, 100 g', en: 'Darjeeling first flush, 100 g' }, price: 14.5, categories: ['tea'] },
  { sku: 'TE-202', title: { de: 'Kräutertee „Feierabend“, 80 g', en: 'Herbal tea “After Work”, 80 g' }, price: 8.9, categories: ['tea'] },
  { sku: 'TE-203', title: { de: 'Sencha aus Uji, 100 g', en: 'Sencha from Uji, 100 g' }, price: 17.9, categories: ['tea'] },
  { sku: 'TE-204', title: { de: 'Probierkiste „Sieben Abende“', en: 'Sampler box “Seven Evenings”' }, price: 29.9, categories: ['tea', 'gift'] },
  { sku: 'KE-301', title: { de: 'Teeschale „Ufer“, Steinzeug', en: 'Tea bowl “Shore”, stoneware' }, price: 28, categories: ['ceramics'] },
  { sku: 'KE-302', title: { de: 'Kanne „Ufer“, 0,8 l', en: 'Teapot “Shore”, 0.8 l' }, price: 72, categories: ['ceramics'] },
  { sku: 'KE-303', title: { de: 'Becher „Nebel“, 2er-Set', en: 'Mugs “Mist”, set of two' }, price: 36, categories: ['ceramics', 'gift'] },
  { sku: 'KE-304', title: { de: 'Vase „Schilf“, 32 cm', en: 'Vase “Reed”, 32 cm' }, price: 64, categories: ['ceramics', 'home'], ownParcel: true },
  { sku: 'WO-401', title: { de: 'Wolldecke „Moor“, 140 × 200 cm', en: 'Wool blanket “Moor”, 140 × 200 cm' }, price: 129, categories: ['home'], ownParcel: true },
  { sku: 'WO-402', title: { de: 'Leseleuchte „Linde“', en: 'Reading lamp “Linden”' }, price: 98, categories: ['home', 'light'], ownParcel: true },
  { sku: 'WO-403', title: { de: 'Bienenwachskerzen, 4 Stück', en: 'Beeswax candles, set of four' }, price: 19.9, categories: ['home', 'light', 'gift'] },
  { sku: 'WO-404', title: { de: 'Notizbuch, Leinen, A5', en: 'Notebook, linen, A5' }, price: 16.9, categories: ['paper', 'gift'] },
  { sku: 'WO-405', title: { de: 'Räucherholz Zirbe, 12 Stäbe', en: 'Stone pine incense, 12 sticks' }, price: 11.5, categories: ['home'] },
];
