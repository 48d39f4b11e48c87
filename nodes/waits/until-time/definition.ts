/** until-time: the run rests until a time of day on an allowed weekday. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { weekdaysInWords } from '../../sdk/time/duration-words.ts';
import { TimeOfDay, Weekday, type Locale } from '../../sdk/values.ts';

export const untilTime = defineNode({
  id: 'until-time',
  version: 1,
  kind: 'wait',
  label: { de: 'Bis Uhrzeit', en: 'Until time of day' },
  description: { de: 'Wartet bis zur nächsten passenden Uhrzeit', en: 'Waits for the next fitting time of day' },
  icon: 'clock-hour-9',
  settings: Type.Object(
    {
      time: Type.With(TimeOfDay, field({
        label: { de: 'Uhrzeit', en: 'Time' },
        help: { de: 'In der Zeitzone, die in der Journey eingestellt ist.', en: 'In the time zone set for the journey.' },
        widget: 'time',
      })),
      weekdays: Type.Optional(Type.Array(Weekday, {
        minItems: 1,
        maxItems: 7,
        uniqueItems: true,
        ...field({ label: { de: 'Nur an diesen Wochentagen', en: 'Only on these weekdays' }, widget: 'weekdays' }),
      })),
    },
    { additionalProperties: false },
  ),
  defaults: { time: '09:00' },
  ports: ONLY_NEXT,
  pauses: true,
  summary: ({ time, weekdays }, locale) => ({ de: `Bis ${time} Uhr${days(weekdays, 'de')}`, en: `Until ${time}${days(weekdays, 'en')}` })[locale],
});

function days(weekdays: readonly number[] | undefined, locale: Locale): string {
  if (weekdays === undefined || weekdays.length === 7) return '';
  const isWorkWeek = weekdays.length === 5 && !weekdays.includes(6) && !weekdays.includes(7);
  if (isWorkWeek) return { de: ', montags bis freitags', en: ', Mondays to Fridays' }[locale];
  return { de: `, nur ${weekdaysInWords(weekdays, 'de')}`, en: `, ${weekdaysInWords(weekdays, 'en')} only` }[locale];
}
