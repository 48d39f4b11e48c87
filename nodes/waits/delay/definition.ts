/** delay: the run rests for a while. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { checkDuration, DAY_MS, HOUR_MS, readDuration } from '../../sdk/time/duration.ts';
import { durationInWords, weekdaysInWords } from '../../sdk/time/duration-words.ts';
import { Duration, Weekday } from '../../sdk/values.ts';

export const delay = defineNode({
  id: 'delay',
  version: 1,
  kind: 'wait',
  label: { de: 'Warten', en: 'Delay' },
  description: { de: 'Wartet eine bestimmte Zeit', en: 'Waits for a while' },
  icon: 'clock-pause',
  settings: Type.Object(
    {
      duration: Type.With(Duration, field({ label: { de: 'Wie lange', en: 'How long' }, widget: 'duration' })),
      businessDays: Type.Optional(Type.Boolean(field({
        label: { de: 'Nur Werktage zählen', en: 'Count business days only' },
        help: {
          de: 'Ohne Wochenenden und ohne die Feiertage am Wohnort der Empfängerin oder des Empfängers.',
          en: 'Without weekends and without the public holidays where the recipient lives.',
        },
      }))),
      notOn: Type.Optional(Type.Array(Weekday, {
        uniqueItems: true,
        maxItems: 7,
        ...field({
          label: { de: 'Nicht an diesen Wochentagen enden', en: 'Do not end on these weekdays' },
          help: { de: 'Fällt das Ende auf so einen Tag, geht es am nächsten erlaubten Tag zur selben Uhrzeit weiter.', en: 'If the end falls on one of them, the run goes on at the same time on the next allowed day.' },
          widget: 'weekdays',
        }),
      })),
    },
    { additionalProperties: false },
  ),
  defaults: { duration: 'P3D' },
  ports: ONLY_NEXT,
  pauses: true,
  leastStayMs: ({ duration }) => leastLength(duration),
  summary({ duration, businessDays, notOn }, locale) {
    const length = businessDays === true ? businessDaysInWords(duration, locale) : durationInWords(duration, locale);
    const exception = notOn === undefined || notOn.length === 0 ? '' : weekdaysInWords(notOn, locale);
    if (locale === 'de') return `${length} warten${exception && `, nicht ${exception}`}`;
    return `Wait ${length}${exception && `, not on ${exception}`}`;
  },
  check({ duration, businessDays, notOn }) {
    const problems = checkDuration('/duration', duration);
    if (problems.length > 0) return problems;
    return [...(businessDays === true ? checkWholeDays(duration) : []), ...checkWeekdayLeft(notOn ?? [], businessDays === true)];
  },
});

/** A clock that changes in between takes two hours at most (Troll station); months and years are as short as they get. */
function leastLength(duration: string): number {
  const parts = readDuration(duration);
  if (parts === undefined) return 0;
  const days = parts.years * 365 + parts.months * 28 + parts.days;
  return Math.max(0, days * DAY_MS + parts.timeMs - (days > 0 ? 2 * HOUR_MS : 0));
}

function businessDaysInWords(duration: string, locale: 'de' | 'en'): string {
  const days = readDuration(duration)?.days ?? 0;
  if (locale === 'de') return `${days} ${days === 1 ? 'Werktag' : 'Werktage'}`;
  return `${days} business ${days === 1 ? 'day' : 'days'}`;
}

function checkWholeDays(duration: string): SettingsProblem[] {
  if (/^P\d+D$/.test(duration)) return [];
  return [{
    path: '/duration',
    code: 'business_days_need_days',
    message: {
      de: 'Werktage lassen sich nur in Tagen zählen. Gib die Dauer in Tagen an, zum Beispiel 5 Tage.',
      en: 'Business days are counted in days only. Give the duration in days, for example 5 days.',
    },
  }];
}

function checkWeekdayLeft(notOn: readonly number[], businessDays: boolean): SettingsProblem[] {
  const possible = businessDays ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7];
  if (possible.some((day) => !notOn.includes(day))) return [];
  return [{
    path: '/notOn',
    code: 'no_weekday_left',
    message: {
      de: 'Es bleibt kein Wochentag übrig, an dem das Warten enden darf. Nimm mindestens einen aus der Liste.',
      en: 'No weekday is left on which the wait may end. Take at least one off the list.',
    },
  }];
}
