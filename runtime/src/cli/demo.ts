/** The demo shop on the command line: asked for on the first start, loaded with progress, and said where to look. */
import type { Core } from '../core.ts';
import { loadShops } from '../shops/shop-repository.ts';
import type { Terminal } from './terminal.ts';

const WORDS = {
  de: {
    ask: 'Noch ist alles leer. Soll ein Demo-Shop mit 60 Tagen Bestellungen und Mails geladen werden?',
    progress: (percent: number) => `Demo-Shop: 60 Tage im Zeitraffer … ${percent} %`,
    present: 'Der Demo-Shop ist schon da.',
    done: (orders: number, contacts: number, mails: number, skipped: number, seconds: string) =>
      `Demo-Shop „Kontor Klangholz“: ${orders} Bestellungen von ${contacts} Menschen aus 60 Tagen, ${mails} Mails im Postfach, ${skipped} bewusst nicht gesendet (${seconds} s).`,
    signIn: (url: string, email: string, password: string) => `Anmelden und ins Postfach schauen: ${url}/mailbox\n  E-Mail ${email}, Passwort ${password} (wird nur jetzt gezeigt)`,
    commandLine: 'Oder ohne Anmeldung, in einem zweiten Fenster: npx nachklang mailbox list',
  },
  en: {
    ask: 'Everything is still empty. Load a demo shop with 60 days of orders and mails?',
    progress: (percent: number) => `Demo shop: 60 days in quick motion … ${percent} %`,
    present: 'The demo shop is there already.',
    done: (orders: number, contacts: number, mails: number, skipped: number, seconds: string) =>
      `Demo shop “Kontor Klangholz”: ${orders} orders of ${contacts} people over 60 days, ${mails} mails in the mailbox, ${skipped} deliberately not sent (${seconds} s).`,
    signIn: (url: string, email: string, password: string) => `Sign in and look into the mailbox: ${url}/mailbox\n  e-mail ${email}, password ${password} (shown only now)`,
    commandLine: 'Or without signing in, in a second window: npx nachklang mailbox list',
  },
} as const;

/** `wanted`: as the flags say; undefined asks, on a first start that somebody watches. */
export async function prepareDemo(core: Core, terminal: Terminal, wanted: boolean | undefined): Promise<void> {
  const words = WORDS[terminal.language];
  if (wanted === false || core.config.role === 'worker') return;
  if (wanted === undefined && ((await loadShops(core.db)).length > 0 || !(await terminal.confirm(words.ask)))) return;
  const [{ beginDemo }, { createDemoOwner }] = await Promise.all([import('../demo/load-demo.ts'), import('../demo/demo-owner.ts')]);
  const started = performance.now();
  const begun = await beginDemo(core, (share) => terminal.progress(words.progress(Math.floor(share * 100))));
  if (begun.kind === 'present') return terminal.note(words.present);
  const { orders, contacts, mails, skipped } = await begun.loaded;
  const seconds = ((performance.now() - started) / 1_000).toLocaleString(terminal.language, { maximumFractionDigits: 1 });
  terminal.print(words.done(orders, contacts, mails, skipped, seconds));
  const owner = await createDemoOwner(core);
  terminal.print(words.signIn(core.config.baseUrl, owner.email, owner.password));
  terminal.note(words.commandLine);
}
