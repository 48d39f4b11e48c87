/** Publishing and versions, in German. */
export const publishing = {
  name: 'Name', quoted: '„{{text}}“',
  valueFromTo: '{{label}}: {{before}} → {{after}}', valueAdded: '{{label}}: {{after}} (neu)', valueRemoved: '{{label}}: {{before}} (entfernt)', valueChanged: '{{label}}: geändert',
  after: 'Nach {{node}}', afterPort: 'Nach {{node}} ({{port}})', wayEnds: '{{start}} endet der Weg, statt weiter zu {{before}} zu führen', wayBegins: '{{start}} geht es weiter mit {{after}}', wayTurns: '{{start}} kommt {{after}} statt {{before}}',
  email: 'Mail „{{key}}“', emailPart: '{{part}} ({{language}})', parts: { subject: 'Betreff', preheader: 'Vorschauzeile', mjml: 'Inhalt' }, languages: { de: 'Deutsch', en: 'Englisch' },
  settings: 'Einstellungen der Journey', head: { name: 'Name der Journey: geändert', description: 'Beschreibung: geändert', subject: 'Worum es in einem Lauf geht: geändert' },
  setting: { reentry: 'Wie oft', exitOn: 'Ende bei', goal: 'Ziel', priority: 'Vorrang', timeZone: 'Zeitzone', holdout: 'Vergleichsgruppe' },
  reentry_one: 'höchstens einmal je {{who}}', reentry_other: 'höchstens {{count}}-mal je {{who}}', reentryAfter: 'frühestens nach {{duration}}', within: 'innerhalb von {{duration}}',
  per: { order: 'Bestellung', parcel: 'Paket', line: 'Position', contact: 'Kontakt' }, zone: { recipient: 'wo der Kontakt wohnt', shop: 'wo der Shop ist' },
  kinds: { added: 'neu', changed: 'geändert', removed: 'entfällt' }, changes: 'Was sich ändert',
  versions: 'Versionen', versionsIntro: 'Jede Veröffentlichung bleibt erhalten. Öffne eine Version, um sie anzusehen, zu vergleichen oder wieder zum Entwurf zu machen.', noVersion: 'Noch keine Version', noVersionText: 'Mit der ersten Veröffentlichung entsteht Version 1.',
  version: 'Version {{number}}', live: 'live', publishedBy: '{{when}} von {{who}}', allVersions: 'Alle Versionen', readOnly: 'Die Zeichenfläche zeigt diese Version, nur zum Lesen. Dein Entwurf bleibt, wie er ist.',
  compareWith: 'Vergleichen mit', compareNone: 'nichts', draft: 'Entwurf', sameDocuments: 'Beide sind gleich. Nur die Anordnung oder Notizen können sich unterscheiden.',
  restore: 'Zum Entwurf machen', restoreText: 'Ersetzt deinen Entwurf durch Version {{number}}. Live ändert sich nichts, und du kannst es rückgängig machen.',
};
