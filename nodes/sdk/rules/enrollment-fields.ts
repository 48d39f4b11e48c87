/** What rules may ask about the run itself. */
import type { Field, FieldFamily } from './field.ts';

export const ENROLLMENT_FIELDS: readonly Field[] = [
  { name: 'enrollment.messagesSent', type: 'number', needsRun: true, label: { de: 'Nachrichten in diesem Durchlauf', en: 'Messages in this run' }, read: (f) => f.enrollment?.messagesSent },
  { name: 'enrollment.startedAt', type: 'date', needsRun: true, label: { de: 'Durchlauf begonnen am', en: 'Run started on' }, read: (f) => f.enrollment?.startedAt },
];

export const ENROLLMENT_PATH: FieldFamily = {
  prefix: 'enrollment.path.',
  type: 'string',
  needsRun: true,
  label: { de: 'Genommener Ausgang von Knoten', en: 'Exit taken at node' },
  read: (f, nodeId) => (f.enrollment && Object.hasOwn(f.enrollment.path, nodeId) ? f.enrollment.path[nodeId] : undefined),
};
