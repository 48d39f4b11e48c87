/** Asks for the mail. The runtime leaves by `sent` or `skipped`, or waits while the policy defers it. */
import type { Execute } from '../../sdk/node.ts';
import { message } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import type { sendEmail } from './definition.ts';

export const executeSendEmail: Execute<typeof sendEmail.settings> = (ctx, { deferFor, ...request }) =>
  message({
    channel: 'email',
    ...request,
    ...(deferFor !== undefined && { deferForMs: addDuration(ctx.now, deferFor, ctx.timeZone) - ctx.now }),
  });
