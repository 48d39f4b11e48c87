/** POST /api/v1/suppressions/import: addresses that shall get nothing, or no advertising, from another system's list. */
import { hash } from 'node:crypto';
import { Type } from 'typebox';
import { noteAudit } from '../../../audit/note-audit.ts';
import type { App } from '../../../plugins/app-instance.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ingest } from '../ingest.ts';

const closed = { additionalProperties: false } as const;
const Form = Type.Object(
  {
    kind: Type.Enum(['objection', 'unreachable'], { description: 'objection: no advertising any more; unreachable: nothing at all, because the address is dead or complained' }),
    channel: Type.Enum(['email', 'sms']),
    addresses: Type.Array(Type.String({ minLength: 3, maxLength: 320 }), { minItems: 1, maxItems: 5_000, description: 'E-mail addresses or phone numbers' }),
    source: Type.Optional(Type.String({ maxLength: 200, description: 'Where the list comes from' })),
  },
  closed,
);
const Result = Type.Object(
  { accepted: Type.Integer(), duplicates: Type.Integer(), refused: Type.Array(Type.Object({ index: Type.Integer(), detail: Type.String() }, closed)) },
  closed,
);

/** The ids hold digests only: they outlive an erasure. The same address of the same list is taken once. */
export function suppressionRoutes(app: App, { ingest, clock }: { ingest: Ingest; clock: Clock }): void {
  app.post(
    '/api/v1/suppressions/import',
    { config: { permission: 'shop:write', audit: 'suppressions.imported' }, schema: { tags: ['contacts'], summary: 'Suppress the addresses of a list', body: Form, response: { 200: Result } } },
    async (request) => {
      const { kind, channel, addresses, source } = request.body;
      const time = new Date(clock.now()).toISOString();
      const events = addresses.map((address) => {
        const contact = channel === 'email' ? { email: address.trim() } : { phone: address.trim() };
        const id = `${kind}:${channel}:${hash('sha256', `${source ?? ''}|${address.trim().toLowerCase()}`, 'base64url')}`;
        const type = kind === 'objection' ? 'contact.objected' : 'contact.suppressed';
        return { specversion: '1.0', id, source: 'nachklang:suppression-list', type, time, data: { contact, channel, source: source ?? 'list' } };
      });
      const answers = await ingest.accept(request.shopId, events);
      const accepted = answers.filter(({ status }) => status === 'accepted').length;
      noteAudit(request, { changes: [{ field: kind, after: accepted }] });
      return {
        accepted,
        duplicates: answers.filter(({ status }) => status === 'duplicate').length,
        refused: answers.flatMap((answer, index) => (answer.problem ? [{ index, detail: answer.problem.detail }] : [])),
      };
    },
  );
}
