/** Contacts and orders brought up to date by events. Pure. */
export { projectContact } from './project-contact.ts';
export { eraseOrder, projectOrder } from './project-order.ts';
export { orderProgress, withProgress } from './order-progress.ts';
export { mergeContacts, mergedAway } from './merge-contacts.ts';
export { erasedUntil } from './erasure.ts';
export { zoneSource, type ZoneSource } from './zone-source.ts';
