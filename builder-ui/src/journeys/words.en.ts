/** What the pages of the list of journeys say, in English. */

export const journeys = {
  title: 'Journeys', intro: 'What happens after the purchase. Those under way stay on their version.', create: 'Create from template', empty: 'No journey yet', emptyText: 'Templates are ready journeys with mails in German and English. Pick one and publish it.',
  states: { draft: 'Draft', live: 'Live', paused: 'Paused', archived: 'Archived' }, version: 'Version {{number}}', changed: 'Draft is newer than the live version', updated: 'changed {{when}}',
  publish: 'Publish', pause: 'Pause', resume: 'Resume', actionsFor: '{{action}}: {{name}}', templates: 'Templates', templatesText: 'Each template is created as a draft. Nothing is sent before you publish.', use: 'Create', useThis: 'Create template “{{name}}”',
  checking: 'Checking the journey …', publishTitle: 'Publish “{{name}}”', blocked_one: '{{count}} problem stands in the way of publishing.', blocked_other: '{{count}} problems stand in the way of publishing.', fine: 'All is well: from now on new orders go through this version.', warnings_one: 'You can publish. {{count}} remark first:', warnings_other: 'You can publish. {{count}} remarks first:',
  error: 'Problem', warning: 'Remark', node: 'Node {{node}}', published: '“{{name}}” is live (version {{version}}).', created: '“{{name}}” is there as a draft.',
};
