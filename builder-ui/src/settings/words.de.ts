/** What the pages of the settings say, in German. */

export const settings = {
  title: 'Einstellungen', sections: 'Bereiche', shop: 'Shop', sender: 'Absender', caps: 'Limits', keys: 'API-Schlüssel', readOnly: 'Nur wem der Shop gehört, kann das ändern.',
  shopIntro: 'Diese Angaben stehen in Mails und bestimmen Fristen und Uhrzeiten.', name: 'Name des Shops', url: 'Adresse des Shops', urlHint: 'Zum Beispiel https://shop.example', country: 'Land', timeZone: 'Zeitzone', locale: 'Sprache der Mails', localeHint: 'Für alle, deren Sprache nicht bekannt ist.', returnDays: 'Rückgabefrist in Tagen', imprint: 'Impressum', imprintHint: 'Zeilen am Fuß jeder Mail.',
  senderIntro: 'So stellst du dich in Mails vor.', mailFrom: 'Absender', mailFromHint: 'Name und Adresse, zum Beispiel Kontor <hallo@shop.example>', senderName: 'Unterschrift', senderNameHint: 'Steht am Ende der Mails.', supportEmail: 'Hilfe per E-Mail', supportEmailHint: 'Hierhin gehen auch Antworten.', supportPhone: 'Hilfe am Telefon', formalAddress: 'Anrede in deutschen Mails', sie: 'Sie', du: 'du',
  times: 'Ruhezeiten', timesIntro: 'Wann Nachrichten hinausgehen dürfen. Es gilt die Uhr der Person, die sie bekommt; wer nachts an der Reihe wäre, bekommt sie am Morgen.',
  capsIntro: 'Wie viele Nachrichten ein Kontakt höchstens bekommt, über alle Journeys zusammen. Transaktionale Mails zählen nur, wenn du es hier sagst.', capMax: 'Höchstens', capWindow: 'in', capUnit: 'Einheit', hours: 'Stunden', days: 'Tagen', capClass: 'Art', capAdd: 'Limit hinzufügen', capRemove: 'Limit entfernen', capNone: 'Kein Limit: Ein Kontakt kann beliebig viele Nachrichten bekommen.', capLegend: 'Limit {{number}}',
  keysIntro: 'Mit einem Schlüssel sendet dein Shop Ereignisse oder liest Daten. Gespeichert wird nur ein Fingerabdruck; den Schlüssel siehst du einmal.', keyCreate: 'Schlüssel erzeugen', keyName: 'Name', keyNameHint: 'Wofür er ist, zum Beispiel „Shopify“', keyScopes: 'Darf', keyMade: 'Dein neuer Schlüssel', keyMadeText: 'Kopiere ihn jetzt. Er wird nie wieder angezeigt.', keyDone: 'Ich habe ihn kopiert', keyNone: 'Noch kein Schlüssel', keyNoneText: 'Erzeuge einen, damit dein Shop Bestellungen senden kann.', keyRevoke: 'Widerrufen', keyRevokeThis: 'Schlüssel „{{name}}“ widerrufen', keyRevoked: 'widerrufen', keyCreated: 'erzeugt {{when}}', keyUsed: 'zuletzt benutzt {{when}}', keyUnused: 'noch nie benutzt',
  keyRevokeTitle: 'Schlüssel widerrufen?', keyRevokeText: 'Wer „{{name}}“ benutzt, wird sofort abgewiesen. Das lässt sich nicht zurücknehmen.',
  scopes: { events_write: 'Ereignisse senden', events_read: 'Ereignisse lesen', journeys_read: 'Journeys lesen', journeys_write: 'Journeys ändern', journeys_publish: 'Journeys veröffentlichen', contacts_read: 'Kontakte lesen', orders_read: 'Bestellungen lesen', runs_read: 'Nachrichten und Läufe lesen', tasks_read: 'Aufgaben lesen', tasks_write: 'Aufgaben erledigen', mailbox_read: 'Postfach lesen', shop_read: 'Einstellungen lesen', metrics_read: 'Messwerte lesen' },
};

export const sendTimes = {
  none: 'Keine Ruhezeiten: Nachrichten gehen zu jeder Stunde hinaus.', add: 'Ruhezeit hinzufügen', remove: 'Ruhezeit entfernen', legend: 'Ruhezeit {{number}}',
  quiet: 'Zu bestimmten Stunden nichts senden', from: 'Ruhe ab', to: 'bis', days: 'An diesen Tagen senden', holidays: 'An Feiertagen nichts senden', holidaysHint: 'Es gelten die Feiertage am Wohnort der Person.',
  weekday: { 1: 'Mo', 2: 'Di', 3: 'Mi', 4: 'Do', 5: 'Fr', 6: 'Sa', 7: 'So' },
};
