/** What the pages of tasks say, in German. */

export const tasks = {
  title: 'Aufgaben', intro: 'Worum Journeys das Team bitten, und Widerrufe, die zu bearbeiten sind.', open: 'Offen', done: 'Erledigt', emptyOpen: 'Nichts zu tun', emptyOpenText: 'Eine Journey kann mit dem Knoten „Aufgabe“ um etwas bitten; dann steht es hier.', emptyDone: 'Noch nichts erledigt', emptyDoneText: 'Erledigte Aufgaben findest du hier wieder.',
  finish: 'Erledigen', reopen: 'Wieder öffnen', due: 'fällig {{when}}', overdue: 'überfällig seit {{when}}', contact: 'Zum Kontakt', doneAt: 'erledigt {{when}}', owner: 'für {{owner}}', finishThis: 'Erledigen: {{title}}', reopenThis: 'Wieder öffnen: {{title}}',
  priorities: { low: 'niedrig', normal: 'normal', high: 'hoch', urgent: 'dringend' },
  show: 'Welche', showAll: 'Alle Aufgaben', filters: { mine: 'Meine', unassigned: 'Noch niemandes', overdue: 'Überfällige' }, noMatch: 'Keine solche Aufgabe', noMatchText: 'Ändere die Filter.', nobody: 'noch niemandes', contactOf: 'Zu Kontakt und Bestellung',
  change: 'Ändern', changeThis: 'Ändern: {{title}}', who: 'Wer macht das?', until: 'Bis wann?', priority: 'Wie dringend?',
};
