/** What sign-in and invitations say, in German. */

export const signIn = {
  title: 'Anmelden', intro: 'Willkommen zurück.', email: 'E-Mail-Adresse', password: 'Passwort', submit: 'Anmelden', showPassword: 'Passwort zeigen',
  setupTitle: 'Noch gibt es kein Konto', setupText: 'Beim Start hat Nachklang in der Konsole einen Link zum Einrichten ausgegeben. Öffne ihn, um dein Konto und deinen Shop anzulegen. Ist er älter als 24 Stunden, starte Nachklang neu.',
  demoTitle: 'Bisher gibt es nur den Demo-Shop', demoText: 'Sein Zugang steht in der Konsole. Dort steht auch der Link, mit dem du deinen eigenen Shop einrichtest.',
  name: 'Dein Name', newPassword: 'Passwort', passwordHint: 'Ein kurzer Satz ist besser als ein kompliziertes Wort.',
  rule: 'Mindestens {{min}} Zeichen', ruleMissing_one: 'Noch {{count}} Zeichen', ruleMissing_other: 'Noch {{count}} Zeichen', ruleKept: 'Lang genug',
  joinTitle: 'Dem Team beitreten', joinOffer: '„{{shop}}“ lädt dich ein. {{role}}', join: 'Beitreten', joinElse: 'Schon im Team?',
  joinKnown: 'Für diese Adresse gibt es hier schon ein Konto.', joinWrong: 'Das ist nicht das Passwort dieses Kontos.',
  joinOver: 'Diese Einladung gilt nicht mehr', joinOverText: 'Sie wurde schon benutzt, zurückgezogen oder ist älter als eine Woche. Bitte um eine neue.',
  roles: { owner: 'Du darfst alles, auch Team und Einstellungen.', editor: 'Du darfst Journeys bauen und veröffentlichen.', viewer: 'Du darfst alles ansehen.' },
};
