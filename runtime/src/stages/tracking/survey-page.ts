/**
 * How satisfied somebody is: one tap in the mail, a comment on the page. `{{ survey_url }}?score=9` leads here with the score chosen;
 * `&scale=csat` or `&scale=stars` asks from 1 to 5 instead of the 0 to 10 of the NPS.
 */
import { hash } from 'node:crypto';
import type { Locale } from '@nachklang/nodes/sdk';
import { escapeHtml } from './page-shell.ts';
import { told, whoIs, type Drawn, type PersonPageDefinition, type Visit } from './person-page.ts';

const SCALES = { nps: { from: 0, to: 10 }, csat: { from: 1, to: 5 }, stars: { from: 1, to: 5 } } as const;
type Scale = keyof typeof SCALES;
const MOST_COMMENT = 5_000;

const WORDS = {
  de: {
    nps: 'Wie wahrscheinlich ist es, dass Sie {shop} weiterempfehlen?', csat: 'Wie zufrieden sind Sie mit {shop}?', stars: 'Wie viele Sterne geben Sie {shop}?',
    low: { nps: 'unwahrscheinlich', csat: 'gar nicht zufrieden', stars: 'ein Stern' }, high: { nps: 'sehr wahrscheinlich', csat: 'sehr zufrieden', stars: 'fünf Sterne' },
    comment: 'Möchten Sie uns dazu etwas sagen? (freiwillig)', submit: 'Absenden', thanks: 'Vielen Dank!', taken: 'Ihre Antwort ist angekommen.', missing: 'Bitte wählen Sie eine Zahl.',
  },
  en: {
    nps: 'How likely are you to recommend {shop}?', csat: 'How satisfied are you with {shop}?', stars: 'How many stars would you give {shop}?',
    low: { nps: 'not likely', csat: 'not at all', stars: 'one star' }, high: { nps: 'very likely', csat: 'very satisfied', stars: 'five stars' },
    comment: 'Would you like to tell us more? (optional)', submit: 'Send', thanks: 'Thank you!', taken: 'Your answer has arrived.', missing: 'Please choose a number.',
  },
} as const satisfies Record<Locale, object>;

/**
 * Sends the tapped score once the page has been in front of a person for a moment. Scanners look at the page, and most do not wait or say what they are;
 * one that does both would be heard, so a journey should not take a single score for more than it is.
 */
const SEND_TAP = `
const form = document.querySelector('form');
setTimeout(() => {
  if (document.visibilityState !== 'visible' || navigator.webdriver) return;
  const body = new URLSearchParams(new FormData(form));
  body.delete('comment');
  fetch(form.action, { method: 'POST', body });
}, 1500);
`;

export const surveyPage: PersonPageDefinition = {
  path: 'survey',
  purpose: 'f',
  show(visit) {
    const score = scoreIn(visit.query.get('score'), scaleIn(visit.query));
    return { ...draw(visit, score), ...(score !== undefined && { script: SEND_TAP }) };
  },
  submit(visit, form) {
    const scale = scaleIn(form);
    const score = scoreIn(form.get('score'), scale);
    if (score === undefined) return { events: [], page: draw(visit, undefined, WORDS[visit.locale].missing) };
    const comment = (form.get('comment') ?? '').trim().slice(0, MOST_COMMENT);
    // The same answer is one event; another score or a comment is a new word, and the last one counts.
    const { m: messageId, o: order } = visit.token;
    const event = told(visit, 'feedback.given', '', {
      contact: whoIs(visit), score, scale, ...(comment !== '' && { comment }), ...(order !== undefined && { order: { id: order } }),
    });
    const id = `feedback|${messageId}|${scale}|${score}|${hash('sha256', comment, 'base64url').slice(0, 16)}`;
    return { events: [{ ...event, id, ...(order !== undefined && { orderId: order }) }], page: thanks(visit) };
  },
};

function scaleIn(given: URLSearchParams): Scale {
  const scale = given.get('scale');
  return scale === 'csat' || scale === 'stars' ? scale : 'nps';
}

function scoreIn(text: string | null, scale: Scale): number | undefined {
  const score = text === null || !/^\d{1,2}$/.test(text) ? NaN : Number(text);
  return score >= SCALES[scale].from && score <= SCALES[scale].to ? score : undefined;
}

function draw(visit: Visit, chosen: number | undefined, note?: string): Drawn {
  const words = WORDS[visit.locale];
  const scale = scaleIn(visit.query);
  const { from, to } = SCALES[scale];
  const question = words[scale].replace('{shop}', () => visit.shop.view.name);
  const numbers = Array.from({ length: to - from + 1 }, (_none, index) => from + index).map(
    (score) => `<label><input type="radio" name="score" value="${score}" required${score === chosen ? ' checked' : ''}><span>${score}</span></label>`,
  );
  return {
    title: question,
    body: `<h1 id="question">${escapeHtml(question)}</h1>
${note === undefined ? '' : `<p class="note" role="alert">${note}</p>`}
<form method="post">
<input type="hidden" name="scale" value="${scale}">
<fieldset aria-labelledby="question"><div class="scale">${numbers.join('')}</div><div class="ends"><span>${words.low[scale]}</span><span>${words.high[scale]}</span></div></fieldset>
<fieldset><label><span>${words.comment}</span><textarea name="comment" maxlength="${MOST_COMMENT}"></textarea></label></fieldset>
<button type="submit">${words.submit}</button>
</form>`,
  };
}

function thanks({ locale }: Visit): Drawn {
  const { thanks: title, taken } = WORDS[locale];
  return { title, body: `<h1>${title}</h1>\n<p>${taken}</p>` };
}
