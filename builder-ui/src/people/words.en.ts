/** What the pages of people say, in English. */

export const people = {
  title: 'Contacts', intro: 'Who bought from you, and why somebody got a mail or did not.', search: 'Address, name or order number', empty: 'No contacts yet', emptyText: 'A contact comes with the first order.', emptyDo: 'Connect the shop', noMatch: 'Nobody found', noMatchText: 'The search looks at the beginning of addresses and names, and at whole order numbers.',
  noName: 'No name', orders_one: '{{count, number}} order', orders_other: '{{count, number}} orders', spent: 'Revenue', lastOrder: 'Last order', since: 'Contact since', language: 'Language', country: 'Country', zone: 'Time zone', tags: 'Tags', orderCount: 'Orders',
  consents: 'Consents', suppressions: 'Suppressions', erased: 'This person’s data was erased.', timeline: 'What happened', timelineEmpty: 'Nothing happened yet', timelineEmptyText: 'Events, messages and decisions appear here.',
  suppression: { hard_bounce: 'Address cannot be reached', complaint: 'Reported as spam', objection: 'Objected to advertising', unsubscribe: 'Unsubscribed', erasure: 'Erased', import: 'Suppressed at import' },
  consent: { granted: 'Consent', pending: 'Confirmation pending', withdrawn: 'Withdrawn' },
  purposes: { marketing: 'Advertising', newsletter: 'Newsletter' }, sources: { unsubscribe: 'unsubscribe link', preferences: 'page with preferences', double_opt_in: 'confirmation mail', team: 'entered by the team', erasure: 'erasure', list: 'suppression list', shopify: 'Shopify' },
  since_when: 'since {{when}}',
  runs: 'Journeys', runStates: { active: 'under way', completed: 'completed', exited: 'ended', failed: 'failed' }, runSince: 'since {{when}}', runNext: 'goes on {{when}}', channels: { email: 'e-mail', sms: 'text message' },
  frequency: 'Advertising', frequencyDo: 'Change', frequencyTitle: 'How much advertising?', frequencyText: 'Note what the person asked you for. It holds at once, also for messages that wait already.', frequencyNone: 'Only the person can take this back.',
  frequencies: { normal: 'As usual', half: 'Half as often', paused: 'Paused until {{when}}', none: 'None' }, pauseUntil: 'Pause until',
  choices: { normal: 'As usual', half: 'Half as often', paused: 'Pause', none: 'None any more' }, choiceText: { normal: 'The limits of the shop hold.', half: 'Each limit holds for twice the time.', paused: 'No advertising until then.', none: 'An objection. Only the person can take it back.' },
  merged: 'This contact became part of another one.', mergedDo: 'Go there',
  export: 'Download data', exportPage: 'Readable copy', erase: 'Erase data', erasing: 'Erasing …', eraseTitle: 'Erase everything personal?', eraseText: 'Name, address, order data and mails of this person go, running journeys end. A mark without a name stays, so that nobody sends advertising again. This cannot be undone.', eraseType: 'Type “{{known}}” to confirm', eraseWrong: 'This does not match.', eraseDo: 'Erase for good',
};
