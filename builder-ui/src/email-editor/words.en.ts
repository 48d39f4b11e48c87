/** What the e-mail editor says, in English. */
import type { emails as german } from './words.de.ts';

export const emails: typeof german = {
  title: 'E-mail “{{name}}”', editor: 'E-mail editor', choose: 'E-mail', none: 'This journey has no e-mail yet', noneText: 'Create one. A step “Send e-mail” can then send it.', missing: 'There is no e-mail “{{name}}” (any more)', missingText: 'Choose another one, or create it anew.',
  language: 'Language of the mail', de: 'German', en: 'English', problemsIn: '{{language}}, {{count}} places to mend',
  write: 'Write', look: 'Look', part: 'View',
  subject: 'Subject', preheader: 'Preheader', preheaderHint: 'Stands behind the subject in the inbox', length: '{{count}} characters', subjectLong: '{{count}} characters, phones show about 60', preheaderLong: '{{count}} characters, about 110 are shown',
  variable: 'Insert a variable', variableIn: 'Insert a variable: {{field}}', findVariable: 'Find a variable', noVariable: 'No variable has that name.', mayBeMissing: 'may be missing', variables: 'Variables',
  source: 'Content of the mail ({{language}}), MJML and Liquid', loading: 'Loading the editor …', loadFailed: 'The editor could not be loaded.', plain: 'Without it you can go on writing here as plain text.', keys: 'Ctrl + Space suggests · Ctrl + M: Tab leaves the editor',
  block: 'Block', blocks: 'Insert a block', blockInserted: '“{{name}}” is inserted.', blockNowhere: 'This mail has no <mj-body> the block would fit into.',
  more: 'More', create: 'New e-mail', rename: 'Rename', duplicate: 'Duplicate', remove: 'Remove', copyToEnglish: 'Copy the German content to English', copyToGerman: 'Copy the English content to German',
  copied: 'The content is copied. Now translate it; “Undo” brings the old one back.', duplicated: '“{{name}}” is created.', renamed: 'The e-mail is called “{{name}}” now.',
  name: 'Name of the e-mail', nameHint: 'Small letters, digits and hyphens, such as “parcel-delayed”', nameTaken: 'An e-mail of this journey has that name already.', nameWrong: 'Use small letters a–z, digits and hyphens, 64 at most.',
  purpose: 'What for?', service: 'Service: belongs to the order', marketing: 'Marketing: with a link to unsubscribe', createIt: 'Create', renameIt: 'Rename', usedBy_one: '{{count}} step sends it and is renamed along.', usedBy_other: '{{count}} steps send it and are renamed along.', unused: 'No step sends it yet.',
  removeTitle: 'Remove “{{name}}”?', removeText_one: '{{count}} step sends it; it is shown as a problem afterwards.', removeText_other: '{{count}} steps send it; they are shown as problems afterwards.', removeUnused: 'No step sends it. “Undo” brings it back.',
  findings: 'Found', fine: 'Nothing to complain about', checking: 'Checking …', errors_one: '{{count}} error', errors_other: '{{count}} errors', warnings_one: '{{count}} warning', warnings_other: '{{count}} warnings', hints_one: '{{count}} hint', hints_other: '{{count}} hints',
  error: 'Error', warning: 'Warning', hint: 'Hint', line: 'Line {{line}}', whole: 'Whole mail', show: 'Show', hide: 'Hide', errorsBlock: 'Errors prevent publishing.',
  preview: 'Preview', device: 'Device', desktop: 'Desktop', phone: 'Phone', appearance: 'Appearance', light: 'Light', dark: 'Dark', languages: 'Languages', one: 'One', both: 'Both', frame: 'Preview of the mail, {{language}}', darkUnknown: 'This mail has no colours for dark mode. Mail programs then recolour it themselves; that cannot be foreseen.',
  data: 'Data', sample: 'Sample customer', sampleText: 'An invented order', orderData: 'Order {{number}}', chooseData: 'With which data?', useSample: 'Use sample data', orderGone: 'This order is not there any more. The preview uses sample data.',
  older: 'Not up to date: the errors have to go first.', noPreview: 'As soon as the errors are mended, you see the mail here.', previewFailed: 'The preview is not possible right now.',
  size: '{{size}} of 102 KB', sizeLabel: 'Size of the mail', sizeLarge: 'Gmail clips it', links_one: '{{count}} link', links_other: '{{count}} links', pictures_one: '{{count}} picture', pictures_other: '{{count}} pictures', linksAndPictures: 'Links and pictures', noLinks: 'The mail has no links and pictures.', link: 'Link', picture: 'Picture', noText: 'without text', noAlt: 'without alternative text', nowhere: 'leads nowhere',
  checkLinks: 'Check whether they answer', checkLinksText: 'Asks every address once, 40 at most.', linkStates: { fine: 'answers', missing: 'not found', refused: 'refused', unreachable: 'unreachable' },
  test: 'Test to myself', testSent: 'Test mail sent to {{to}}.', testShow: 'See it in the mailbox', testFailed: 'The test mail did not leave: {{why}}', testInvalid: 'Mend the errors first, then the mail can be sent.',
  readOnly: 'For reading only', enlarge: 'Use the whole width', shrink: 'Beside the canvas',
};
