/** What the pages of the list of journeys say, in German. */

export const journeys = {
  title: 'Journeys', intro: 'Was nach dem Kauf geschieht. Wer unterwegs ist, bleibt auf seiner Version.', create: 'Aus Vorlage anlegen', empty: 'Noch keine Journey', emptyText: 'Vorlagen sind fertige Journeys mit Mails auf Deutsch und Englisch. Such dir eine aus und veröffentliche sie.',
  states: { draft: 'Entwurf', live: 'Live', paused: 'Pausiert', archived: 'Archiviert' }, version: 'Version {{number}}', changed: 'Entwurf ist neuer als die Live-Version', updated: 'geändert {{when}}',
  publish: 'Veröffentlichen', pause: 'Pausieren', resume: 'Fortsetzen', actionsFor: '{{action}}: {{name}}', templates: 'Vorlagen', templatesText: 'Jede Vorlage wird als Entwurf angelegt. Nichts wird verschickt, bevor du veröffentlichst.', use: 'Anlegen', useThis: 'Vorlage „{{name}}“ anlegen',
  checking: 'Die Journey wird geprüft …', publishTitle: '„{{name}}“ veröffentlichen', blocked_one: '{{count}} Problem steht der Veröffentlichung im Weg.', blocked_other: '{{count}} Probleme stehen der Veröffentlichung im Weg.', fine: 'Alles in Ordnung: Neue Bestellungen durchlaufen ab jetzt diese Fassung.', warnings_one: 'Veröffentlichen geht. {{count}} Hinweis vorher:', warnings_other: 'Veröffentlichen geht. {{count}} Hinweise vorher:',
  error: 'Problem', warning: 'Hinweis', node: 'Knoten {{node}}', published: '„{{name}}“ ist live (Version {{version}}).', created: '„{{name}}“ ist als Entwurf angelegt.',
};
