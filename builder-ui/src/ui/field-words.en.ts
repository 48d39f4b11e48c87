/** What the API holds against single fields, in English. */
import type { FormField } from './form-fields.ts';

export const fieldProblems = {
  missing: '“{{field}}” is missing. Fill it in.',
  unknown: 'The server does not know “{{field}}”. Reload the page and try again.',
  expected: '“{{field}}” does not fit. Expected is {{expected}}.',
  other: '“{{field}}” does not fit. Check it.',
  whole: 'What you entered does not fit as a whole. Check it, or reload the page.',
  wholeExpected: 'What you entered does not fit as a whole. Expected is {{expected}}.',
  entry: '{{list}} {{number}}', inEntry: '{{list}} {{number}}: {{field}}',
  more_one: 'And {{count, number}} more place.', more_other: 'And {{count, number}} more places.',
  names: {
    token: 'Link', owner: 'Who does it?', name: 'Name', email: 'E-mail address', password: 'Password', shop: 'Shop', country: 'Country', language: 'Language of mails', senderEmail: 'Sender address', senderName: 'Signature', imprint: 'Imprint', timeZone: 'Time zone',
    scopes: 'May', role: 'Role', locale: 'Language of mails', url: 'Address of the shop', supportEmail: 'Help by e-mail', supportPhone: 'Help by phone', returnDays: 'Return period in days', mailFrom: 'Sender', formalAddress: 'Address in German mails',
    caps: 'Limit', id: 'Id', channel: 'Channel', class: 'Kind', category: 'Category', window: 'Time', max: 'At most', sendTimes: 'Quiet time', quiet: 'Hours without messages', from: 'Beginning', to: 'End', weekdays: 'Days', restOnHolidays: 'Holidays',
    retention: 'Retention', mails: 'Mails in the mailbox', decisions: 'Reasons why something was sent or not', events: 'Events', runs: 'Runs', audit: 'Log', withdrawals: 'Withdrawals', settleSeconds: 'Waiting time', voucherGraceDays: 'Distance of vouchers',
    version: 'Name', text: 'Wording', until: 'End', secret: 'Key from Shopify', origin: 'Only from this shop', kind: 'Kind', addresses: 'Address', source: 'Where does it come from?', dueAt: 'Until when?', priority: 'How urgent?',
    amount: 'How much advertising', pauseUntil: 'Pause until', confirm: 'Confirmation', tags: 'Tag', underWay: 'Runs under way', versions: 'Version', nodes: 'Node', de: 'German', en: 'English', template: 'Template',
  } satisfies Record<FormField, string>,
  /** Where a form calls a field otherwise. */
  places: { '/owner/name': 'Your name', '/shop/name': 'Name of the shop', '/shop/senderName': 'Name in the inbox', '/shop/imprint': 'Postal address', '/name/de': 'Name', '/name/en': 'Name' },
};
