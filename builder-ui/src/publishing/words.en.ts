/** Publishing and versions, in English. */
import type { publishing as german } from './words.de.ts';

export const publishing: typeof german = {
  title: 'Publish', name: 'Name', quoted: '“{{text}}”',
  valueFromTo: '{{label}}: {{before}} → {{after}}', valueAdded: '{{label}}: {{after}} (new)', valueRemoved: '{{label}}: {{before}} (removed)', valueChanged: '{{label}}: changed',
  way: 'Way after: {{node}}', wayOfPort: 'Way “{{port}}” after: {{node}}', fromTo: '{{before}} → {{after}}', wayEnd: 'end',
  email: 'E-mail “{{key}}”', emailPart: '{{part}} ({{language}})', parts: { subject: 'Subject', preheader: 'Preview line', mjml: 'Content' }, languages: { de: 'German', en: 'English' },
  settings: 'Settings of the journey', head: { name: 'Name of the journey: changed', description: 'Description: changed', subject: 'What a run is about: changed' },
  setting: { reentry: 'How often', exitOn: 'Ends on', goal: 'Goal', priority: 'Priority', timeZone: 'Time zone', holdout: 'Holdout' },
  reentry_one: 'once per {{who}} at most', reentry_other: '{{count}} times per {{who}} at most', reentryAfter: 'not before {{duration}}', within: 'within {{duration}}',
  per: { order: 'order', parcel: 'parcel', line: 'line', contact: 'contact' }, zone: { recipient: 'where the contact lives', shop: 'where the shop is' },
  kinds: { added: 'new', changed: 'changed', removed: 'removed' }, changes: 'What changes',
  versions: 'Versions', versionsIntro: 'Everything published is kept. Open a version to look at it, compare it or make it the draft again.', noVersion: 'No version yet', noVersionText: 'The first publication makes version 1.',
  notInTeam: 'somebody who is not in the team any more', version: 'Version {{number}}', live: 'live', publishedBy: '{{when}} by {{who}}', allVersions: 'All versions', readOnly: 'The canvas shows this version, for reading only. Your draft stays as it is.',
  compareWith: 'Compare with', compareNone: 'nothing', draft: 'Draft', sameDocuments: 'Both are the same. Only the arrangement or notes may differ.',
  restore: 'Make it the draft', restoreText: 'Replaces your draft by version {{number}}. Nothing changes live, and you can undo it.',
  states: { draft: 'Never published yet. Nobody goes through this journey.', live: 'Whoever meets a trigger now goes through the live version.', paused: 'Nobody new enters. Those under way go on to the end.', archived: 'Archived: nobody new enters, and nothing can be changed any more.' },
  archived: 'This journey is archived and stays as it is.', saving: 'Your draft is still being saved …', notSaved: 'Your draft is not saved. Settle that first, at the top beside the name.',
  firstTime: 'The first publication: {{nodes}}, {{emails}}.', nodeCount_one: '{{count}} node', nodeCount_other: '{{count}} nodes', emailCount_one: '{{count}} e-mail', emailCount_other: '{{count}} e-mails', nothingChanged: 'The draft does the same as the live version. Only arrangement or notes may differ.',
  blocked_one: '{{count}} problem stands in the way', blocked_other: '{{count}} problems stand in the way', remarks_one: '{{count}} remark', remarks_other: '{{count}} remarks',
  isLive: 'Version {{version}} is live', nowEnters: 'Whoever meets a trigger from now on goes through version {{version}}.',
  mayNot: 'Only people with the permission can publish. Ask the owner of the shop.', publishVersion: 'Publish version {{version}} …', ask: 'Publish “{{name}}” as version {{version}}?', resumes: 'This also resumes the journey.', goesBack: 'Earlier versions are kept; you can go back to one at any time.',
  underWay: 'Those under way', nobodyUnderWay: 'Nobody is under way just now.', stay: 'Stay on their version', stayText_one: '{{count}} run ends the way it began.', stayText_other: '{{count}} runs end the way they began.', move: 'Move to version {{version}}', moveText: 'You see for each place how many are there and where they go on.',
  onVersion: '{{version}}: {{runs}}', runCount_one: '{{count}} run', runCount_other: '{{count}} runs', runsAt: '{{count}} at: {{node}}', targetFor: 'Where to from “{{node}}”', goOnHere: 'go on here: {{node}}', goTo: 'go on at: {{node}}', stayOn: 'stay on {{version}}', endRun: 'end the run', sentAgain: 'Would get again: {{nodes}}',
  willMove_one: '{{count}} run changes version.', willMove_other: '{{count}} runs change version.', willEnd_one: '{{count}} run ends.', willEnd_other: '{{count}} runs end.', willStay_one: '{{count}} run stays on its version.', willStay_other: '{{count}} runs stay on their version.', moving: 'The runs are moving just now …', movedSoFar: 'Moved: {{moved}}. {{ended}}',
  pressure: 'How much advertising at most?', withCaps: 'with your limits', withoutCaps: 'without limits', pressureBasis: 'Marketing messages per contact in {{days}} days, over all live journeys and this draft. Runs on older versions are not counted.',
  openSubjects: 'for one order; more with each further one', openCircle: 'without end, because a loop sends again and again: {{names}}', rivals: 'Competing journeys', rivalsIntro: 'These journeys can compete for the same slot. The higher priority wins.', noRivals: 'No other journey takes a slot from this one.', thisOne: 'this one', priority: 'Priority {{priority}}',
};
