/** Writes an entry for every successful call of a route that declares one. */
import type { FastifyRequest } from 'fastify';
import type { AppServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { repeat } from '../scheduling/repeat.ts';
import { AUDIT_KEPT_MS, auditRecords, type AuditAction, type AuditRecord } from './audit-record.ts';
import { auditNote } from './note-audit.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a successful call is in the audit log. */
    audit?: AuditAction;
  }
}

export interface AuditLog {
  /** Resolves when every look so far is written. */
  flush(): Promise<void>;
}

const FLUSH_MS = 1000;
/** A page that is open asks again and again: that is one look. */
const ONE_LOOK_MS = 15 * 60_000;
const MOST_LOOKS = 10_000;

export function installAudit(app: App, { db, clock }: Pick<AppServices, 'db' | 'clock'>): AuditLog {
  let waiting: AuditRecord[] = [];
  const looks = new Map<string, number>();
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      await auditRecords(db).insertMany(batch, { ordered: false });
    } catch (error) {
      waiting = [...batch, ...waiting].slice(0, MOST_LOOKS);
      throw error;
    }
  };
  const flushing = repeat(FLUSH_MS, flush, (error) => app.log.error(error));
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.audit !== undefined && config.permission === 'public') throw new Error(`The route ${url} is public: nobody can be named in the audit log.`);
  });
  app.addHook('onClose', async () => {
    await flushing.stop();
    await flush();
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const action = request.routeOptions.config.audit;
    if (action === undefined || reply.statusCode >= 400) return payload;
    const at = clock.now();
    const entry: AuditRecord = { _id: clock.uuid(), shopId: request.shopId, at, who: actorOf(callerOf(request)), action, ...aboutWhat(request), keptUntil: new Date(at + AUDIT_KEPT_MS) };
    if (action === 'person.viewed') look(entry);
    else await auditRecords(db).insertOne(entry);
    return payload;
  });
  return { flush };

  function look(entry: AuditRecord): void {
    const key = `${entry.shopId}|${entry.who}|${entry.subject ?? ''}`;
    if (entry.at - (looks.get(key) ?? -Infinity) < ONE_LOOK_MS) return;
    if (looks.size >= MOST_LOOKS) looks.clear();
    looks.set(key, entry.at);
    waiting.push(entry);
  }
}

/** Ids from the path, names from the body, and what the route itself told: what stands in the body may be personal. */
function aboutWhat(request: FastifyRequest): Pick<AuditRecord, 'subject' | 'fields' | 'changes'> {
  const { params, body, method } = request;
  const noted = auditNote(request);
  const ids = typeof params === 'object' && params !== null ? Object.values(params) : [];
  const subject = noted.subject ?? ids.find((id) => typeof id === 'string');
  const fields = noted.fields ?? (method === 'PATCH' && typeof body === 'object' && body !== null ? Object.keys(body) : []);
  return { ...(subject !== undefined && { subject }), ...(fields.length > 0 && { fields }), ...(noted.changes && noted.changes.length > 0 && { changes: noted.changes }) };
}
