/** Publishing and versions, in English. */
import type { publishing as german } from './words.de.ts';

export const publishing: typeof german = {
  name: 'Name', quoted: '“{{text}}”',
  valueFromTo: '{{label}}: {{before}} → {{after}}', valueAdded: '{{label}}: {{after}} (new)', valueRemoved: '{{label}}: {{before}} (removed)', valueChanged: '{{label}}: changed',
  after: 'After {{node}}', afterPort: 'After {{node}} ({{port}})', wayEnds: '{{start}} the way ends instead of going on to {{before}}', wayBegins: '{{start}} it goes on with {{after}}', wayTurns: '{{start}} comes {{after}} instead of {{before}}',
  email: 'E-mail “{{key}}”', emailPart: '{{part}} ({{language}})', parts: { subject: 'Subject', preheader: 'Preview line', mjml: 'Content' }, languages: { de: 'German', en: 'English' },
  settings: 'Settings of the journey', head: { name: 'Name of the journey: changed', description: 'Description: changed', subject: 'What a run is about: changed' },
  setting: { reentry: 'How often', exitOn: 'Ends on', goal: 'Goal', priority: 'Priority', timeZone: 'Time zone', holdout: 'Holdout' },
  reentry_one: 'once per {{who}} at most', reentry_other: '{{count}} times per {{who}} at most', reentryAfter: 'not before {{duration}}', within: 'within {{duration}}',
  per: { order: 'order', parcel: 'parcel', line: 'line', contact: 'contact' }, zone: { recipient: 'where the contact lives', shop: 'where the shop is' },
  kinds: { added: 'new', changed: 'changed', removed: 'removed' }, changes: 'What changes',
  versions: 'Versions', versionsIntro: 'Everything published is kept. Open a version to look at it, compare it or make it the draft again.', noVersion: 'No version yet', noVersionText: 'The first publication makes version 1.',
  version: 'Version {{number}}', live: 'live', publishedBy: '{{when}} by {{who}}', allVersions: 'All versions', readOnly: 'The canvas shows this version, for reading only. Your draft stays as it is.',
  compareWith: 'Compare with', compareNone: 'nothing', draft: 'Draft', sameDocuments: 'Both are the same. Only the arrangement or notes may differ.',
  restore: 'Make it the draft', restoreText: 'Replaces your draft by version {{number}}. Nothing changes live, and you can undo it.',
};
