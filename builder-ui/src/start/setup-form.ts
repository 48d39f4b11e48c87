/** What the first owner types, step by step, and what becomes of it. */
import type { paths } from '../api/schema.d.ts';

export const STEPS = ['account', 'shop', 'sender', 'place'] as const;
export type Step = (typeof STEPS)[number];

export interface Typed {
  name: string;
  email: string;
  password: string;
  shopName: string;
  street: string;
  postcode: string;
  town: string;
  senderName: string;
  senderEmail: string;
  language: 'de' | 'en';
  country: string;
}

type SetupBody = NonNullable<paths['/api/v1/setup']['post']['requestBody']>['content']['application/json'];

export interface Sender { name: string; address: string }

export function emptyForm(language: 'de' | 'en', sender: Sender = { name: '', address: '' }): Typed {
  return { name: '', email: '', password: '', shopName: '', street: '', postcode: '', town: '', senderName: sender.name, senderEmail: sender.address, language, country: language === 'de' ? 'DE' : '' };
}

export function setupBody(typed: Typed, token: string): SetupBody {
  const shopName = oneLine(typed.shopName);
  const senderName = oneLine(typed.senderName);
  const imprint = imprintOf(typed);
  return {
    token,
    owner: { name: typed.name.trim(), email: typed.email.trim(), password: typed.password },
    shop: {
      name: shopName,
      country: typed.country,
      language: typed.language,
      senderEmail: typed.senderEmail.trim(),
      ...(senderName !== '' && senderName !== shopName && { senderName }),
      ...(imprint !== undefined && { imprint }),
    },
  };
}

/** Name and address in lines, as they stand under every mail. Without a street there is no address to name. */
export function imprintOf({ shopName, street, postcode, town }: Pick<Typed, 'shopName' | 'street' | 'postcode' | 'town'>): string | undefined {
  if (street.trim() === '') return undefined;
  return [shopName, street, `${postcode} ${town}`].map((line) => line.trim()).filter((line) => line !== '').join('\n');
}

/** The step in which a field is asked for that the runtime refused. */
export function stepOf(field: string): Step {
  if (field.startsWith('/owner')) return 'account';
  if (/^\/shop\/(senderEmail|senderName)/.test(field)) return 'sender';
  return /^\/shop\/(country|language|timeZone)/.test(field) ? 'place' : 'shop';
}

/** These would end a name in the head of a mail. */
function oneLine(text: string): string {
  return text.replaceAll(/[<>"\r\n]/g, '').trim();
}

const KEPT = 'nachklang.setup';

/** What was typed survives a reload of the page, but for the password. */
export function keepTyped(typed: Typed): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...typed, password: '' }));
  } catch {
    // Storage may be switched off: then a reload begins anew.
  }
}

export function keptTyped(language: 'de' | 'en', sender?: Sender): Typed {
  const form = emptyForm(language, sender);
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    return typeof kept === 'object' && kept !== null ? readTyped(form, kept) : form;
  } catch {
    return form;
  }
}

export function forgetTyped(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept then.
  }
}

function readTyped(form: Typed, kept: object): Typed {
  const text = (name: keyof Typed) => {
    const value: unknown = Reflect.get(kept, name);
    return typeof value === 'string' ? value : form[name];
  };
  return {
    name: text('name'), email: text('email'), password: '', shopName: text('shopName'), street: text('street'), postcode: text('postcode'), town: text('town'),
    senderName: text('senderName'), senderEmail: text('senderEmail'), language: text('language') === 'en' ? 'en' : 'de', country: text('country'),
  };
}
