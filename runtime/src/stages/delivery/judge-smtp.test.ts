/** What an SMTP answer means for the mail and for the address. */
import { describe, expect, it } from 'vitest';
import { judgeSmtpFailure } from './judge-smtp.ts';

const answer = (response: string, command: string, code = 'EENVELOPE') =>
  Object.assign(new Error(`failed: ${response}`), { response, responseCode: Number(response.slice(0, 3)), command, code });

describe('an SMTP answer', () => {
  it.each([
    ['450 4.2.1 mailbox busy', 'RCPT TO', 'retry'],
    ['421 4.7.0 too many connections', 'MAIL FROM', 'retry'],
    ['503 5.5.1 bad sequence', 'DATA', 'retry'],
    ['535 5.7.8 wrong password', 'AUTH PLAIN', 'retry'],
    ['554 5.7.1 spam', 'DATA', 'rejected'],
    ['550 5.7.1 policy', 'RCPT TO', 'rejected'],
    ['553 5.1.8 bad sender', 'MAIL FROM', 'rejected'],
    ['550 5.1.1 no such user', 'RCPT TO', 'bounced'],
    ['550 5.2.1 disabled', 'RCPT TO', 'bounced'],
    ['550 5.1.1 said after the body', 'DATA', 'bounced'],
    ['550 no such user', 'RCPT TO', 'bounced'],
    ['550 something else', 'DATA', 'rejected'],
  ])('%s at %s: %s', (response, command, verdict) => {
    const judged = judgeSmtpFailure(answer(response, command), true);
    expect(judged.kind === 'rejected' && judged.bounced ? 'bounced' : judged.kind).toBe(verdict);
  });

  it('that never came leaves it open only when something had been sent', () => {
    const broken = Object.assign(new Error('Connection closed'), { code: 'ECONNECTION', command: 'CONN' });
    expect(judgeSmtpFailure(broken, false).kind).toBe('retry');
    expect(judgeSmtpFailure(broken, true).kind).toBe('unknown');
  });
});
