/** The words of the set-up page, in both languages. */
import type { Locale } from '@nachklang/nodes/sdk';

export interface SetupWords {
  title: string;
  intro: string;
  you: string;
  name: string;
  email: string;
  password: string;
  passwordHint: string;
  shop: string;
  shopName: string;
  country: string;
  language: string;
  languageHint: string;
  senderEmail: string;
  senderHint: string;
  submit: string;
  check: string;
  over: string;
  overHint: string;
  /** What each field wants, by its JSON Pointer in the form. */
  wants: Record<string, string>;
}

export const SETUP_WORDS: Record<Locale, SetupWords> = {
  de: {
    title: 'Nachklang einrichten',
    intro: 'Noch zwei Angaben, dann kann es losgehen: wer du bist und welcher Shop hier Nachrichten verschickt.',
    you: 'Dein Zugang',
    name: 'Dein Name',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen. Ein kurzer Satz ist besser als ein kompliziertes Wort.',
    shop: 'Dein Shop',
    shopName: 'Name des Shops',
    country: 'Land',
    language: 'Sprache',
    languageHint: 'In dieser Sprache bekommen Kundinnen und Kunden Post, deren Sprache wir nicht kennen.',
    senderEmail: 'Absender-Adresse der Mails',
    senderHint: 'Zum Beispiel hallo@dein-shop.de. Du kannst sie später ändern.',
    submit: 'Loslegen',
    check: 'Bitte schau dir diese Angaben noch einmal an:',
    over: 'Dieser Link gilt nicht mehr',
    overHint: 'Er wurde schon benutzt oder ist zu alt. Starte Nachklang neu: Solange noch niemand angemeldet ist, steht dann ein neuer Link in der Konsole.',
    wants: {
      '/owner/name': 'Dein Name fehlt.',
      '/owner/email': 'Deine E-Mail-Adresse ist nicht vollständig.',
      '/owner/password': 'Das Passwort braucht 10 bis 128 Zeichen.',
      '/shop/name': 'Der Name des Shops fehlt oder enthält Zeichen wie < > ".',
      '/shop/country': 'Wähle das Land des Shops.',
      '/shop/language': 'Wähle die Sprache.',
      '/shop/senderEmail': 'Die Absender-Adresse ist nicht vollständig.',
    },
  },
  en: {
    title: 'Set up Nachklang',
    intro: 'Two things are needed before you start: who you are, and which shop sends messages from here.',
    you: 'Your account',
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'At least 10 characters. A short sentence beats a complicated word.',
    shop: 'Your shop',
    shopName: 'Name of the shop',
    country: 'Country',
    language: 'Language',
    languageHint: 'Customers whose language we do not know get their mail in this one.',
    senderEmail: 'Sender address of the mails',
    senderHint: 'For example hello@your-shop.com. You can change it later.',
    submit: 'Start',
    check: 'Please look at these again:',
    over: 'This link is no longer valid',
    overHint: 'It was used already or is too old. Restart Nachklang: as long as nobody has signed up, it prints a new link on the console.',
    wants: {
      '/owner/name': 'Your name is missing.',
      '/owner/email': 'Your e-mail address is not complete.',
      '/owner/password': 'The password needs 10 to 128 characters.',
      '/shop/name': 'The name of the shop is missing or holds characters such as < > ".',
      '/shop/country': 'Choose the country of the shop.',
      '/shop/language': 'Choose the language.',
      '/shop/senderEmail': 'The sender address is not complete.',
    },
  },
};
