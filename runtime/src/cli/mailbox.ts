/** `nachklang mailbox`: the mails of the built-in mailbox, where they land as long as no SMTP_URL is set. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { MailboxMailer, type MailSummary, type StoredMailView } from '../stages/delivery/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { withShop } from './open-shop.ts';
import { wholeNumber } from './option-values.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang mailbox list --to anna@example.com
  nachklang mailbox list --limit 500 --json
  nachklang mailbox show <id>          headers and text
  nachklang mailbox html <id>          writes the mail as an HTML file and prints its address

Exits with 1 when there is no such mail.`;

export function mailboxCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const command = new Command('mailbox').description('Read the built-in mailbox').addHelpText('after', HELP);
  command
    .command('list', { isDefault: true })
    .description('the newest mails')
    .option('--to <address>', 'only mails to this address')
    .option('--limit <count>', 'at most so many', wholeNumber(1, 10_000), 20)
    .option('--shop <id>', 'which shop, where there are several')
    .option('--json', 'one JSON document')
    .action(async (options: { to?: string; limit: number; shop?: string; json?: true }) => {
      const { mails, all } = await withShop(options.shop, async (db, { _id }) => {
        const mailbox = new MailboxMailer(db);
        const filter = options.to === undefined ? {} : { to: options.to };
        const page = await mailbox.listMails(_id, { limit: options.limit, filter });
        return { mails: page.mails, all: await mailbox.count(_id, filter) };
      });
      if (options.json) terminal.print(JSON.stringify(mails, undefined, 2));
      else printList(terminal, mails, all);
      done(EXIT.ok);
    });
  for (const [name, description, show] of [['show', 'one mail as text', printMail], ['html', 'one mail as an HTML file', writeHtml]] as const) {
    command
      .command(name)
      .description(description)
      .argument('<id>', 'as the list shows it')
      .option('--shop <id>', 'which shop, where there are several')
      .action(async (id: string, options: { shop?: string }) => {
        const mail = await withShop(options.shop, async (db, shop) => new MailboxMailer(db).readMail(shop._id, id));
        if (mail === undefined) terminal.note(`There is no mail ${id}.`);
        else await show(terminal, mail);
        done(mail === undefined ? EXIT.problems : EXIT.ok);
      });
  }
  return command;
}

function printList(terminal: Terminal, mails: readonly MailSummary[], all: number): void {
  if (mails.length === 0) return terminal.print('No mails.');
  const when = new Intl.DateTimeFormat(terminal.language, { dateStyle: 'short', timeStyle: 'short' });
  for (const mail of mails) terminal.print(`${when.format(mail.createdAt)}  ${mail.to}  ${mail.subject}\n    ${mail._id}`);
  if (all > mails.length) terminal.print(`… and ${all - mails.length} older ones (--limit)`);
}

function printMail(terminal: Terminal, mail: StoredMailView): void {
  const headers = { From: mail.from, To: mail.to, ...(mail.replyTo !== undefined && { 'Reply-To': mail.replyTo }), Subject: mail.subject, 'Message-ID': mail.messageId, ...mail.headers };
  for (const [name, value] of Object.entries(headers)) terminal.print(`${name}: ${value}`);
  terminal.print(`\n${mail.text}`);
}

async function writeHtml(terminal: Terminal, mail: StoredMailView): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'nachklang-mail-')), 'mail.html');
  await writeFile(path, mail.html);
  terminal.print(pathToFileURL(path).href);
}
