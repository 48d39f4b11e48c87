/** What the pages of the start page say, in English. */

export const start = {
  title: 'Today', messages: 'Messages today', sent: 'Sent', underway: 'On their way', failed: 'Failed', unknown: 'Uncertain', withdrawn: 'Withdrawn',
  waiting: 'Waiting for you', nothing: 'Nothing is waiting for you.', nothingText: 'Every event is processed, no task is open.',
  parked_one: '{{count, number}} event is parked', parked_other: '{{count, number}} events are parked', parkedText: 'The order or parcel concerned is not known yet.',
  failedEvents_one: '{{count, number}} event failed', failedEvents_other: '{{count, number}} events failed', failedEventsText: 'Processing them met an error.',
  tasks_one: '{{count, number}} task is open', tasks_other: '{{count, number}} tasks are open', tasksText: 'A journey asks you for something.',
  unknownMessages_one: 'For {{count, number}} message it is uncertain whether it arrived', unknownMessages_other: 'For {{count, number}} messages it is uncertain whether they arrived', unknownMessagesText: 'Handing over broke off. In that case marketing is never sent twice.',
  latest: 'Latest in the mailbox', allMails: 'All mails',
  firstSteps: 'First steps', firstStepsText: 'How your first mail gets on its way.',
  stepJourney: 'Publish a journey', stepJourneyText: 'Create a journey from a template and make it live.', stepJourneyDo: 'Go to journeys',
  stepEvents: 'Send orders', stepEventsText: 'Make an API key and post orders with it to /api/v1/events.', stepEventsDo: 'Make an API key',
  stepMail: 'Look at the first mail', stepMailText: 'It appears in the mailbox as soon as a journey sends it.', stepMailDo: 'Go to the mailbox',
  stepDone: 'done',
};
