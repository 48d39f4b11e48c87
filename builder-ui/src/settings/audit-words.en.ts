/** What the log of who did what says, in English. */
import type { ActionWords } from './audit-words.ts';

export const audit = {
  intro: 'Who saw or changed what about people and rules. Of rules, you see what they were and what they are; of names and addresses only that they changed.',
  empty: 'No entry yet', emptyText: 'As soon as somebody looks at a contact or changes a rule, it is listed here.', byKey: 'an API key', byFormer: 'somebody who left the team', somebody: 'a contact',
  unchanged: 'Saved without a change.', others: 'Changed: {{fields}}', changed: '{{label}}: {{before}} → {{now}}', set: '{{label}}: {{now}}', nothing: 'nothing', atOnce: 'none', days_one: '{{count, number}} day', days_other: '{{count, number}} days', seconds_one: '{{count, number}} second', seconds_other: '{{count, number}} seconds',
  capMax: 'Limit changed: {{what}}', capChanged: 'Limit changed: {{before}} → {{after}}', capAdded: 'Limit added: {{what}}', capRemoved: 'Limit removed: {{what}}',
  timesChanged: 'Quiet hours changed: {{before}} → {{after}}', timesAdded: 'Quiet hours added: {{what}}', timesRemoved: 'Quiet hours removed: {{what}}', notice: { from: 'Notice at checkout “{{version}}”: shown since {{when}}', until: 'Notice at checkout “{{version}}”: shown until {{when}}', retractedAt: 'Notice at checkout “{{version}}”: entry taken back on {{when}}' }, connected: 'Connected', disconnected: 'Disconnected',
  fields: {
    name: 'Name of the shop', url: 'Address of the shop', country: 'Country', timeZone: 'Time zone', locale: 'Language of mails', returnDays: 'Return period', imprint: 'Imprint', mailFrom: 'Sender', senderName: 'Signature', supportEmail: 'Help by e-mail', supportPhone: 'Help by phone', formalAddress: 'Form of address',
    caps: 'Limits', sendTimes: 'Quiet hours', settleSeconds: 'Waiting time of advertising', voucherGraceDays: 'Extra days before vouchers', checkoutNotices: 'Notice at checkout', retention_withdrawals: 'Retention of withdrawals', retention: 'Retention', retention_mails: 'Retention of mails', retention_decisions: 'Retention of reasons', retention_events: 'Retention of events', retention_runs: 'Retention of runs', retention_audit: 'Retention of the log',
    role: 'Role', frequency: 'Advertising', pauseUntil: 'Pause until', objection: 'Addresses without advertising', unreachable: 'Addresses that get nothing',
  },
  values: { role_owner: 'Owner', role_editor: 'Editor', role_viewer: 'Viewer', frequency_normal: 'as usual', frequency_half: 'half as often', frequency_none: 'none', formalAddress_sie: 'Sie', formalAddress_du: 'du' },
  actions: {
    person_viewed: 'Looked at a contact', person_exported: 'Downloaded the data of a contact', person_erased: 'Erased the data of a contact', person_frequency: 'Changed advertising for a contact', suppressions_imported: 'Imported a suppression list', shop_changed: 'Changed settings of the shop', member_invited: 'Invited somebody', invitation_withdrawn: 'Withdrew an invitation', member_changed: 'Changed a role', member_removed: 'Removed from the team',
    key_created: 'Made an API key', key_revoked: 'Revoked an API key', secret_viewed: 'Looked at the signature of our calls', source_changed: 'Changed a connection', journey_published: 'Published a journey', journey_paused: 'Paused a journey', journey_resumed: 'Resumed a journey', journey_archived: 'Archived a journey', journey_unarchived: 'Took a journey out of the archive', run_retried: 'Tried a run again', run_ended: 'Ended a run',
  } satisfies ActionWords,
};
