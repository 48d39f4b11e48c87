/** Stage delivery: queued messages and calls out into the world, their outcomes back. */
export { Deliverer, type DelivererOptions, type DelivererPorts, type Loaded } from './deliverer.ts';
export { messageIdOf, type Delivery } from './compose-mail.ts';
export { eraseFromDelivery } from './erase-contact.ts';
export { SmtpMailer } from './smtp-mailer.ts';
export { MailboxMailer, MAIL_INDEXES, type MailFilter, type MailPage, type MailSummary, type StoredMailView } from './mailbox-mailer.ts';
export { CallRunner, type CallRunnerPorts } from './call-runner.ts';
export { printWebhookSecret, webhookSecret } from './standard-webhooks.ts';
export { backoffMs, GIVE_UP_AFTER_MS, MAIL_BACKOFF } from './backoff.ts';
