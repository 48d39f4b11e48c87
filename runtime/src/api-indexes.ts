/** Every index that the API's own queries need; the stages bring theirs. */
import { AUDIT_INDEXES } from './audit/audit-record.ts';
import { ACCOUNT_INDEXES } from './auth/account-indexes.ts';
import { MEMBERSHIP_INDEXES } from './auth/membership-repository.ts';
import { API_KEY_INDEXES } from './api-keys/api-key-repository.ts';
import { CONTACT_INDEXES } from './contacts/contact-repository.ts';
import { DECISION_INDEXES } from './decisions/decision-repository.ts';
import { ENROLLMENT_READ_INDEXES } from './enrollments/enrollment-repository.ts';
import { EVENT_READ_INDEXES } from './events/list-held-events.ts';
import { JOURNEY_INDEXES } from './journeys/journey-repository.ts';
import { MESSAGE_READ_INDEXES } from './messages/list-messages.ts';
import { MOVE_INDEXES } from './moves/move-record.ts';
import { ORDER_INDEXES } from './orders/order-repository.ts';
import { PRESENCE_INDEXES } from './presence/presence-repository.ts';
import { CHECKOUT_NOTICE_INDEXES } from './stages/ingest/index.ts';
import type { IndexSpec } from './store/index-spec.ts';
import { RECENT_INDEXES } from './suggestions/recent-records.ts';
import { TASK_INDEXES } from './tasks/task-repository.ts';
import { INVITATION_INDEXES } from './team/invitation-repository.ts';

export const API_INDEXES: IndexSpec[] = [
  ...AUDIT_INDEXES, ...ACCOUNT_INDEXES, ...MEMBERSHIP_INDEXES, ...INVITATION_INDEXES, ...API_KEY_INDEXES, ...JOURNEY_INDEXES, ...MOVE_INDEXES, ...PRESENCE_INDEXES, ...CONTACT_INDEXES, ...ORDER_INDEXES,
  ...ENROLLMENT_READ_INDEXES, ...MESSAGE_READ_INDEXES, ...DECISION_INDEXES, ...EVENT_READ_INDEXES, ...TASK_INDEXES, ...RECENT_INDEXES, ...CHECKOUT_NOTICE_INDEXES,
];
