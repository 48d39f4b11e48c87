/** Tasks as the API shows them. */
import { Type, type Static } from 'typebox';
import { OrderNumber, presentOrderOf, type OrderNumbers } from '../orders/order-numbers.ts';
import { Instant, OptionalInstant, iso, isoFields } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';
import type { StoredTask } from './task-repository.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());

export const TaskState = Type.Enum(['open', 'done']);
export const TaskPriority = Type.Enum(['low', 'normal', 'high', 'urgent']);
export const Task = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    text,
    owner: text,
    priority: TaskPriority,
    state: TaskState,
    contactId: Type.String(),
    enrollmentId: text,
    orderId: text,
    orderNumber: OrderNumber,
    dueAt: OptionalInstant,
    createdAt: Instant,
    doneAt: OptionalInstant,
    doneBy: text,
  },
  closed,
);
export type Task = Static<typeof Task>;
export const TaskPage = pageOf(Task);
export const TaskPath = Type.Object({ id: Type.String() }, closed);

export function presentTask(record: StoredTask, numbers: OrderNumbers): Task {
  const { _id: id, title, text: details, owner, priority, state, contactId, enrollmentId, doneBy } = record;
  return {
    id, title, priority, state, contactId,
    createdAt: iso(record.createdAt),
    ...isoFields(record, ['dueAt', 'doneAt']),
    ...(details !== undefined && { text: details }),
    ...(owner !== undefined && { owner }),
    ...(enrollmentId !== undefined && { enrollmentId }),
    ...presentOrderOf(record, numbers),
    ...(doneBy !== undefined && { doneBy }),
  };
}
