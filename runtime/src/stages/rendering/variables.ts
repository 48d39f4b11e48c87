/** What a template can print: the facts of a run, with a greeting and a few things that templates would otherwise work out themselves. */
import { languageTag, MAY_ADVERTISE } from '@nachklang/nodes/sdk';
import type { ContactView, Facts, JourneyEvent, Line, Locale, OrderView } from '@nachklang/nodes/sdk';
import { knownZone, type Voice } from './formats.ts';

export interface TemplateVariables {
  values: Record<string, unknown>;
  voice: Voice;
}

type PersonPage = 'preferences_url' | 'confirm_url' | 'survey_url' | 'address_url' | 'withdrawal_url';

export interface VariableOptions {
  locale: Locale;
  formalAddress: 'sie' | 'du';
  /** Only asked when the template prints it: making it costs a signature. */
  unsubscribeUrl?: () => string;
  /** The same for the recipient's own pages. */
  personUrl?: (page: PersonPage) => string;
  /** Whether advertising blocks of a service mail are shown; they are where absent. */
  mayAdvertise?: boolean;
}

export function templateVariables(facts: Facts, options: VariableOptions): TemplateVariables {
  // A preview has no pages of a person: there, all of them lead where unsubscribing leads.
  const personUrl = (page: PersonPage) => options.personUrl?.(page) ?? options.unsubscribeUrl?.() ?? '';
  const { contact, order, parcel } = facts;
  const values: Record<string, unknown> = {
    locale: options.locale,
    greeting: greeting(contact, options),
    shop: facts.shop,
    contact: withoutBlanks(contact),
    enrollment: facts.enrollment,
    [MAY_ADVERTISE]: options.mayAdvertise ?? true,
    get unsubscribe_url() {
      return options.unsubscribeUrl?.() ?? '';
    },
    get preferences_url() {
      return personUrl('preferences_url');
    },
    get confirm_url() {
      return personUrl('confirm_url');
    },
    get survey_url() {
      return personUrl('survey_url');
    },
    get address_url() {
      return personUrl('address_url');
    },
    get withdrawal_url() {
      return personUrl('withdrawal_url');
    },
  };
  if (facts.event !== undefined) values['event'] = eventValues(facts.event);
  if (facts.line !== undefined) values['line'] = withoutBlanks(facts.line);
  if (order !== undefined) {
    values['order'] = orderValues(order);
    values['parcel_count'] = order.parcels.length;
    values['parcel_lines'] = order.lines;
  }
  if (parcel !== undefined) {
    values['parcel'] = withoutBlanks(parcel);
    values['parcel_lines'] = linesIn(parcel.lineIds, order?.lines ?? []);
    values['parcel_position'] = Math.max(1, (order?.parcels.findIndex((each) => each.id === parcel.id) ?? 0) + 1);
    values['parcel_count'] = Math.max(1, order?.parcels.length ?? 1);
  }
  return { values, voice: voiceOf(facts, options.locale) };
}

/** Without a name there is no half greeting: `Guten Tag`, never `Guten Tag ,`. German `Frau`/`Herr` would need a gender nobody was asked for. */
export function greeting(contact: ContactView, { locale, formalAddress }: Pick<VariableOptions, 'locale' | 'formalAddress'>): string {
  const first = contact.firstName?.trim() ?? '';
  const last = contact.lastName?.trim() ?? '';
  if (locale === 'en') return ['Hello', first].filter(Boolean).join(' ');
  if (formalAddress === 'du') return ['Hallo', first].filter(Boolean).join(' ');
  return ['Guten Tag', first, last].filter(Boolean).join(' ');
}

/** With the fields that rules know by a shorter path (`order.city`). */
function orderValues(order: OrderView): Record<string, unknown> {
  const { country, postcode, city, company } = order.shippingAddress ?? {};
  const deliveredParcelCount = order.parcels.filter((parcel) => parcel.status === 'delivered' && !parcel.returning).length;
  return withoutBlanks({ ...order, country, postcode, city, company, parcelCount: order.parcels.length, deliveredParcelCount });
}

/** The event's own fields directly, as rules know them (`event.score`, `event.properties.size`). */
function eventValues({ type, time, data }: JourneyEvent): Record<string, unknown> {
  return { ...data, data, type, time };
}

function voiceOf({ shop, contact, order }: Facts, locale: Locale): Voice {
  return {
    locale,
    tag: languageTag(locale, contact.country ?? order?.shippingAddress?.country ?? shop.country),
    timeZone: knownZone(contact.timeZone, shop.timeZone),
    currency: order?.currency ?? 'EUR',
  };
}

function linesIn(ids: readonly string[], lines: readonly Line[]): readonly Line[] {
  if (ids.length === 0) return lines;
  const inside = lines.filter((line) => ids.includes(line.id));
  return inside.length === 0 ? lines : inside;
}

/** An empty text counts as absent, so that `{% if contact.firstName %}` means what it says. */
function withoutBlanks<T extends object>(view: T): T {
  const entries = Object.entries(view);
  return entries.some(([, value]) => value === '') ? (Object.fromEntries(entries.filter(([, value]) => value !== '')) as T) : view;
}
