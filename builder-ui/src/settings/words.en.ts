/** What the pages of the settings say, in English. */

export const settings = {
  title: 'Settings', sections: 'Sections', shop: 'Shop', sender: 'Sender', caps: 'Limits', keys: 'API keys', readOnly: 'Only the owner of the shop can change this.',
  shopIntro: 'These appear in mails and decide on periods and times of day.', name: 'Name of the shop', url: 'Address of the shop', urlHint: 'For example https://shop.example', country: 'Country', timeZone: 'Time zone', locale: 'Language of mails', localeHint: 'For everyone whose language is not known.', returnDays: 'Return period in days', imprint: 'Imprint', imprintHint: 'Lines at the foot of every mail.',
  senderIntro: 'How you introduce yourself in mails.', mailFrom: 'Sender', mailFromHint: 'Name and address, for example Kontor <hello@shop.example>', senderName: 'Signature', senderNameHint: 'Stands at the end of mails.', supportEmail: 'Help by e-mail', supportEmailHint: 'Replies go here, too.', supportPhone: 'Help by phone', formalAddress: 'Address in German mails', sie: 'Sie', du: 'du',
  times: 'Quiet hours', timesIntro: 'When messages may leave. The clock of the person who gets them counts; whoever’s turn comes at night gets them in the morning.',
  capsIntro: 'How many messages a contact gets at most, over all journeys together. Transactional mails count only if you say so here.', capMax: 'At most', capWindow: 'in', capUnit: 'Unit', hours: 'hours', days: 'days', capClass: 'Kind', capAdd: 'Add limit', capRemove: 'Remove limit', capNone: 'No limit: a contact can get any number of messages.', capLegend: 'Limit {{number}}',
  keysIntro: 'With a key your shop sends events or reads data. Only a fingerprint is stored; you see the key once.', keyCreate: 'Make a key', keyName: 'Name', keyNameHint: 'What it is for, for example “Shopify”', keyScopes: 'May', keyMade: 'Your new key', keyMadeText: 'Copy it now. It is never shown again.', keyDone: 'I have copied it', keyNone: 'No key yet', keyNoneText: 'Make one so that your shop can send orders.', keyRevoke: 'Revoke', keyRevokeThis: 'Revoke key “{{name}}”', keyRevoked: 'revoked', keyCreated: 'made {{when}}', keyUsed: 'last used {{when}}', keyUnused: 'never used',
  keyRevokeTitle: 'Revoke the key?', keyRevokeText: 'Whoever uses “{{name}}” is refused at once. This cannot be taken back.',
  scopes: { events_write: 'Send events', events_read: 'Read events', journeys_read: 'Read journeys', journeys_write: 'Change journeys', journeys_publish: 'Publish journeys', contacts_read: 'Read contacts', orders_read: 'Read orders', runs_read: 'Read messages and runs', tasks_read: 'Read tasks', tasks_write: 'Finish tasks', mailbox_read: 'Read the mailbox', shop_read: 'Read settings', metrics_read: 'Read metrics' },
};

export const sendTimes = {
  none: 'No quiet hours: messages leave at any hour.', add: 'Add quiet hours', remove: 'Remove quiet hours', legend: 'Quiet hours {{number}}',
  quiet: 'Send nothing at certain hours', from: 'Quiet from', to: 'until', days: 'Send on these days', holidays: 'Send nothing on public holidays', holidaysHint: 'Those of the place where the person lives.',
  weekday: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
};
