/** What the withdrawal's pages and its receipt say. The two buttons are called what the law calls them (§ 356a Abs. 1 und 3 BGB). */
import type { Locale } from '@nachklang/nodes/sdk';

export const WORDS = {
  de: {
    title: 'Vertrag widerrufen', step1: 'Schritt 1 von 2', step2: 'Schritt 2 von 2',
    intro: 'Hier können Sie einen Vertrag mit {shop} widerrufen. Im nächsten Schritt sehen Sie Ihre Erklärung noch einmal; erst dann bestätigen Sie den Widerruf.',
    name: 'Ihr Name', contract: 'Bestellnummer oder Beschreibung des Vertrags', contractHint: 'Zum Beispiel #1042, oder was Sie wann bestellt haben',
    email: 'E-Mail-Adresse für die Eingangsbestätigung', goods: 'Welche Ware? (freiwillig)', goodsHint: 'Nur, wenn Sie nicht den ganzen Vertrag widerrufen', reason: 'Grund (freiwillig)', reasonHint: 'Sie müssen keinen Grund nennen.',
    review: 'Vertrag widerrufen', reviewTitle: 'Stimmt alles?', declare: 'Hiermit widerrufe ich den folgenden Vertrag mit {shop}:', confirm: 'Widerruf bestätigen', edit: 'Ändern',
    labels: { name: 'Name', contract: 'Vertrag', email: 'E-Mail', goods: 'Ware', reason: 'Grund' },
    missing: 'Bitte ausfüllen.', tooLong: 'Höchstens {most} Zeichen.', noEmail: 'Bitte eine vollständige E-Mail-Adresse angeben, zum Beispiel name@example.com.', wrong: 'Bitte sehen Sie sich die markierten Felder noch einmal an.', oldLink: 'Der Link aus der E-Mail gilt nicht mehr. Füllen Sie die Felder bitte selbst aus.',
    doneTitle: 'Ihr Widerruf ist eingegangen', done: 'Eingegangen bei {shop} am {when}.', content: 'Sie haben erklärt:', mailed: 'Eine Eingangsbestätigung mit diesem Inhalt geht jetzt an {email}. Sie können auch diese Seite drucken oder speichern.',
    unmailed: 'An {email} gingen in der letzten Stunde schon mehrere Bestätigungen, deshalb folgt keine weitere. Drucken oder speichern Sie bitte diese Seite: Sie ist Ihre Eingangsbestätigung.',
    subject: 'Ihr Widerruf bei {shop} ist eingegangen', greeting: 'Guten Tag,', keep: 'Bitte bewahren Sie diese Eingangsbestätigung auf.', notYou: 'Haben Sie diese Erklärung nicht abgegeben? Dann antworten Sie bitte auf diese E-Mail.',
  },
  en: {
    title: 'Withdraw from contract', step1: 'Step 1 of 2', step2: 'Step 2 of 2',
    intro: 'Here you can withdraw from a contract with {shop}. The next step shows your declaration once more; only then do you confirm the withdrawal.',
    name: 'Your name', contract: 'Order number or description of the contract', contractHint: 'For example #1042, or what you ordered and when',
    email: 'E-mail address for the receipt', goods: 'Which goods? (optional)', goodsHint: 'Only if you do not withdraw from the whole contract', reason: 'Reason (optional)', reasonHint: 'You need not give a reason.',
    review: 'Withdraw from contract', reviewTitle: 'Is everything right?', declare: 'I hereby withdraw from the following contract with {shop}:', confirm: 'Confirm withdrawal', edit: 'Change',
    labels: { name: 'Name', contract: 'Contract', email: 'E-mail', goods: 'Goods', reason: 'Reason' },
    missing: 'Please fill this in.', tooLong: 'At most {most} characters.', noEmail: 'Please give a whole e-mail address, for example name@example.com.', wrong: 'Please look at the marked fields again.', oldLink: 'The link in the e-mail is no longer valid. Please fill in the fields yourself.',
    doneTitle: 'Your withdrawal has arrived', done: 'Received by {shop} on {when}.', content: 'You declared:', mailed: 'A receipt with this content is now on its way to {email}. You can also print or save this page.',
    unmailed: 'Several receipts went to {email} within the last hour, so no further one follows. Please print or save this page: it is your receipt.',
    subject: 'Your withdrawal from {shop} has arrived', greeting: 'Hello,', keep: 'Please keep this receipt.', notYou: 'Was it not you who declared this? Then please reply to this e-mail.',
  },
} as const satisfies Record<Locale, object>;

export function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Day and time in the shop's zone, with the zone's name: the moment that counts for the period. */
export function instantIn(timeZone: string, locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone }).format(at);
}
