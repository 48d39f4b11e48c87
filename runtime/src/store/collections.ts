/** The engine's collections, typed, over the driver that Mongoose carries. The hot path speaks to these directly: no hydration, no casting. */
import type mongoose from 'mongoose';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { CallRecord, DecisionRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';

export type Db = mongoose.mongo.Db;

export interface Collections {
  events: mongoose.mongo.Collection<EventRecord>;
  contacts: mongoose.mongo.Collection<ContactRecord>;
  orders: mongoose.mongo.Collection<OrderRecord>;
  enrollments: mongoose.mongo.Collection<EnrollmentRecord>;
  messages: mongoose.mongo.Collection<MessageRecord>;
  calls: mongoose.mongo.Collection<CallRecord>;
  tasks: mongoose.mongo.Collection<TaskRecord>;
  decisions: mongoose.mongo.Collection<DecisionRecord>;
  shops: mongoose.mongo.Collection<ShopRecord>;
}

export function collectionsOf(db: Db): Collections {
  return {
    events: db.collection<EventRecord>('events'),
    contacts: db.collection<ContactRecord>('contacts'),
    orders: db.collection<OrderRecord>('orders'),
    enrollments: db.collection<EnrollmentRecord>('enrollments'),
    messages: db.collection<MessageRecord>('messages'),
    calls: db.collection<CallRecord>('calls'),
    tasks: db.collection<TaskRecord>('tasks'),
    decisions: db.collection<DecisionRecord>('decisions'),
    shops: db.collection<ShopRecord>('shops'),
  };
}
