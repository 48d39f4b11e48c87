/** The words of the page that an invitation leads to, in both languages. */
import type { Locale } from '@nachklang/nodes/sdk';

export const JOIN_WORDS: Record<Locale, Record<'title' | 'intro' | 'name' | 'password' | 'passwordHint' | 'submit' | 'incomplete' | 'wrongPassword' | 'over' | 'overHint', string>> = {
  de: {
    title: 'Dem Team beitreten',
    intro: 'Du wurdest eingeladen, hier mitzuarbeiten.',
    name: 'Dein Name',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen. Hast du hier schon einen Zugang, gib dessen Passwort ein.',
    submit: 'Beitreten',
    incomplete: 'Bitte gib deinen Namen und ein Passwort mit mindestens 10 Zeichen ein.',
    wrongPassword: 'Für deine E-Mail-Adresse gibt es schon einen Zugang. Bitte gib dessen Passwort ein.',
    over: 'Diese Einladung gilt nicht mehr',
    overHint: 'Sie wurde schon benutzt, zurückgezogen oder ist zu alt. Bitte um eine neue.',
  },
  en: {
    title: 'Join the team',
    intro: 'You were invited to work here.',
    name: 'Your name',
    password: 'Password',
    passwordHint: 'At least 10 characters. If you have an account here already, enter its password.',
    submit: 'Join',
    incomplete: 'Please enter your name and a password of at least 10 characters.',
    wrongPassword: 'There is an account with your e-mail address already. Please enter its password.',
    over: 'This invitation is no longer valid',
    overHint: 'It was used already, taken back, or is too old. Ask for a new one.',
  },
};
