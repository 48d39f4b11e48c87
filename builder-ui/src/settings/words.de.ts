/** Words of the settings for times, in German. */
export const sendTimes = {
  none: 'Keine Ruhezeiten: Nachrichten gehen zu jeder Stunde hinaus.', add: 'Ruhezeit hinzufügen', remove: 'Ruhezeit entfernen', legend: 'Ruhezeit {{number}}',
  quiet: 'Zu bestimmten Stunden nichts senden', from: 'Ruhe ab', to: 'bis', days: 'An diesen Tagen senden', holidays: 'An Feiertagen nichts senden', holidaysHint: 'Es gelten die Feiertage am Wohnort der Person.',
  weekday: { 1: 'Mo', 2: 'Di', 3: 'Mi', 4: 'Do', 5: 'Fr', 6: 'Sa', 7: 'So' },
};
