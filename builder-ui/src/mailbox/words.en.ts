/** What the pages of the mailbox, the outbox and held events say, in English. */

export const messages = {
  title: 'Messages', intro: 'What journeys wanted to send, and what became of it.', state: 'State', journey: 'Journey', to: 'To', when: 'When',
  empty: 'No messages', emptyText: 'There are none in this state at the moment.', attempts_one: '{{count}} try', attempts_other: '{{count}} tries', next: 'next try {{when}}',
  states: { queued: 'Waiting', sending: 'Being sent', sent: 'Sent', failed: 'Failed', unknown: 'Uncertain', withdrawn: 'Withdrawn', skipped: 'Not sent' },
  one: 'Message to {{to}}', why: 'Why?', mail: 'The mail', error: 'What went wrong', asked: 'Asked for', handedOver: 'Handed over', nextTry: 'Next try', answer: 'Answer of the mail server', order: 'Order', noDecisions: 'No decision is recorded for this message.',
  unknownText: 'The connection broke between hand-over and answer. Nobody knows whether the mail arrived; advertising is not sent a second time then.', madeAgain: 'The mail server took it along. Here it is made once more from the same version, with the data of today.', wouldBe: 'This is how the mail would look with the data of today.', mailGone: 'The mail cannot be shown any more: the data it was made from are erased.',
  emptyAll: 'As soon as a journey wants to send something, it stands here.', skipped: 'Not sent', noneSkipped: 'Nothing was held back', noneSkippedText: 'Here stands what a limit, a suppression or a missing consent prevented.',
};

export const events = {
  title: 'Held events', intro: 'No event is lost in silence: what cannot be processed is listed here.', parked: 'Parked', failed: 'Failed',
  emptyParked: 'Nothing parked', emptyParkedText: 'Every event found its order.', emptyFailed: 'Nothing failed', emptyFailedText: 'Every event was processed.',
  waitsFor: 'waits for {{what}}', from: 'from {{source}}', data: 'Content',
};

export const mailbox = {
  title: 'Mailbox', list: 'Mails', search: 'Search by address', class: 'Kind', journey: 'Journey', allClasses: 'Any kind', allJourneys: 'All journeys', to: 'to {{to}}',
  empty: 'No mails yet', emptyText: 'As long as no SMTP server is set, every mail that a journey sends ends up here.', emptyDo: 'Go to journeys',
  noMatch: 'No mail found', noMatchText: 'Change the search or the filters.', choose: 'Choose a mail', chooseText: 'The arrow keys ↑ and ↓ go through the list.',
  from: 'From', recipient: 'To', sent: 'Made', replyTo: 'Reply to', why: 'Why?', width: 'Width', desktop: 'Desktop', phone: 'Phone', view: 'View', html: 'HTML', text: 'Text', frame: 'Content of the mail: {{subject}}',
  whyText: 'The journey “{{journey}}” (version {{version}}) asked for this mail after “{{event}}” came in on {{when}}.', whyOrder: 'It is about order {{order}}.', person: 'History of this contact', whyReceipt: 'The receipt of a withdrawal. It always leaves at once and counts against no limit.', whyTest: 'A test mail from the e-mail editor. It went to you alone and counts nowhere.', test: 'Test',
};
