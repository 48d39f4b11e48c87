/** Entries of the audit log: who did what to whom, and when. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../store/index-spec.ts';
import type { AuditChange } from './note-audit.ts';

export const AUDIT_ACTIONS = [
  'person.viewed', 'person.exported', 'person.erased', 'person.frequency', 'suppressions.imported', 'shop.changed', 'member.invited', 'invitation.withdrawn', 'member.changed', 'member.removed',
  'key.created', 'key.revoked', 'secret.viewed', 'source.changed', 'journey.published', 'journey.paused', 'journey.resumed', 'journey.archived', 'journey.unarchived', 'run.retried', 'run.ended',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditRecord {
  _id: string;
  shopId: string;
  at: EpochMs;
  /** `user:<id>` or `key:<id>`. */
  who: string;
  action: AuditAction;
  /** Id of the person, journey, run, member or key. */
  subject?: string;
  /** Names of the settings that were changed. */
  fields?: string[];
  /** Of rules, what they were and are. */
  changes?: AuditChange[];
  keptUntil: Date;
}

/** As long as claims about it are likely; the log itself holds personal data of the team. */
export const AUDIT_KEPT_MS = 2 * 365 * 86_400_000;

export const AUDIT_INDEXES: IndexSpec[] = [
  { collection: 'audit', key: { shopId: 1, at: -1, _id: -1 } },
  { collection: 'audit', key: { keptUntil: 1 }, options: { name: 'kept_until', expireAfterSeconds: 0 } },
];

export const auditRecords = (db: mongo.Db) => db.collection<AuditRecord>('audit');
