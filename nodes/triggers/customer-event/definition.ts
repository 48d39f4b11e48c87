/** customer-event: a run starts when something happens to a customer. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import type { Localized } from '../../sdk/values.ts';

const MOMENTS = ['signed_up', 'consent_confirmed', 'nth_order'] as const;
type Moment = (typeof MOMENTS)[number];

const IN_WORDS: Record<Moment, Localized> = {
  signed_up: { de: 'Anmeldung', en: 'Signed up' },
  consent_confirmed: { de: 'Einwilligung bestätigt', en: 'Consent confirmed' },
  nth_order: { de: 'n-te Bestellung', en: 'n-th order' },
};
const EVENT_OF: Record<Moment, string> = {
  signed_up: 'contact.signed_up',
  consent_confirmed: 'contact.consent_confirmed',
  nth_order: 'order.placed',
};

export const customerEvent = defineNode({
  id: 'customer-event',
  version: 1,
  kind: 'trigger',
  label: { de: 'Kundschaft', en: 'Customer' },
  description: { de: 'Startet bei Anmeldung, bestätigter Einwilligung oder der n-ten Bestellung', en: 'Starts on sign-up, confirmed consent or the n-th order' },
  icon: 'user-heart',
  settings: Type.Object(
    {
      which: Type.Enum(MOMENTS, field({ label: { de: 'Was geschehen ist', en: 'What happened' }, choices: IN_WORDS })),
      n: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 10_000,
        ...field({ label: { de: 'Die wievielte Bestellung', en: 'Which order in the row' }, help: { de: 'Stornierte Bestellungen zählen nicht.', en: 'Cancelled orders do not count.' }, when: { setting: 'which', is: ['nth_order'] } }),
      })),
      filter: Type.Optional(Type.With(RuleGroup, field({ label: { de: 'Nur wenn', en: 'Only if' }, widget: 'rules' }))),
    },
    { additionalProperties: false },
  ),
  defaults: { which: 'signed_up' },
  subjects: ['contact', 'order'],
  ports: ONLY_NEXT,
  summary({ which, n, filter }, locale) {
    const what = which === 'nth_order' && n !== undefined ? { de: `${n}. Bestellung`, en: `Order no. ${n}` } : IN_WORDS[which];
    const filtered = filter !== undefined && filter.rules.length > 0;
    return { de: `${what.de}${filtered ? ', mit Filter' : ''}`, en: `${what.en}${filtered ? ', filtered' : ''}` }[locale];
  },
  check({ which, n }, scope) {
    if (scope?.subject === 'order' && which !== 'nth_order') return [NO_ORDER];
    if ((which === 'nth_order') === (n !== undefined)) return [];
    if (n === undefined) {
      return [{ path: '/n', code: 'order_number_missing', message: { de: 'Gib an, die wievielte Bestellung gemeint ist, zum Beispiel 3.', en: 'Say which order is meant, for example 3.' } }];
    }
    return [{
      path: '/n',
      code: 'order_number_unused',
      message: { de: 'Die Zahl gilt nur für „n-te Bestellung“. Wähle das oder lösche die Zahl.', en: 'The number counts only with “n-th order”. Choose that or remove the number.' },
    }];
  },
  listensTo: ({ which }) => [EVENT_OF[which]],
});

const NO_ORDER: SettingsProblem = {
  path: '/which',
  code: 'event_without_order',
  message: { de: 'Dieses Ereignis nennt keine Bestellung; eine Journey über Bestellungen würde nie starten.', en: 'This event names no order; a journey about orders would never start.' },
  mend: { de: 'Wähle „n-te Bestellung“ oder mach eine Journey über Kunden daraus.', en: 'Choose “n-th order”, or make the journey one about contacts.' },
};
