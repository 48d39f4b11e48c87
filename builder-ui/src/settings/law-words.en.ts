/** What the page about the law says, in English. */

export const law = {
  intro: 'What the law asks of you, and what of it Nachklang keeps for you.',
  notice: 'Notice at checkout', noticeAdd: 'Add a notice', noticeText: 'Whoever bought from you may get advertising for similar goods without consent – but only if the checkout said clearly that they can object at any time (§ 7(3) UWG, Germany). Say here what your checkout shows since when: every order keeps the wording as proof.',
  noticeNone: 'No notice yet', noticeNoneText: 'Without one, only those who consented get advertising. Orders that bring the notice along still count.',
  noticeSince: 'since {{from}}', noticeFromTo: '{{from}} to {{until}}', standing: { current: 'Holds for new orders', over: 'Not shown any more', replaced: 'Replaced by a newer one', retracted: 'Taken back: proves nothing' },
  noticeTrue: 'Enter only what your checkout really says. If an entry turns out to be wrong, take it back: no advertising leaves on the strength of it then.',
  version: 'Name', versionHint: 'So that you recognise it, for example “2026-03”.', text: 'Wording', textHint: 'Exactly as your checkout shows it.', exampleDo: 'Insert an example', exampleEmail: 'our e-mail address',
  example: 'We also use your e-mail address to send you offers for similar goods of our own. You can object to this at any time, at no cost beyond the basic rates of transmission: by the link in every mail, or by a message to {{email}}.',
  from: 'Shown since', fromHint: 'It holds for orders that come in from now on. Earlier ones stay as they are.',
  end: 'End', endThis: 'End notice “{{version}}”', endTitle: 'Is the notice not shown any more?', endText: 'Orders until then keep “{{version}}” as proof, later ones do not get it.', until: 'Shown until',
  retract: 'Take back', retractThis: 'Take back notice “{{version}}”', retractTitle: 'Take this entry back?', retractText: 'Do this if your checkout never showed “{{version}}”. All orders with this entry lack the proof then: nobody there gets advertising without consent. This cannot be undone.',
  vouchers: 'Vouchers', vouchersText_one: 'A voucher leaves only when nothing can come back any more: after the last delivery, the return period ({{count}} day, at least that of the law) and some extra days, and only without an open return. A withdrawal that was posted in time arrives later.', vouchersText_other: 'A voucher leaves only when nothing can come back any more: after the last delivery, the return period ({{count}} days, at least that of the law) and some extra days, and only without an open return. A withdrawal that was posted in time arrives later.', voucherDays: 'Extra days',
};
