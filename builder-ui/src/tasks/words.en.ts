/** What the pages of tasks say, in English. */

export const tasks = {
  title: 'Tasks', intro: 'What journeys ask the team for, and withdrawals to be handled.', open: 'Open', done: 'Done', emptyOpen: 'Nothing to do', emptyOpenText: 'A journey can ask for something with the node “Task”; it is listed here then.', emptyDone: 'Nothing done yet', emptyDoneText: 'You find finished tasks here again.',
  finish: 'Mark as done', reopen: 'Open again', due: 'due {{when}}', overdue: 'overdue since {{when}}', contact: 'Go to contact', doneAt: 'done {{when}}', owner: 'for {{owner}}', finishThis: 'Mark as done: {{title}}', reopenThis: 'Open again: {{title}}',
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  show: 'Which', showAll: 'All tasks', filters: { mine: 'Mine', unassigned: 'Nobody’s yet', overdue: 'Overdue' }, noMatch: 'No such task', noMatchText: 'Change the filters.', nobody: 'nobody’s yet', contactOf: 'Go to contact and order',
  change: 'Change', changeThis: 'Change: {{title}}', who: 'Who does it?', until: 'Until when?', priority: 'How urgent?',
};
