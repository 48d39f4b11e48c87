/** Tasks that a webhook asks for, written once however often it is delivered. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import type { TaskRecord } from '../../engine/outbox-model.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import type { SourceTask } from './sources/source.ts';

export async function writeSourceTasks(db: mongo.Db, shopId: string, source: string, tasks: readonly SourceTask[], now: EpochMs): Promise<void> {
  if (tasks.length === 0) return;
  const shop = await db.collection<ShopRecord>('shops').findOne({ _id: shopId }, { projection: { 'view.locale': 1 } });
  const locale = shop?.view.locale ?? 'de';
  for (const { key, title, text, priority, dueAt, about } of tasks) {
    const event = about === undefined ? null : await db.collection<EventRecord>('events').findOne({ _id: `${shopId}|${source}|${about}` }, { projection: { contactId: 1 } });
    const task: Omit<TaskRecord, '_id'> = {
      shopId,
      contactId: event?.contactId ?? '',
      title: title[locale],
      text: text[locale],
      priority,
      ...(dueAt !== undefined && { dueAt }),
      state: 'open',
      createdAt: now,
    };
    await db.collection<TaskRecord>('tasks').updateOne({ _id: `${shopId}|source:${source}|${key}` }, { $setOnInsert: task }, { upsert: true });
  }
}
