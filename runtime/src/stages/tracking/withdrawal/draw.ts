/** The withdrawal's three pages: the form, the declaration to confirm, the receipt. */
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import { textField } from '../form-fields.ts';
import { escapeHtml } from '../page-shell.ts';
import type { Drawn } from '../person-page.ts';
import { FIELDS, LIMITS, REQUIRED, rowsOf, SEVERAL_LINES, type Declaration, type Errors, type Field } from './declaration.ts';
import { filled, instantIn, WORDS } from './words.ts';

export interface Look { locale: Locale; shop: ShopRecord }

const HINTS = { contract: 'contractHint', goods: 'goodsHint', reason: 'reasonHint' } as const;
const AUTOCOMPLETE: Partial<Record<Field, string>> = { name: 'name', email: 'email' };

export function drawForm({ locale, shop }: Look, values: Partial<Declaration>, errors: Errors = {}, note?: string): Drawn {
  const words = WORDS[locale];
  const inputs = FIELDS.map((name) => {
    const [error, fill] = [errors[name], AUTOCOMPLETE[name]];
    return textField({
      name, label: words[name], most: LIMITS[name], value: values[name] ?? '', required: REQUIRED.has(name), lines: SEVERAL_LINES.has(name), type: name === 'email' ? 'email' : 'text',
      ...(name in HINTS && { hint: words[HINTS[name as keyof typeof HINTS]] }), ...(error !== undefined && { error }), ...(fill !== undefined && { autocomplete: fill }),
    });
  });
  const wrong = Object.keys(errors).length === 0 ? note : words.wrong;
  return {
    title: words.title,
    body: `<p class="step">${words.step1}</p>
<h1>${words.title}</h1>
<p>${escapeHtml(filled(words.intro, { shop: shop.view.name }))}</p>
${wrong === undefined ? '' : `<p class="note" role="alert">${wrong}</p>`}
<form method="post">
${inputs.join('\n')}
<button name="step" value="review">${words.review}</button>
</form>`,
  };
}

/** `day` is when it was first shown: confirming it twice is one declaration. */
export function drawReview({ locale, shop }: Look, declaration: Declaration, day: string): Drawn {
  const words = WORDS[locale];
  const hidden = FIELDS.map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(declaration[name])}">`);
  return {
    title: words.reviewTitle,
    body: `<p class="step">${words.step2}</p>
<h1>${words.reviewTitle}</h1>
<p>${escapeHtml(filled(words.declare, { shop: shop.view.name }))}</p>
${definitions(declaration, locale)}
<form method="post">
${hidden.join('\n')}
<input type="hidden" name="day" value="${day}">
<div class="buttons"><button name="step" value="confirm">${words.confirm}</button> <button name="step" value="edit" class="quiet">${words.edit}</button></div>
</form>`,
  };
}

export function drawReceipt({ locale, shop }: Look, declaration: Declaration, declaredAt: EpochMs, mailed: boolean): Drawn {
  const words = WORDS[locale];
  const done = filled(words.done, { shop: shop.view.name, when: instantIn(shop.view.timeZone, locale, declaredAt) });
  return {
    title: words.doneTitle,
    body: `<h1>${words.doneTitle}</h1>
<p><strong>${escapeHtml(done)}</strong></p>
<p>${words.content}</p>
<p>${escapeHtml(filled(words.declare, { shop: shop.view.name }))}</p>
${definitions(declaration, locale)}
<p>${escapeHtml(filled(mailed ? words.mailed : words.unmailed, { email: declaration.email }))}</p>`,
  };
}

function definitions(declaration: Declaration, locale: Locale): string {
  const rows = rowsOf(declaration, locale).map(({ label, value }) => `<dt>${label}</dt><dd>${escapeHtml(value).replaceAll('\n', '<br>')}</dd>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}
