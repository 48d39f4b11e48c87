/** What the pages of the list of journeys say, in English. */
import { journeyStates } from './state-words.en.ts';

export const journeys = {
  title: 'Journeys', intro: 'What happens after the purchase. Those under way stay on their version.', create: 'Create from template', empty: 'No journey yet', emptyText: 'Templates are ready journeys with mails in German and English. Pick one and publish it.',
  states: journeyStates, version: 'Version {{number}}', changed: 'Draft is newer than the live version', updated: 'changed {{when}}',
  publish: 'Publish', pause: 'Pause', resume: 'Resume', actionsFor: '{{action}}: {{name}}', templates: 'Templates', templatesText: 'Each template is created as a draft. Nothing is sent before you publish.', use: 'Use this template',
  checking: 'Checking the journey …', publishTitle: 'Publish “{{name}}”', blocked_one: '{{count}} problem stands in the way of publishing.', blocked_other: '{{count}} problems stand in the way of publishing.', fine: 'All is well: from now on new orders go through this version.', warnings_one: 'You can publish. {{count}} remark first:', warnings_other: 'You can publish. {{count}} remarks first:',
  state: 'State', tag: 'Tag', tags: 'Tags', allTags: 'All tags', search: 'Search by name', noMatch: 'No journey fits', noMatchText: 'Change the search or the filters.', noMatchDo: 'Show all', emptyDo: 'See the templates',
  createEmpty: 'Start empty', createEmptyTitle: 'An empty journey', createEmptyDo: 'Create', name: 'Name', nameHint: 'Only your team sees it. You can change it later.',
  import: 'From a file', imported: '“{{name}}” was taken over as a draft.', importFailed: 'This file does not work', importFailedText: 'Take a file that was made with “Save as a file” or “nachklang export”.', export: 'Save as a file',
  duplicate: 'Duplicate', archive: 'Archive', unarchive: 'Take out of the archive', more: 'More', tagDo: 'Change tags', tagTitle: 'Tags of “{{name}}”', tagHint: 'Separate several by commas, for example: dispatch, mandatory',
  did: { pause: '“{{name}}” takes nobody new. Those under way go on.', resume: '“{{name}}” is live again.', archive: '“{{name}}” is archived and takes nobody new.', unarchive: '“{{name}}” is back. Nothing starts by itself.', duplicate: 'There is a copy of “{{name}}” now, as a draft.' },
  entered: 'Entered', underway: 'Under way', sent: 'Sent', figuresHint: 'In the last {{days}} days',
  goal: 'Goal', size: 'Size', steps_one: '{{count}} node', steps_other: '{{count}} nodes', mails_one: '{{count}} mail', mails_other: '{{count}} mails', graph: 'Graph', itsMails: 'The mails', mailLanguage: 'Language of the mail', mailNumber: 'Mail {{number}}',
  error: 'Problem', warning: 'Remark', node: 'Node {{node}}', published: '“{{name}}” is live (version {{version}}).', created: '“{{name}}” is there as a draft.',
};
