/** Tests and runs, in English. */
import type { runs as german } from './words.de.ts';

export const runs: typeof german = {
  nothingLeaves: 'Nothing leaves the house: no e-mail, no call, no task.',
  testTitle: 'Test', whom: 'What to test with', invented: 'Invented order', realOrder: 'Real order', findOrder: 'Find an order', findOrderHint: 'Number, name or e-mail address', orders: 'Orders', noOrder: 'There is no order yet. Take an invented one.', noOrderFound: 'No order found. Check the spelling.',
  parcelCount_one: '{{count}} parcel', parcelCount_other: '{{count}} parcels',
  country: 'Country', language: 'Language', total: 'Order total', parcels: 'Parcels', startAt: 'Begins', startAtHint: 'Empty: now', consent: 'Agreed to marketing',
  laterTitle: 'What happens later', besides: 'What happens besides', laterKinds: { shipped: 'Shipped', delivered: 'Delivered', clicked: 'Clicks in an e-mail', returned: 'Registers a return', cancelled: 'Cancels' },
  afterDays: 'after', days_one: 'day', days_other: 'days', daysUntil: '{{what}}: after how many days',
  runTest: 'Run the test', changeTest: 'Change', runAgain: 'Run again', whichRun: 'Which run', runOf: 'Run {{number}}: {{what}}', nobodyEntered: 'No run begins', noTriggerHeard: 'Nothing of what happened concerns a trigger of this journey.', triggersRefused: 'No trigger let the order in:', tooManySteps: 'The test was cut short: the journey takes too many steps. It probably runs in a circle.', stillWaiting: 'The test ends here. The run is still waiting.',
  timeline: 'Time line', scrubber: 'Point in time', stepBack: 'Step back', stepForward: 'Step forward', play: 'Play', pausePlay: 'Pause', position: '{{now}} of {{count}}', speed: 'Speed', moments: 'What happens', later: '{{duration}} later',
  waits: 'Waits', waitsUntil: 'Waits until {{when}}', waitsFor: 'Waits for {{what}}', waitsForUntil: 'Waits for {{what}}, until {{when}} at the latest', deferred: 'E-mail put off', deferredUntil: 'E-mail put off until {{when}}', badgeUntil: 'until {{when}}',
  leftBy: 'Goes on by “{{port}}”', ends: { completed: 'End', exited: 'Ended early', failed: 'Failed' }, reachedEnd: 'The way ends here.', endedBy: 'Ended by: {{event}}',
  conditions: 'Conditions', holds: 'holds', holdsNot: 'does not hold', ruleFound: '{{asked}} – was {{found}}', ruleAbsent: '{{asked}} – there was no value', tryPort: 'What if “{{port}}”?',
  showMail: 'Show the e-mail: {{subject}}', hideMail: 'Close the e-mail', mailTo: 'to {{to}}',
  effects: { task: 'Would create the task “{{title}}”.', call: 'Would call {{method}} {{url}}.', tag: 'Would change tags: {{tags}}.', attribute: 'Would set “{{name}}” to “{{value}}”.', event: 'Would raise the event “{{name}}”.', other: 'Would also do something ({{kind}}).' },
  runs: 'Runs', run: 'Run', allRuns: 'All runs', none: 'No run yet', noneText: 'As soon as the journey is live and something happens that makes it begin, the first one appears here.', noneFound: 'No run found', noneFoundText: 'Change the filters.',
  state: 'State', anyState: 'Any state', states: { active: 'Under way', completed: 'Completed', exited: 'Ended early', failed: 'Failed' }, node: 'Node', anyNode: 'Anywhere', person: 'Name, e-mail address or order number', goesOn: 'goes on {{when}}',
  contact: 'Contact', began: 'Began', beganBy: '{{when}}, by “{{event}}”', ranOn: 'Version',
  order: 'Order', toContact: 'Go to the contact', drawnOn: 'Drawn on {{version}}', whyFailed: 'Why it failed', by: 'by {{who}}', endedByHand: 'Ended by hand.', movedOut: 'Ended because the new version had no place for it.', movedTo: 'From version {{from}} to version {{to}}: {{node}}',
  deeds: { moved: 'Moved to another version', ended: 'Ended by hand', retried: 'Tried again' },
  verbs: { retry: 'Try again', end: 'End' }, asks: { retry: 'Try this run again?', end: 'End this run?' }, askTexts: { retry: 'It goes on where it failed. What was sent before is not sent again.', end: 'Nothing more happens, and waiting e-mails are withdrawn. This cannot be undone.' },
  refusedBecause: '{{event}}: {{reason}}',
  refusals: { other_event: 'another event than the one it waits for', other_status: 'another status than the one it waits for', other_order: 'another order than the n-th', not_first_order: 'not the first order', not_first_time: 'this status did not come for the first time', not_last_parcel: 'not the last parcel yet', travels_back: 'the parcel is on its way back', superseded: 'overtaken meanwhile', too_old: 'the event is too old', filtered: 'the condition does not hold' },
};
