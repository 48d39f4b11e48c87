/** Why a run, a message or an event came to nothing, in English: a sentence for each code of the API. */
import type { FailureWords } from './failure-words.ts';

export const failures = {
  goes_in_circles: 'The journey goes in circles: it was stopped after {{visits}} steps without a pause. Add a wait, or change the connection that leads back.',
  node_has_no_behaviour: 'The step “{{node}}” cannot be carried out here. Probably the folder with your own nodes is missing.',
  node_threw: 'An error happened in the step “{{node}}”: {{error}}',
  node_waits_for_nothing: 'The step “{{node}}” waits for nothing that could ever happen. Check its settings.',
  version_missing: 'This version of the journey cannot run here: it, its shop or the contact is missing.',
  not_worked_through: 'An error happened while it was worked through: {{error}}',
  too_large: 'A record of this person would become larger than the 16 MB that can be stored. Check whether the shop sends very long attributes, or whether many people share one customer account.',
  contacts_in_circle: 'Several contacts lead to each other in a circle. The event belongs to none of them.',
  mail_refused: 'The mail server refused the mail: {{answer}}',
  address_refused: 'The address takes no mail and is not written to any more: {{answer}}',
  not_accepted_yet: 'Not accepted yet, another try follows: {{answer}}',
  given_up: 'Given up after three days. The last answer was: {{answer}}',
  answer_lost: 'The connection broke before the mail server answered: {{answer}}',
  interrupted: 'The program stopped between hand-over and answer.',
  run_ended: 'The run ended before it was the mail’s turn: {{reason}}.',
  run_ended_while_leaving: 'The run ended before the mail was handed over. The last answer was: {{answer}}',
  contact_erased: 'The data of the person was erased.',
  parts_missing: 'The run, the contact or the e-mail template is not there any more.',
  not_rendered: 'The mail could not be made: {{error}}',
  ends: { ended_by_hand: 'ended by hand', moved_out: 'the new version had no place for it' },
} satisfies FailureWords;
