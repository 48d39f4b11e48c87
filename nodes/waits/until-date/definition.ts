/** until-date: the run rests until a date of its order or parcel, or some time before or after it. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { fieldExists, type RuleScope } from '../../sdk/rules/field.ts';
import { findField } from '../../sdk/rules/field-catalogue.ts';
import { checkDuration, DAY_MS, readDuration } from '../../sdk/time/duration.ts';
import { durationInWords } from '../../sdk/time/duration-words.ts';
import { Duration, type Localized } from '../../sdk/values.ts';

export const DATE_FIELDS = [
  'order.placedAt', 'order.paidAt', 'order.fulfilledAt', 'order.promisedAt', 'order.lastDeliveryAt',
  'parcel.handedOverAt', 'parcel.expectedAt', 'parcel.statusAt', 'parcel.deliveredAt',
  'contact.firstOrderAt', 'contact.lastOrderAt', 'enrollment.startedAt',
] as const;

const DIRECTIONS = { after: { de: 'danach', en: 'after it' }, before: { de: 'davor', en: 'before it' } } as const;

export const untilDate = defineNode({
  id: 'until-date',
  version: 1,
  kind: 'wait',
  label: { de: 'Bis Datum', en: 'Until date' },
  description: { de: 'Wartet bis zu einem Datum der Bestellung oder des Pakets, davor oder danach', en: 'Waits for a date of the order or parcel, or some time before or after it' },
  icon: 'calendar-due',
  settings: Type.Object(
    {
      field: Type.Enum(DATE_FIELDS, field({
        label: { de: 'Datum', en: 'Date' },
        widget: 'field',
        choices: Object.fromEntries(DATE_FIELDS.map((name) => [name, labelOf(name)])),
      })),
      offset: Type.Optional(Type.With(Duration, field({ label: { de: 'Abstand', en: 'Distance' }, widget: 'offset', direction: 'direction' }))),
      direction: Type.Optional(Type.Enum(['after', 'before'], field({ label: { de: 'Richtung', en: 'Direction' }, choices: DIRECTIONS }))),
      returnPeriod: Type.Optional(Type.Boolean(field({
        label: { de: 'Rückgabefrist dazurechnen', en: 'Add the return period' },
        help: { de: 'Die Frist aus den Einstellungen des Shops.', en: 'The period from the shop’s settings.' },
      }))),
    },
    { additionalProperties: false },
  ),
  defaults: { field: 'order.lastDeliveryAt', offset: 'P7D', direction: 'after' },
  ports: [
    { id: 'next', label: { de: 'weiter', en: 'next' } },
    { id: 'missing', label: { de: 'Datum fehlt', en: 'date missing' } },
  ],
  pauses: true,
  sinceDeliveryMs({ field: name, offset, direction, returnPeriod }, port) {
    if (port !== 'next' || name !== 'order.lastDeliveryAt' || (direction === 'before' && offset !== undefined)) return undefined;
    return returnPeriod === true ? Infinity : leastLength(offset);
  },
  summary({ field: name, offset, direction, returnPeriod }, locale) {
    const label = labelOf(name)[locale];
    const period = { de: `${label}${returnPeriod === true ? ' + Rückgabefrist' : ''}`, en: `${label}${returnPeriod === true ? ' + return period' : ''}` }[locale];
    if (offset === undefined) return { de: `Bis: ${period}`, en: `Until: ${period}` }[locale];
    const length = durationInWords(offset, locale);
    if (direction === 'before') return { de: `Bis ${length} vor: ${period}`, en: `Until ${length} before: ${period}` }[locale];
    return { de: `Bis ${length} nach: ${period}`, en: `Until ${length} after: ${period}` }[locale];
  },
  check: ({ field: name, offset }, scope) => [...(offset === undefined ? [] : checkDuration('/offset', offset)), ...checkField(name, scope)],
});

function checkField(name: string, scope: RuleScope | undefined): SettingsProblem[] {
  const known = findField(name);
  if (known === undefined || scope === undefined || fieldExists(known, scope)) return [];
  return [{
    path: '/field',
    code: 'date_never_known',
    message: { de: `„${known.label.de}“ ist in dieser Journey nie bekannt.`, en: `“${known.label.en}” is never known in this journey.` },
    mend: { de: 'Wähle ein anderes Datum oder ändere, worum es in der Journey geht.', en: 'Choose another date, or change what the journey is about.' },
  }];
}

/** Whatever the calendar says. */
function leastLength(offset: string | undefined): number {
  const parts = offset === undefined ? undefined : readDuration(offset);
  return parts === undefined ? 0 : (parts.years * 365 + parts.months * 28 + parts.days) * DAY_MS + parts.timeMs;
}

function labelOf(name: string): Localized {
  return findField(name)?.label ?? { de: name, en: name };
}
