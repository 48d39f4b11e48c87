/** What the pages of sign-in say, in German. */

export const signIn = {
  title: 'Anmelden', intro: 'Willkommen zurück.', email: 'E-Mail-Adresse', password: 'Passwort', submit: 'Anmelden',
  setupTitle: 'Noch gibt es kein Konto', setupText: 'Beim Start hat Nachklang in der Konsole einen Link zum Einrichten ausgegeben. Öffne ihn, um dein Konto und deinen Shop anzulegen. Ist er älter als 24 Stunden, starte Nachklang neu.',
};
