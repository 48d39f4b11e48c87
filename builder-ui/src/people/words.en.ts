/** What the pages of people say, in English. */

export const people = {
  title: 'Contacts', intro: 'Who bought from you, and why somebody got a mail or did not.', search: 'E-mail address begins with …', empty: 'No contacts yet', emptyText: 'A contact comes with the first order.', emptyDo: 'Make an API key', noMatch: 'Nobody found', noMatchText: 'No address begins like this. The search starts at the beginning of the address.',
  noName: 'No name', orders_one: '{{count, number}} order', orders_other: '{{count, number}} orders', spent: 'Revenue', lastOrder: 'Last order', since: 'Contact since', language: 'Language', country: 'Country', zone: 'Time zone', tags: 'Tags', orderCount: 'Orders',
  consents: 'Consents', suppressions: 'Suppressions', erased: 'This person’s data was erased.', timeline: 'What happened', timelineEmpty: 'Nothing happened yet', timelineEmptyText: 'Events, messages and decisions appear here.',
  suppression: { hard_bounce: 'Address cannot be reached', complaint: 'Reported as spam', objection: 'Objected to advertising', unsubscribe: 'Unsubscribed', erasure: 'Erased', import: 'Suppressed at import' },
  consent: { granted: 'Consent', pending: 'Confirmation pending', withdrawn: 'Withdrawn' },
  since_when: 'since {{when}}',
};
