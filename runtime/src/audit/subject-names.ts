/** What people call whom an entry is about, as long as they are there: looked up when the log is read, so that it holds no names itself. */
import type { mongo } from 'mongoose';
import { namesOfKeys } from '../api-keys/api-key-repository.ts';
import { actorNames } from '../auth/actor-names.ts';
import { namesOf } from '../enrollments/contact-names.ts';
import type { AuditRecord } from './audit-record.ts';

/** By subject; ids of contacts, members and keys are never alike. */
export async function subjectNames(db: mongo.Db, shopId: string, entries: readonly Pick<AuditRecord, 'action' | 'subject'>[]): Promise<ReadonlyMap<string, string>> {
  const [people, members, keys] = await Promise.all([
    namesOf(db, subjectsOf(entries, 'person.')),
    actorNames(db, shopId, subjectsOf(entries, 'member.').map((id) => `user:${id}`)),
    namesOfKeys(db, shopId, subjectsOf(entries, 'key.')),
  ]);
  return new Map([
    ...[...people].flatMap(([id, { name, email }]) => asEntry(id, name ?? email)),
    ...[...members].map(([actor, name]) => [actor.slice('user:'.length), name] as const),
    ...keys,
  ]);
}

function subjectsOf(entries: readonly Pick<AuditRecord, 'action' | 'subject'>[], kind: string): string[] {
  return [...new Set(entries.flatMap(({ action, subject }) => (subject !== undefined && action.startsWith(kind) ? [subject] : [])))];
}

function asEntry(id: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[id, name]];
}
