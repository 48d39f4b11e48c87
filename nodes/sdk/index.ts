/** @nachklang/nodes/sdk: everything a node author needs. */
export * from './values.ts';
export * from './subjects.ts';
export * from './results.ts';
export * from './context.ts';
export * from './node.ts';
export * from './journey-document.ts';
export * from './events/contact.ts';
export * from './events/event.ts';
export * from './events/event-types.ts';
export * from './events/order.ts';
export * from './events/parcel.ts';
export * from './rules/rule-group.ts';
