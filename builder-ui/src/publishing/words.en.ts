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
};
