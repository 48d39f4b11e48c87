/** What a failed hand-over over SMTP means. Pure. */
import type { HandOver } from '../../ports/mailer.ts';

interface SmtpFailure { message: string; responseCode?: number; response?: string; command?: string; code?: string }

/** Commands that come before any mail: what is refused there is the connection or our sign-in, not the mail. */
const BEFORE_THE_MAIL = /^(AUTH|EHLO|HELO|LHLO|STARTTLS|CONN|API)\b/;

/** `bodyRead`: bytes of the mail were handed to the connection before it failed. */
export function judgeSmtpFailure(thrown: unknown, bodyRead: boolean): HandOver {
  const failure = failureOf(thrown);
  const error = failure.message.slice(0, 500);
  const { responseCode, command = '' } = failure;
  if (responseCode === undefined) {
    if (failure.code === 'EENVELOPE' && !bodyRead) return { kind: 'rejected', error, bounced: false };
    return bodyRead ? { kind: 'unknown', error } : { kind: 'retry', error };
  }
  // 421 closes the connection, 503 is about the order of commands: neither is about this mail.
  if (responseCode < 500 || responseCode === 503 || failure.code === 'EAUTH' || BEFORE_THE_MAIL.test(command)) return { kind: 'retry', error };
  return { kind: 'rejected', error, bounced: refusesAddress(failure) };
}

/**
 * Whether the address itself is no good, by the enhanced code (RFC 3463 §3.2: 5.1.x, without the sender's 5.1.7 and 5.1.8; RFC 3463 §3.3: 5.2.1 disabled),
 * else by the plain code at RCPT. A refusal for spam or policy (5.7.x) says nothing about the address.
 */
function refusesAddress({ response = '', responseCode, command }: SmtpFailure): boolean {
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  if (enhanced !== undefined) return (enhanced.startsWith('5.1.') && !['5.1.7', '5.1.8'].includes(enhanced)) || enhanced === '5.2.1';
  return command === 'RCPT TO' && [550, 551, 553].includes(responseCode ?? 0);
}

function failureOf(thrown: unknown): SmtpFailure {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const { message } = thrown;
  const responseCode: unknown = Reflect.get(thrown, 'responseCode');
  return { message, ...(typeof responseCode === 'number' && { responseCode }), ...textOf(thrown, 'response'), ...textOf(thrown, 'command'), ...textOf(thrown, 'code') };
}

function textOf(thrown: Error, name: 'response' | 'command' | 'code'): Partial<SmtpFailure> {
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? { [name]: value } : {};
}
