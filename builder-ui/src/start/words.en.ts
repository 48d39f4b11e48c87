/** What the start page and the first minutes say, in English. */
import { demo } from './demo-words.en.ts';

export const start = {
  title: 'Today', messages: 'Messages today', sent: 'Sent', underway: 'On their way', failed: 'Failed', unknown: 'Uncertain', withdrawn: 'Withdrawn',
  waiting: 'Waiting for you', nothing: 'Nothing is waiting for you.', nothingText: 'Every event is processed, no task is open.',
  parked_one: '{{count, number}} event is parked', parked_other: '{{count, number}} events are parked', parkedText: 'The order or parcel concerned is not known yet.',
  failedEvents_one: '{{count, number}} event failed', failedEvents_other: '{{count, number}} events failed', failedEventsText: 'Processing them met an error.',
  tasks_one: '{{count, number}} task is open', tasks_other: '{{count, number}} tasks are open', tasksText: 'A journey or a withdrawal needs you.',
  complaints: 'Your mails are called spam too often', complaintsHigh: 'So many spam reports that mail providers may refuse your mails', complaintsText: 'See how many there are and what helps now.',
  unknownMessages_one: 'For {{count, number}} message it is uncertain whether it arrived', unknownMessages_other: 'For {{count, number}} messages it is uncertain whether they arrived', unknownMessagesText: 'Handing over broke off. In that case marketing is never sent twice.',
  latest: 'Latest in the mailbox', allMails: 'All mails',
  firstSteps: 'First steps', firstStepsText: 'How your first mail gets on its way.',
  stepJourney: 'Publish a journey', stepJourneyText: 'Create a journey from a template and make it live.', stepJourneyDo: 'See the templates',
  stepEvents: 'Let orders in', stepEventsText: 'Connect Shopify, or send orders from your system.', stepEventsDo: 'Connect the shop',
  stepMail: 'Look at the first mail', stepMailText: 'It appears in the mailbox as soon as a journey sends it.', stepMailDo: 'Go to the mailbox',
  stepDone: 'done',
  failedRuns_one: '{{count, number}} run failed', failedRuns_other: '{{count, number}} runs failed', failedRunsText: 'Open the journey and retry or end them under “Runs”.',
  noImprint: 'The address for the imprint is missing', noImprintText: 'Business mail has to say who sends it.', noSupport: 'There is no address for questions', noSupportText: 'Every mail should show a way to a person.',
  overdueTasks_one: '{{count, number}} task is overdue', overdueTasks_other: '{{count, number}} tasks are overdue', overdueTasksText: 'Somebody is waiting for an answer.',
  paused_one: '{{count, number}} journey is paused', paused_other: '{{count, number}} journeys are paused', pausedText: 'They take nobody new.',
  problems_one: '“{{name}}” has {{count, number}} problem', problems_other: '“{{name}}” has {{count, number}} problems', problemsText: 'The draft cannot be published like this.',
  dayOrders_one: '{{count, number}} order', dayOrders_other: '{{count, number}} orders', dayMessages_one: '{{count, number}} message', dayMessages_other: '{{count, number}} messages', busiest: 'The busiest hour was from {{from}}:00 to {{to}}:00.', hour: '{{from}}:00–{{to}}:00: {{count}}', clock: '{{hour}}:00',
  setup: {
    title: 'Set up Nachklang', steps: 'Steps', first: 'First of all', question: 'Question {{number}} of {{of}}', next: 'Next', finish: 'Finish', choose: 'Please choose',
    account: 'Account', shop: 'Shop', sender: 'Sender', place: 'Country',
    accountTitle: 'Your account', accountText: 'You will sign in with it. It is yours alone; you can invite others later.', emailHint: 'For signing in. Your customers do not see it.',
    shopTitle: 'What is your shop called, and where is it?', shopText: 'Name and address stand at the foot of every mail. The law asks for it in business mail.', shopName: 'Name of the shop', street: 'Street and number', postcode: 'Postcode', town: 'Town', footOfMail: 'This is how it stands under every mail:',
    senderTitle: 'Who do the mails come from?', senderText: 'Answers arrive at this address. Take one that somebody reads.', senderEmail: 'Sender address', senderEmailHint: 'Best with the domain of your shop, for example hello@your-shop.com.', senderName: 'Name in the inbox', inbox: 'This is how it looks in an inbox', inboxSubject: 'Your parcel is on its way',
    placeTitle: 'Which country, which language?', placeText: 'Law, time of day and holidays follow from it.', country: 'Country of the shop', countryHint: 'Which law applies is decided for each mail by the country of the customer.', language: 'Language of the mails', languageHint: 'For everybody whose language we do not know.',
    over: 'This link is no longer valid', overText: 'It was used already or is older than 24 hours. Restart Nachklang: it prints a new link on the console.', done: 'Everything is set up here', doneText: 'Sign in with your account. If you have none, ask to be invited.',
  },
  welcome: {
    title: 'Welcome, {{name}}', intro: 'Your shop is set up. Nothing is sent before you publish a journey.',
    template: 'Start from a template', templateText: 'Ready journeys with mails in German and English. You see what they do first, and change what you like.', templateDo: 'See the templates',
    demo: 'Look around first', demoText: 'An invented shop with 300 orders from 60 days, mails, tasks and histories. It lies beside your shop and sends nothing.', skip: 'On to the start page',
  },
  demo,
};
