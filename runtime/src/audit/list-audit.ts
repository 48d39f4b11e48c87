/** GET /api/v1/audit: who saw or changed what about people and rules, newest first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { actorNames, whoFields } from '../auth/actor-names.ts';
import { Instant, iso } from '../paging/instants.ts';
import { PageQuery, pageOf } from '../paging/page-schema.ts';
import { readPage } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import { AUDIT_ACTIONS, auditRecords } from './audit-record.ts';
import type { AuditLog } from './install-audit.ts';
import { subjectNames } from './subject-names.ts';

const Change = Type.Object({ field: Type.String(), before: Type.Optional(Type.Unknown()), after: Type.Optional(Type.Unknown()) }, { additionalProperties: false });
const Entry = Type.Object(
  {
    id: Type.String(),
    at: Instant,
    who: Type.String({ description: 'user:<id> or key:<id>' }),
    whoName: Type.Optional(Type.String({ description: 'Absent for keys and for those who left the team' })),
    action: Type.Enum(AUDIT_ACTIONS),
    subject: Type.Optional(Type.String({ description: 'Id of the person, journey, run, member or key' })),
    subjectName: Type.Optional(Type.String({ description: 'What people call it, while it is there: a person, a member, a key' })),
    fields: Type.Optional(Type.Array(Type.String(), { description: 'Names of the settings that were changed' })),
    changes: Type.Optional(Type.Array(Change, { description: 'Of rules, what they were and are; nothing that may be personal' })),
  },
  { additionalProperties: false },
);

export function listAudit(app: App, { db }: WebServices, log: AuditLog): void {
  app.get(
    '/api/v1/audit',
    { config: { permission: 'audit:read' }, schema: { tags: ['team'], summary: 'Who saw or changed what about people and rules', querystring: PageQuery, response: { 200: pageOf(Entry) } } },
    async (request) => {
      await log.flush();
      const { limit, cursor } = request.query;
      const { records, ...next } = await readPage(auditRecords(db), { filter: { shopId: request.shopId }, sort: 'at', limit, cursor });
      const [names, subjects] = await Promise.all([actorNames(db, request.shopId, records.map(({ who }) => who)), subjectNames(db, request.shopId, records)]);
      return {
        items: records.map(({ _id: id, at, who, action, subject, fields, changes }) => {
          const subjectName = subjects.get(subject ?? '');
          return {
            id, at: iso(at), ...whoFields('who', who, names), action, ...(subject !== undefined && { subject }), ...(subjectName !== undefined && { subjectName }),
            ...(fields && { fields }), ...(changes && { changes }),
          };
        }),
        ...next,
      };
    },
  );
}
