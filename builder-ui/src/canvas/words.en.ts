/** The canvas in English. */
import type { canvas as german } from './words.de.ts';

export const canvas: typeof german = {
  bar: 'Journey and tools', label: 'Canvas of the journey', step: 'step', hint: 'Arrow keys walk along the ways, Enter opens a step, A adds, C connects, the question mark shows every key.',
  empty: 'What does the journey begin with?', emptyText: 'A trigger brings in orders, parcels or people. After it come waits, conditions and actions.', emptyDo: 'Choose a trigger',
  palette: 'Building blocks', paletteSearch: 'Search blocks', nothingFound: 'Nothing found.',
  kinds: { trigger: 'Triggers', wait: 'Waits', condition: 'Conditions', action: 'Actions' },
  add: 'Add a block', addHere: 'Insert here', addAfter: 'Add a step', addAfterPort: 'Add a step on “{{port}}”', addTitle: 'Add a block', addTitleAfter: 'What comes after “{{name}}”?', addPlaceholder: 'What shall happen?', exit: 'Exit',
  portGone: 'The exit “{{port}}” does not exist any more', marks: { error: 'Has a problem', warning: 'Has a warning' }, nodeName: 'Name of the step',
  note: 'Note', notePlaceholder: 'Write a note …', addNote: 'Pin a note', editNote: 'Write the note',
  folded_one: '{{count}} step folded away', folded_other: '{{count}} steps folded away', fold: 'Fold the branch', unfold: 'Unfold the branch',
  open: 'Open', rename: 'Rename', copy: 'Copy', cut: 'Cut', paste: 'Paste', duplicate: 'Duplicate', delete: 'Delete', connect: 'Connect …',
  connectTitle: 'Where does “{{name}}” lead?', connectPlaceholder: 'Search the target', leadsTo: 'leads to “{{name}}”', leadsNowhere: 'leads nowhere', unlink: 'Remove the connection', noExit: 'This step has no exit.',
  find: 'Find a step', findPlaceholder: 'Name or what happens',
  refusals: {
    missing: 'This step does not exist any more.', self: 'A step cannot lead to itself.', intoTrigger: 'No way leads into a trigger: that is where the journey begins.',
    portTaken: 'This exit leads on already. Drag the end of its connection elsewhere, or insert something with the plus.', loopWithoutWait: 'That would be a circle in which no time passes. Put a wait into it.',
  },
  deleted_one: '{{count}} item deleted.', deleted_other: '{{count}} items deleted.', copied_one: '{{count}} item copied.', copied_other: '{{count}} items copied.', pasted_one: '{{count}} item pasted.', pasted_other: '{{count}} items pasted.',
  noClip: 'The clipboard holds nothing that fits onto the canvas.', tidied: 'Tidied.', clipboardKeys: 'The browser lends its clipboard only to the keys here: {{copy}} and {{paste}}.',
  tools: 'View and tools', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Show everything', fitSelection: 'Show the selection', minimap: 'Overview', lasso: 'Select with the mouse', layout: 'Tidy', layoutDown: 'From top to bottom', layoutRight: 'From left to right',
  selection: 'Selection', selected_one: '{{count}} selected', selected_other: '{{count}} selected', align: 'Align', distributeX: 'Distribute horizontally', distributeY: 'Distribute vertically',
  alignments: { left: 'Left', center: 'Centre horizontally', right: 'Right', top: 'Top', middle: 'Centre vertically', bottom: 'Bottom' },
  figures: {
    title: 'Figures', entered: 'entered', waiting: 'waiting now', sent: 'sent', skipped: 'not sent', clicked: 'clicked', revenue: 'revenue', off: 'Hide the figures',
    reasons: { cap: 'limit reached', no_consent: 'no permission', suppressed: 'suppressed', no_address: 'no address', erased: 'erased', expired: 'too late', paused: 'pause wanted', outranked: 'something more important', quiet_hours: 'quiet hours', voucher: 'too early for a voucher' },
    spans: { day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days', quarter: 'Last 90 days', ever: 'From the beginning' },
  },
  back: 'To the journeys', nameless: 'Without a name', renameJourney: '{{name}}, rename', nameIn: { de: 'Name in German', en: 'Name in English' }, liveVersion: 'Live, version {{number}}',
  test: 'Test', publish: 'Publish', more: 'More', export: 'Save as a file', somebody: 'Somebody',
  present: 'Also here: {{names}}', meElsewhere: 'You in another window',
  panels: { problems: 'Problems', test: 'Test', publish: 'Publish', versions: 'Versions', runs: 'Runs', email: 'E-mail', settings: 'Settings of the journey', node: 'Step', conflict: 'Two drafts' },
  saving: {
    saved: 'Saved', unsaved: 'About to be saved', saving: 'Saving …', offline: 'No connection', conflict: 'Two drafts', refused: 'Not saved',
    savedText: 'Everything is saved.', unsavedText: 'Saving happens by itself.', savingText: 'Saving happens by itself.', offlineText: 'Your changes are kept in this browser and will be saved as soon as the server answers again.', conflictText: 'Somebody saved another draft in the meantime.', refusedText: 'The server refused the changes. Undo the last one, or take the saved draft.', discard: 'Take the saved draft',
  },
  conflict: {
    banner: '{{who}} saved this journey differently in the meantime. Your changes are kept in this browser.', look: 'Look and decide', title: 'Two drafts', text: '{{who}} saved in the meantime. This is how your draft differs from the saved one:', textWhen: '{{who}} saved ({{when}}). This is how your draft differs from the saved one:',
    mine: 'Save my draft', theirs: 'Take the saved draft ({{who}})', undo: 'The other draft stays among the earlier ones; “Undo” brings your own back.', none: 'There is only one draft.',
  },
  problems: {
    none: 'No problems', checking: 'Checking …', errors_one: '{{count}} problem', errors_other: '{{count}} problems', warnings_one: '{{count}} warning', warnings_other: '{{count}} warnings', fine: 'All is well. This journey can be published.',
    mustTitle: 'To be solved before publishing', mayTitle: 'Warnings', error: 'Problem', warning: 'Warning',
  },
  mends: { removeEdge: 'Remove the connection', removeNode: 'Remove the step', makeEmail: 'Create the e-mail', removeEmail: 'Delete the e-mail', addTrigger: 'Add a trigger', sure: 'Really remove' },
  reading: { hint: 'On a phone you read the journey; drawing takes a larger screen.', empty: 'This journey is still empty.', by: '“{{port}}” at “{{name}}”:', onTo: '“{{port}}” leads to “{{name}}”', ends: '“{{port}}”: the end' },
  nothingToUndo: 'Nothing to undo', nothingToRedo: 'Nothing to redo', undoStep: 'Undo: {{step}} ({{key}})', redoStep: 'Redo: {{step}} ({{key}})',
  steps: {
    title: 'Back to before …', addNode: 'Step added', insertNode: 'Step inserted', connect: 'Connected', disconnect: 'Connection removed', reconnect: 'Connection moved', move: 'Moved', align: 'Aligned', distribute: 'Distributed', layout: 'Tidied',
    delete: 'Deleted', cut: 'Cut', paste: 'Pasted', duplicate: 'Duplicated', renameNode: 'Step renamed', changeSettings: 'Settings changed', changeEmail: 'E-mail changed', addEmail: 'E-mail created', removeEmail: 'E-mail deleted',
    changeJourneySettings: 'Settings of the journey changed', renameJourney: 'Journey renamed', describeJourney: 'Description changed', changeSubject: 'Subject changed', addNote: 'Note pinned', editNote: 'Note written', mend: 'Problem mended', takeTheirs: 'Saved draft taken', restore: 'Draft restored', renameEmail: 'E-mail renamed',
  },
  keys: {
    title: 'Keys', walk: 'Walk', build: 'Build', edit: 'Edit', look: 'Look',
    names: { arrows: 'Arrows', shift: 'Shift', enter: 'Enter', space: 'Space', escape: 'Esc', delete: 'Del' },
    does: {
      walk: 'Walk along the ways', extend: 'Select on the way', open: 'Open the step', toggle: 'Select or deselect', nothing: 'Select nothing', find: 'Find a step', add: 'Add or insert', connect: 'Connect', rename: 'Rename', note: 'Pin a note', move: 'Move',
      delete: 'Delete, close the gap', fold: 'Fold or unfold a branch', layout: 'Tidy', undo: 'Undo', redo: 'Redo', copy: 'Copy', cut: 'Cut', paste: 'Paste', duplicate: 'Duplicate', all: 'Select all',
      fit: 'Show everything', fitSelection: 'Show the selection', zoomIn: 'Zoom in', zoomOut: 'Zoom out', minimap: 'Overview', lasso: 'Select with the mouse', problems: 'Problems', test: 'Test', sheet: 'This sheet',
    },
  },
};
