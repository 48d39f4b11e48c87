/** What the pages of the list of journeys say, in German. */
import { journeyStates } from './state-words.de.ts';

export const journeys = {
  title: 'Journeys', intro: 'Was nach dem Kauf geschieht. Wer unterwegs ist, bleibt auf seiner Version.', create: 'Aus Vorlage anlegen', empty: 'Noch keine Journey', emptyText: 'Vorlagen sind fertige Journeys mit Mails auf Deutsch und Englisch. Such dir eine aus, sieh sie dir an und veröffentliche sie.',
  states: journeyStates, version: 'Version {{number}}', changed: 'Entwurf ist neuer als die Live-Version', updated: 'geändert {{when}}',
  publish: 'Veröffentlichen', pause: 'Pausieren', resume: 'Fortsetzen', actionsFor: '{{action}}: {{name}}', templates: 'Vorlagen', templatesText: 'Jede Vorlage wird als Entwurf angelegt. Nichts wird verschickt, bevor du veröffentlichst.', use: 'Diese Vorlage benutzen',
  checking: 'Die Journey wird geprüft …', publishTitle: '„{{name}}“ veröffentlichen', blocked_one: '{{count}} Problem steht der Veröffentlichung im Weg.', blocked_other: '{{count}} Probleme stehen der Veröffentlichung im Weg.', fine: 'Alles in Ordnung: Neue Bestellungen durchlaufen ab jetzt diese Fassung.', warnings_one: 'Veröffentlichen geht. {{count}} Hinweis vorher:', warnings_other: 'Veröffentlichen geht. {{count}} Hinweise vorher:',
  state: 'Status', tag: 'Tag', tags: 'Tags', allTags: 'Alle Tags', search: 'Nach Namen suchen', noMatch: 'Keine Journey passt', noMatchText: 'Ändere die Suche oder die Filter.', noMatchDo: 'Alle zeigen', emptyDo: 'Vorlagen ansehen',
  createEmpty: 'Leer anlegen', createEmptyTitle: 'Eine leere Journey', createEmptyDo: 'Anlegen', name: 'Name', nameHint: 'Nur dein Team sieht ihn. Du kannst ihn später ändern.',
  import: 'Aus Datei', imported: '„{{name}}“ ist als Entwurf übernommen.', importFailed: 'Diese Datei geht nicht', importFailedText: 'Nimm eine Datei, die mit „Als Datei sichern“ oder „nachklang export“ entstand.', export: 'Als Datei sichern',
  duplicate: 'Duplizieren', archive: 'Ins Archiv', unarchive: 'Aus dem Archiv holen', more: 'Weiteres', tagDo: 'Tags ändern', tagTitle: 'Tags von „{{name}}“', tagHint: 'Mehrere mit Komma trennen, zum Beispiel: Versand, Pflicht',
  did: { pause: '„{{name}}“ nimmt niemand Neues auf. Wer unterwegs ist, geht weiter.', resume: '„{{name}}“ ist wieder live.', archive: '„{{name}}“ liegt im Archiv und nimmt niemand Neues auf.', unarchive: '„{{name}}“ ist zurück. Von allein startet nichts.', duplicate: 'Von „{{name}}“ gibt es jetzt eine Kopie als Entwurf.' },
  entered: 'Begonnen', underway: 'Unterwegs', sent: 'Gesendet', figuresHint: 'In den letzten {{days}} Tagen',
  goal: 'Ziel', size: 'Umfang', steps_one: '{{count}} Knoten', steps_other: '{{count}} Knoten', mails_one: '{{count}} Mail', mails_other: '{{count}} Mails', graph: 'Ablauf', itsMails: 'Die Mails', mailLanguage: 'Sprache der Mail', mailNumber: 'Mail {{number}}',
  error: 'Problem', warning: 'Hinweis', node: 'Knoten {{node}}', published: '„{{name}}“ ist live (Version {{version}}).', created: '„{{name}}“ ist als Entwurf angelegt.',
};
