/** Where a parcel shall go instead: asked for when a delivery failed. The old address is not shown: a mail may have been passed on. */
import { hash } from 'node:crypto';
import type { Locale } from '@nachklang/nodes/sdk';
import { countriesIn, isCountry } from './countries.ts';
import { selectField, textField, typed } from './form-fields.ts';
import { escapeHtml } from './page-shell.ts';
import { told, whoIs, type Drawn, type PersonPageDefinition, type Visit } from './person-page.ts';

const FIELDS = { name: 200, company: 200, street: 200, postcode: 20, city: 100, state: 3 } as const;
type Field = keyof typeof FIELDS;
const NAMES = ['name', 'company', 'street', 'postcode', 'city', 'state'] as const satisfies readonly Field[];
const OPTIONAL: ReadonlySet<Field> = new Set(['company', 'state']);
const AUTOCOMPLETE: Record<Field, string> = { name: 'name', company: 'organization', street: 'street-address', postcode: 'postal-code', city: 'address-level2', state: 'address-level1' };
const MINUTE_MS = 60_000;

const WORDS = {
  de: {
    title: 'Lieferadresse berichtigen', about: 'Wohin soll Ihre Bestellung {number} bei {shop} gehen? Geben Sie bitte die vollständige Adresse an.',
    name: 'Vor- und Nachname', company: 'Firma (freiwillig)', street: 'Straße und Hausnummer', postcode: 'Postleitzahl', city: 'Ort', state: 'Bundesland oder Kanton als Kürzel (freiwillig)', stateHint: 'Zum Beispiel BY oder ZH', country: 'Land', submit: 'Adresse senden',
    missing: 'Bitte ausfüllen.', tooLong: 'Höchstens {most} Zeichen.', noState: 'Bitte ein Kürzel aus bis zu drei Buchstaben oder Ziffern.', noCountry: 'Bitte ein Land wählen.', wrong: 'Bitte sehen Sie sich die markierten Felder noch einmal an.',
    doneTitle: 'Vielen Dank', done: 'Die neue Adresse für Ihre Bestellung {number} ist bei {shop} angekommen.', nothingTitle: 'Hier ist nichts zu berichtigen', nothing: 'Dieser Link gehört zu keiner Bestellung. Antworten Sie bitte auf die E-Mail: {shop} hilft Ihnen weiter.',
  },
  en: {
    title: 'Correct the delivery address', about: 'Where should your order {number} from {shop} go? Please give the whole address.',
    name: 'First and last name', company: 'Company (optional)', street: 'Street and number', postcode: 'Postcode', city: 'City', state: 'State or canton as a code (optional)', stateHint: 'For example BY or ZH', country: 'Country', submit: 'Send address',
    missing: 'Please fill this in.', tooLong: 'At most {most} characters.', noState: 'Please give a code of up to three letters or digits.', noCountry: 'Please choose a country.', wrong: 'Please look at the marked fields again.',
    doneTitle: 'Thank you', done: '{shop} has got the new address for your order {number}.', nothingTitle: 'There is nothing to correct', nothing: 'This link belongs to no order. Please reply to the e-mail: {shop} will help you.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export const addressPage: PersonPageDefinition = {
  path: 'address',
  purpose: 'a',
  show: (visit) => (visit.orderNumber === undefined ? said(visit, 'nothingTitle', 'nothing') : draw(visit, { country: visit.shop.view.country })),
  submit(visit, form) {
    const { m: messageId, o: orderId } = visit.token;
    if (visit.orderNumber === undefined || orderId === undefined) return { events: [], page: said(visit, 'nothingTitle', 'nothing') };
    const values: Values = { ...Object.fromEntries(NAMES.map((name) => [name, typed(form, name)])), country: typed(form, 'country') };
    values.state = (values.state ?? '').toUpperCase();
    const errors = check(values, visit.locale);
    if (Object.keys(errors).length > 0) return { events: [], page: draw(visit, values, errors) };
    const address = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    const event = told(visit, 'address.corrected', '', { order: { id: orderId }, contact: whoIs(visit), address });
    // Sent twice it is one correction; there and back again within a few minutes is three.
    const id = `address|${messageId}|${hash('sha256', JSON.stringify(address), 'base64url').slice(0, 16)}|${Math.floor(visit.now / MINUTE_MS)}`;
    return { events: [{ ...event, id, orderId }], page: said(visit, 'doneTitle', 'done') };
  },
};

type Values = Partial<Record<Field | 'country', string>>;

function check(values: Values, locale: Locale): Values {
  const words = WORDS[locale];
  const errors: Values = {};
  for (const name of NAMES) {
    const value = values[name] ?? '';
    if (value === '' && !OPTIONAL.has(name)) errors[name] = words.missing;
    else if (name === 'state' && !/^[A-Z0-9]{0,3}$/.test(value)) errors[name] = words.noState;
    else if (value.length > FIELDS[name]) errors[name] = words.tooLong.replace('{most}', String(FIELDS[name]));
  }
  if (!isCountry(values.country ?? '')) errors.country = words.noCountry;
  return errors;
}

function draw(visit: Visit, values: Values, errors: Values = {}): Drawn {
  const words = WORDS[visit.locale];
  const inputs = NAMES.map((name) => textField({
    name, label: words[name], most: FIELDS[name], value: values[name] ?? '', required: !OPTIONAL.has(name), autocomplete: AUTOCOMPLETE[name],
    ...(name === 'state' && { hint: words.stateHint }), ...withError(errors[name]),
  }));
  const country = selectField({ name: 'country', label: words.country, value: values.country ?? '', options: countriesIn(visit.locale), autocomplete: 'country', ...withError(errors.country) });
  return {
    title: words.title,
    body: `<h1>${words.title}</h1>
<p>${escapeHtml(filled(words.about, visit))}</p>
${Object.keys(errors).length === 0 ? '' : `<p class="note" role="alert">${words.wrong}</p>`}
<form method="post">
${inputs.join('\n')}
${country}
<button type="submit">${words.submit}</button>
</form>`,
  };
}

function withError(error: string | undefined): { error?: string } {
  return error === undefined ? {} : { error };
}

function said(visit: Visit, title: 'doneTitle' | 'nothingTitle', text: 'done' | 'nothing'): Drawn {
  const words = WORDS[visit.locale];
  return { title: words[title], body: `<h1>${words[title]}</h1>\n<p>${escapeHtml(filled(words[text], visit))}</p>` };
}

function filled(text: string, { shop, orderNumber = '' }: Visit): string {
  return text.replace('{number}', () => orderNumber).replace('{shop}', () => shop.view.name);
}
