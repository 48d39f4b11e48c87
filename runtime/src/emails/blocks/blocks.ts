/** Ready pieces of e-mails, in both languages: blocks to insert, and whole mails to begin with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JourneyEmail, Locale, Localized, SubjectKind } from '@nachklang/nodes/sdk';

export interface Block {
  name: string;
  label: Localized;
  help: Localized;
  /** The sections to put into a mail. */
  mjml: Localized;
}

interface BlockPlan {
  name: string;
  label: Localized;
  help: Localized;
  /** Journeys about these know what it prints; all of them when nothing is said. */
  subjects?: readonly SubjectKind[];
  /** When the file is named differently, as there is one per subject. */
  file?: string;
}

const WITH_ORDER = ['order', 'parcel', 'line'] as const;

const PLANS: readonly BlockPlan[] = [
  { name: 'order-summary', label: { de: 'Bestellübersicht', en: 'Order summary' }, help: { de: 'Alle Positionen mit Menge, Preis und Summe', en: 'All lines with quantity, price and total' }, subjects: WITH_ORDER },
  { name: 'tracking', file: 'tracking-parcel', label: { de: 'Sendung verfolgen', en: 'Track the parcel' }, help: { de: 'Versanddienst, Sendungsnummer und Schaltfläche', en: 'Carrier, tracking number and button' }, subjects: ['parcel'] },
  { name: 'tracking', file: 'tracking-order', label: { de: 'Sendungen verfolgen', en: 'Track the parcels' }, help: { de: 'Für jedes Paket Sendungsnummer und Schaltfläche', en: 'Tracking number and button for every parcel' }, subjects: ['order', 'line'] },
  { name: 'product-tiles', label: { de: 'Produktkacheln', en: 'Product tiles' }, help: { de: 'Bis zu vier gekaufte Artikel mit Bild und Link', en: 'Up to four items bought, with picture and link' }, subjects: WITH_ORDER },
  { name: 'contact', label: { de: 'Kontakt', en: 'Contact' }, help: { de: 'Wie man einen Menschen erreicht', en: 'How to reach a person' } },
  { name: 'imprint', label: { de: 'Impressum', en: 'Imprint' }, help: { de: 'Angaben des Shops aus den Einstellungen', en: 'The shop’s particulars from the settings' } },
  { name: 'unsubscribe', label: { de: 'Abmelden', en: 'Unsubscribe' }, help: { de: 'Widerspruch gegen Werbung, in jeder Werbemail nötig', en: 'Objection to advertising, needed in every marketing mail' } },
];

export async function blocksFor(subject: SubjectKind): Promise<Block[]> {
  const plans = PLANS.filter(({ subjects }) => subjects === undefined || subjects.includes(subject));
  return Promise.all(plans.map(async ({ name, label, help, file }) => ({ name, label, help, mjml: await inBoth(file ?? name) })));
}

/** A whole mail to begin with. It fits journeys about anything. */
export async function startingEmail(purpose: 'service' | 'marketing'): Promise<JourneyEmail> {
  const mjml = await inBoth(`starting-${purpose}`);
  return { de: { ...HEADS.de, mjml: mjml.de }, en: { ...HEADS.en, mjml: mjml.en } };
}

const HEADS = {
  de: { subject: 'Neues von {{ shop.name }}', preheader: 'Ein Satz, der den Betreff ergänzt und Lust macht, die Mail zu öffnen.' },
  en: { subject: 'News from {{ shop.name }}', preheader: 'A sentence that goes on where the subject ends and invites to open the mail.' },
} as const satisfies Record<Locale, { subject: string; preheader: string }>;

async function inBoth(name: string): Promise<Localized> {
  const read = (locale: Locale) => readFile(join(import.meta.dirname, `${name}.${locale}.mjml`), 'utf8');
  const [de, en] = await Promise.all([read('de'), read('en')]);
  return { de, en };
}
