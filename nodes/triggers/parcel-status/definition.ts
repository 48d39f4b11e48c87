/** parcel-status: a run starts when a parcel reaches a status. */
import { Type } from 'typebox';
import { PARCEL_STATUSES } from '../../sdk/events/parcel.ts';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { PARCEL_STATUS_LABELS } from '../../sdk/rules/parcel-fields.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import { checkDuration } from '../../sdk/time/duration.ts';
import { durationInWords, listInWords } from '../../sdk/time/duration-words.ts';
import { Duration } from '../../sdk/values.ts';

export const parcelStatus = defineNode({
  id: 'parcel-status',
  version: 1,
  kind: 'trigger',
  label: { de: 'Paketstatus', en: 'Parcel status' },
  description: { de: 'Startet, wenn ein Paket einen Status erreicht', en: 'Starts when a parcel reaches a status' },
  icon: 'package',
  settings: Type.Object(
    {
      statuses: Type.Array(Type.Enum(PARCEL_STATUSES), {
        minItems: 1,
        uniqueItems: true,
        ...field({ label: { de: 'Status', en: 'Statuses' }, choices: PARCEL_STATUS_LABELS }),
      }),
      firstTime: Type.Optional(Type.Boolean(field({
        label: { de: 'Nur beim ersten Mal je Paket', en: 'Only the first time for each parcel' },
        help: { de: 'Versanddienste melden denselben Status oft mehrmals.', en: 'Carriers often report the same status more than once.' },
      }))),
      lastParcel: Type.Optional(Type.Boolean(field({
        label: { de: 'Nur beim letzten Paket der Bestellung', en: 'Only for the last parcel of the order' },
        help: { de: 'Startet, sobald alle Pakete zugestellt sind. Gilt nur für „zugestellt“.', en: 'Starts once all parcels have been delivered. For “delivered” only.' },
      }))),
      maxAge: Type.Optional(Type.With(Duration, field({
        label: { de: 'Meldung höchstens so alt', en: 'Report no older than' },
        help: { de: 'Ältere Meldungen, die verspätet eintreffen, starten nichts.', en: 'Older reports that come in late start nothing.' },
        widget: 'duration',
      }))),
      filter: Type.Optional(Type.With(RuleGroup, field({ label: { de: 'Nur wenn', en: 'Only if' }, widget: 'rules' }))),
    },
    { additionalProperties: false },
  ),
  defaults: { statuses: ['delivered'], firstTime: true },
  ports: ONLY_NEXT,
  summary({ statuses, lastParcel, maxAge, filter }, locale) {
    const which = listInWords(statuses.map((status) => PARCEL_STATUS_LABELS[status][locale]), locale, 'or');
    const filtered = filter !== undefined && filter.rules.length > 0;
    const parts = {
      de: [`${lastParcel === true ? 'Letztes Paket' : 'Paket'}: ${which}`, maxAge !== undefined && `höchstens ${durationInWords(maxAge, 'de')} alt`, filtered && 'mit Filter'],
      en: [`${lastParcel === true ? 'Last parcel' : 'Parcel'}: ${which}`, maxAge !== undefined && `no older than ${durationInWords(maxAge, 'en')}`, filtered && 'filtered'],
    };
    return parts[locale].filter((part) => part !== false).join(', ');
  },
  check({ statuses, lastParcel, maxAge }) {
    const onlyDelivered = statuses.length === 1 && statuses[0] === 'delivered';
    return [
      ...(maxAge === undefined ? [] : checkDuration('/maxAge', maxAge)),
      ...(lastParcel === true && !onlyDelivered ? [LAST_NEEDS_DELIVERED] : []),
    ];
  },
  sinceDeliveryMs: ({ lastParcel }) => (lastParcel === true ? 0 : undefined),
  // The order may be called fulfilled only after its last parcel has arrived: then that event completes it.
  listensTo: ({ lastParcel }) => (lastParcel === true ? ['parcel.status', 'order.fulfilled'] : ['parcel.status']),
});

const LAST_NEEDS_DELIVERED: SettingsProblem = {
  path: '/lastParcel',
  code: 'last_parcel_needs_delivered',
  message: {
    de: 'Welches Paket das letzte ist, steht erst mit der Zustellung fest. Wähle als Status nur „zugestellt“.',
    en: 'Which parcel is the last is known only on delivery. Choose “delivered” as the only status.',
  },
};
