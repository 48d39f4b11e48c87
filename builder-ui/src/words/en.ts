/** Everything the pages say, in English; the same keys as in German. */
import { emails } from '../email-editor/words.en.ts';
import { journeys } from '../journeys/words.en.ts';
import { failures } from '../mailbox/failure-words.en.ts';
import { events, mailbox, messages } from '../mailbox/words.en.ts';
import { people } from '../people/words.en.ts';
import { audit } from '../settings/audit-words.en.ts';
import { law } from '../settings/law-words.en.ts';
import { sendTimes, settings, suppressionList } from '../settings/words.en.ts';
import { signIn } from '../sign-in/words.en.ts';
import { start } from '../start/words.en.ts';
import { tasks } from '../tasks/words.en.ts';
import { fieldProblems } from '../ui/field-words.en.ts';
import { problems } from '../ui/problems.en.ts';
import { nodeForm } from '../node-form/words.en.ts';
import { publishing } from '../publishing/words.en.ts';
import { runs } from '../runs/words.en.ts';
import type { de } from './de.ts';
import { first } from './first.en.ts';

export const en: typeof de = {
  ...first,
  nav: { start: 'Start', mailbox: 'Mailbox', messages: 'Messages', journeys: 'Journeys', people: 'Contacts', tasks: 'Tasks', settings: 'Settings' },
  signIn,
  start,
  messages,
  events,
  mailbox,
  emails,
  journeys,
  people,
  event: {
    order_placed: 'Order placed', order_paid: 'Order paid', order_payment_overdue: 'Payment overdue', order_cancelled: 'Order cancelled', order_fulfilled: 'Order completely shipped', order_refunded: 'Order refunded',
    parcel_status: 'Parcel status', parcel_retracted: 'Parcel status taken back',
    return_requested: 'Return requested', return_registered: 'Return registered', return_in_transit: 'Return in transit', return_received: 'Return received', return_approved: 'Return approved', return_rejected: 'Return rejected', return_refunded: 'Return refunded',
    complaint_opened: 'Complaint opened', complaint_resolved: 'Complaint resolved', feedback_given: 'Feedback given',
    contact_updated: 'Contact data changed', contact_signed_up: 'Signed up for the newsletter', contact_consent_confirmed: 'Consent confirmed', contact_objected: 'Objected to advertising', contact_erased: 'Data erased', contact_frequency_chosen: 'Frequency chosen', contact_suppressed: 'Address suppressed', contact_data_requested: 'Asked for their data', contact_merged: 'Contacts merged', contact_absorbed: 'Took over another contact', contact_handed_over: 'Handed over to another contact',
    address_invalid: 'Address faulty', address_corrected: 'Address corrected', withdrawal_submitted: 'Withdrawal declared',
    message_delivered: 'Mail delivered', message_bounced: 'Mail bounced', message_complained: 'Mail reported as spam', message_clicked: 'Link in mail clicked', message_opened: 'Mail opened', message_unsubscribed: 'Unsubscribed', message_failed: 'Mail not handed over', message_withdrawn: 'Mail withdrawn',
    voucher_redeemed: 'Voucher redeemed', call_completed: 'Answer to an HTTP call', custom: 'Own event “{{name}}”',
  },
  parcel: {
    label_created: 'label created', handed_over: 'handed to the carrier', in_transit: 'in transit', customs: 'at customs', delayed: 'delayed', out_for_delivery: 'out for delivery', attempt_failed: 'delivery attempt failed', ready_for_pickup: 'ready for pickup', delivered: 'delivered', exception: 'problem with the parcel', returning: 'on its way back', returned: 'back at the sender', cancelled: 'cancelled', expired: 'no further news', unknown: 'unknown',
  },
  decision: {
    send: 'Mail allowed', defer: 'Mail deferred', skip: 'Mail not sent',
    reasons: {
      clear: 'Nothing spoke against it.', cap: 'The limit “{{limit}}” is used up ({{used}} of {{max}}).', suppressed: 'The address is suppressed: {{why}}.', no_address: 'No address is known.', erased: 'The person’s data was erased.', expired: 'The next free slot would come too late.',
      no_consent: 'Permission to advertise is missing: {{consent}}; {{purchase}}.',
      paused: 'The person asked for a pause.', outranked: 'A more important message goes first.',
      quiet_hours: 'It is quiet time where the person lives: {{time}}.',
      voucher: 'It is too early for a voucher.',
      other: 'Reason: {{reason}}.',
    },
    consent: { none: 'no consent', pending: 'consent not confirmed yet', withdrawn: 'consent withdrawn', other_address: 'the consent is for another address' }, purchase: { not_allowed_here: 'a purchase is not enough in this country', channel: 'a purchase is not enough on this channel', objected: 'advertising was objected to before', no_order: 'no matching purchase', not_similar: 'nothing similar was bought', goods_unknown: 'the mail does not say what it advertises', cancelled: 'the purchase was cancelled', no_notice: 'no notice of the right to object was shown at the purchase', other_address: 'bought with another address', ecg_list_missing: 'the ECG list for Austria is missing', ecg_list: 'the address is on the ECG list' },
    next: 'Possible at the earliest: {{when}}.', limit: '{{max}} in {{window}}',
  },
  message: { queued: 'Mail waits to be handed over', sending: 'Mail is being handed over', sent: 'Mail sent', failed: 'Mail failed', unknown: 'Uncertain whether the mail arrived', withdrawn: 'Mail withdrawn', open: 'Look at the mail', from: 'Journey “{{journey}}”' },
  tasks,
  settings,
  nodeForm,
  publishing,
  runs,
  sendTimes,
  audit,
  failures,
  problems,
  fieldProblems,
  suppressionList,
  law,
};
