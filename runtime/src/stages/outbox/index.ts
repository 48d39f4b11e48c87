/** Stage outbox: what shall leave, who holds it, and what became of it. */
export { MessageOutbox, MESSAGE_INDEXES, type MessageOutcome } from './message-outbox.ts';
export { CallOutbox, CALL_INDEXES, type CallOutcome } from './call-outbox.ts';
