/** create-task: puts something on a colleague's list. */
import { Type } from 'typebox';
import { defineNode } from '../../sdk/node.ts';
import { checkPlaceholders } from '../../sdk/placeholders/placeholders.ts';
import { field } from '../../sdk/form-hints.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { checkDuration } from '../../sdk/time/duration.ts';
import { durationInWords } from '../../sdk/time/duration-words.ts';
import { Duration } from '../../sdk/values.ts';

const PRIORITIES = {
  low: { de: 'niedrig', en: 'low' },
  normal: { de: 'normal', en: 'normal' },
  high: { de: 'hoch', en: 'high' },
  urgent: { de: 'dringend', en: 'urgent' },
} as const;

export const createTask = defineNode({
  id: 'create-task',
  version: 1,
  kind: 'action',
  label: { de: 'Aufgabe anlegen', en: 'Create task' },
  description: { de: 'Legt eine Aufgabe für einen Menschen an', en: 'Makes a task for a person' },
  icon: 'checklist',
  settings: Type.Object(
    {
      title: Type.String({
        minLength: 1,
        maxLength: 200,
        ...field({ label: { de: 'Titel', en: 'Title' }, help: { de: 'Platzhalter wie {{order.number}} sind erlaubt.', en: 'Placeholders such as {{order.number}} are allowed.' }, placeholders: true }),
      }),
      text: Type.Optional(Type.String({ maxLength: 5000, ...field({ label: { de: 'Was zu tun ist', en: 'What to do' }, widget: 'multiline', placeholders: true }) })),
      owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200, ...field({ label: { de: 'Wer', en: 'Owner' }, help: { de: 'Leer: alle im Team.', en: 'Empty: anyone on the team.' }, suggest: 'task-owners' }) })),
      priority: Type.Enum(['low', 'normal', 'high', 'urgent'], field({ label: { de: 'Dringlichkeit', en: 'Priority' }, choices: PRIORITIES })),
      dueIn: Type.Optional(Type.With(Duration, field({ label: { de: 'Fällig in', en: 'Due in' }, widget: 'duration' }))),
    },
    { additionalProperties: false },
  ),
  defaults: { title: '{{contact.firstName}} {{contact.lastName}}', priority: 'normal' },
  ports: ONLY_NEXT,
  summary({ title, priority, dueIn }, locale) {
    const due = dueIn === undefined ? '' : { de: `, fällig in ${durationInWords(dueIn, 'de', 'dative')}`, en: `, due in ${durationInWords(dueIn, 'en')}` }[locale];
    const urgency = priority === 'normal' ? '' : ` (${PRIORITIES[priority][locale]})`;
    return { de: `Aufgabe „${title}“${urgency}${due}`, en: `Task “${title}”${urgency}${due}` }[locale];
  },
  check: ({ title, text, dueIn }, scope) => [
    ...checkPlaceholders('/title', title, scope),
    ...(text === undefined ? [] : checkPlaceholders('/text', text, scope)),
    ...(dueIn === undefined ? [] : checkDuration('/dueIn', dueIn)),
  ],
});
