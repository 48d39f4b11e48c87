/** What rules may ask about the shop and the contact. */
import type { EnumValue, Field, FieldFamily } from './field.ts';
import { fieldValue } from './field.ts';

const LOCALES: readonly EnumValue[] = [
  { value: 'de', label: { de: 'Deutsch', en: 'German' } },
  { value: 'en', label: { de: 'Englisch', en: 'English' } },
];

export const SHOP_FIELDS: readonly Field[] = [
  { name: 'shop.name', type: 'string', label: { de: 'Name des Shops', en: 'Shop name' }, read: (f) => f.shop.name },
  { name: 'shop.country', type: 'string', label: { de: 'Land des Shops', en: 'Shop country' }, read: (f) => f.shop.country },
  { name: 'shop.locale', type: 'enum', values: LOCALES, label: { de: 'Sprache des Shops', en: 'Shop language' }, read: (f) => f.shop.locale },
  { name: 'shop.returnDays', type: 'number', label: { de: 'Rückgabefrist in Tagen', en: 'Return period in days' }, read: (f) => f.shop.returnDays },
];

export const CONTACT_FIELDS: readonly Field[] = [
  { name: 'contact.email', type: 'string', label: { de: 'E-Mail-Adresse', en: 'E-mail address' }, read: (f) => f.contact.email },
  { name: 'contact.phone', type: 'string', label: { de: 'Telefonnummer', en: 'Phone number' }, read: (f) => f.contact.phone },
  { name: 'contact.customerId', type: 'string', label: { de: 'Kundennummer', en: 'Customer number' }, read: (f) => f.contact.customerId },
  { name: 'contact.firstName', type: 'string', label: { de: 'Vorname', en: 'First name' }, read: (f) => f.contact.firstName },
  { name: 'contact.lastName', type: 'string', label: { de: 'Nachname', en: 'Last name' }, read: (f) => f.contact.lastName },
  { name: 'contact.locale', type: 'enum', values: LOCALES, label: { de: 'Sprache', en: 'Language' }, read: (f) => f.contact.locale },
  { name: 'contact.timeZone', type: 'string', label: { de: 'Zeitzone', en: 'Time zone' }, read: (f) => f.contact.timeZone },
  { name: 'contact.country', type: 'string', label: { de: 'Land (Kürzel wie DE)', en: 'Country (code such as DE)' }, read: (f) => f.contact.country },
  { name: 'contact.state', type: 'string', label: { de: 'Bundesland (Kürzel wie BY)', en: 'State (code such as BY)' }, read: (f) => f.contact.state },
  { name: 'contact.postcode', type: 'string', label: { de: 'Postleitzahl', en: 'Postcode' }, read: (f) => f.contact.postcode },
  { name: 'contact.tags', type: 'string-list', label: { de: 'Schlagwörter des Kunden', en: 'Customer tags' }, read: (f) => f.contact.tags },
  { name: 'contact.orderCount', type: 'number', label: { de: 'Anzahl Bestellungen', en: 'Number of orders' }, read: (f) => f.contact.orderCount },
  { name: 'contact.totalSpent', type: 'number', label: { de: 'Gesamtumsatz', en: 'Total spent' }, read: (f) => f.contact.totalSpent },
  { name: 'contact.firstOrderAt', type: 'date', label: { de: 'Erste Bestellung', en: 'First order' }, read: (f) => f.contact.firstOrderAt },
  { name: 'contact.lastOrderAt', type: 'date', label: { de: 'Letzte Bestellung', en: 'Last order' }, read: (f) => f.contact.lastOrderAt },
];

export const CONTACT_ATTRIBUTES: FieldFamily = {
  prefix: 'contact.attributes.',
  type: 'any',
  label: { de: 'Merkmal', en: 'Attribute' },
  read: (f, name) => (Object.hasOwn(f.contact.attributes, name) ? fieldValue(f.contact.attributes[name]) : undefined),
};
