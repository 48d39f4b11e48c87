/** for-event: the run rests until something happens, or until it has waited long enough. */
import { Type } from 'typebox';
import { isEventType } from '../../sdk/events/event-types.ts';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { eventTypeLabel } from '../../sdk/rules/event-fields.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import { checkDuration } from '../../sdk/time/duration.ts';
import { durationInWords, listInWords } from '../../sdk/time/duration-words.ts';
import { Duration } from '../../sdk/values.ts';

const SCOPES = {
  order: { de: 'nur zu derselben Bestellung', en: 'only about the same order' },
  contact: { de: 'alles, was diese Person betrifft', en: 'anything about this person' },
} as const;

export const forEvent = defineNode({
  id: 'for-event',
  version: 1,
  kind: 'wait',
  label: { de: 'Auf Ereignis warten', en: 'Wait for event' },
  description: { de: 'Wartet, bis etwas geschieht oder die Zeit um ist', en: 'Waits until something happens or time is up' },
  icon: 'hourglass',
  settings: Type.Object(
    {
      events: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        ...field({ label: { de: 'Ereignisse', en: 'Events' }, widget: 'event-types' }),
      }),
      filter: Type.Optional(Type.With(RuleGroup, field({
        label: { de: 'Nur wenn', en: 'Only if' },
        help: { de: 'Passt ein Ereignis nicht, wird bis zur selben Frist weiter gewartet.', en: 'If an event does not fit, the wait goes on to the same deadline.' },
        widget: 'rules',
      }))),
      timeout: Type.With(Duration, field({ label: { de: 'Höchstens warten', en: 'Wait no longer than' }, widget: 'duration' })),
      scope: Type.Optional(Type.Enum(['order', 'contact'], field({
        label: { de: 'Wessen Ereignisse', en: 'Whose events' },
        help: { de: 'Leer: die der Bestellung, wenn es in der Journey um eine geht.', en: 'Empty: those of the order if the journey is about one.' },
        choices: SCOPES,
      }))),
    },
    { additionalProperties: false },
  ),
  defaults: { events: ['order.paid'], timeout: 'P7D' },
  ports: [
    { id: 'event', label: { de: 'geschehen', en: 'happened' } },
    { id: 'timeout', label: { de: 'Zeit um', en: 'time is up' } },
  ],
  pauses: true,
  summary({ events, filter, timeout }, locale) {
    const which = listInWords(events.map((type) => eventTypeLabel(type)[locale]), locale, 'or');
    const filtered = filter !== undefined && filter.rules.length > 0;
    return {
      de: `Auf „${which}“ warten${filtered ? ', mit Filter' : ''}, höchstens ${durationInWords(timeout, 'de')}`,
      en: `Wait for “${which}”${filtered ? ', filtered' : ''}, ${durationInWords(timeout, 'en')} at most`,
    }[locale];
  },
  check: ({ events, timeout }) => [...checkDuration('/timeout', timeout), ...events.flatMap(checkEventType)],
  listensTo: ({ events }) => events,
});

function checkEventType(type: string, index: number): SettingsProblem[] {
  if (isEventType(type)) return [];
  return [{
    path: `/events/${index}`,
    code: 'event_type_unknown',
    message: {
      de: `Das Ereignis „${type}“ gibt es nicht. Wähle eines aus der Liste oder ein eigenes, zum Beispiel „custom.mein_ereignis“.`,
      en: `There is no event “${type}”. Choose one from the list or one of your own, for example “custom.my_event”.`,
    },
  }];
}
