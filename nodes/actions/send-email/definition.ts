/** send-email: asks for a mail; the policy decides whether and when it leaves. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { checkDuration, DAY_MS, readDuration } from '../../sdk/time/duration.ts';
import { Duration, type Localized } from '../../sdk/values.ts';

const CLASSES = {
  transactional: { de: 'Service: gehört zur Bestellung, enthält keine Werbung', en: 'Service: belongs to the order, holds no advertising' },
  marketing: { de: 'Werbung: auch Bewertungsbitten und Umfragen', en: 'Marketing: review requests and surveys too' },
} as const satisfies Record<string, Localized>;

const WHEN_BLOCKED = {
  skip: { de: 'weglassen', en: 'skip it' },
  defer: { de: 'später senden', en: 'send it later' },
  ignore: { de: 'trotzdem senden', en: 'send it anyway' },
} as const satisfies Record<string, Localized>;

export const sendEmail = defineNode({
  id: 'send-email',
  version: 1,
  kind: 'action',
  label: { de: 'E-Mail senden', en: 'Send e-mail' },
  description: { de: 'Schickt eine E-Mail, wenn Häufigkeitsgrenzen und Einwilligung es erlauben', en: 'Sends an e-mail if frequency caps and consent allow it' },
  icon: 'mail',
  settings: Type.Object(
    {
      email: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', ...field({ label: { de: 'E-Mail', en: 'E-mail' }, widget: 'email' }) }),
      class: Type.Enum(
        ['transactional', 'marketing'],
        field({ label: { de: 'Art', en: 'Class' }, choices: CLASSES }),
      ),
      category: Type.Optional(Type.String({
        minLength: 1,
        maxLength: 64,
        ...field({ label: { de: 'Kategorie', en: 'Category' }, help: { de: 'Für eigene Häufigkeitsgrenzen, zum Beispiel „Bewertung“.', en: 'For frequency caps of its own, for example “review”.' }, suggest: 'message-categories' }),
      })),
      purpose: Type.Optional(Type.String({
        minLength: 1,
        maxLength: 64,
        ...field({
          label: { de: 'Zweck', en: 'Purpose' },
          help: { de: 'Nur für Werbung: reicht auch eine Einwilligung, die nur diesen Zweck nennt, zum Beispiel „newsletter“? Leer: nur eine allgemeine.', en: 'For marketing only: is a consent enough that names just this purpose, for example “newsletter”? Empty: only a general one.' },
          when: { setting: 'class', is: ['marketing'] },
        }),
      })),
      goods: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        uniqueItems: true,
        maxItems: 50,
        ...field({
          label: { de: 'Wirbt für diese Kategorien', en: 'Advertises these categories' },
          help: { de: 'Ohne Einwilligung geht Werbung nur an Menschen, die Ähnliches gekauft haben (§ 7 Abs. 3 UWG). Leer: Es geht um die Bestellung selbst.', en: 'Without consent, marketing goes only to people who bought something similar (§ 7 (3) UWG). Empty: it is about the order itself.' },
          suggest: 'order.categories',
          when: { setting: 'class', is: ['marketing'] },
        }),
      })),
      whenBlocked: Type.Enum(
        ['skip', 'defer', 'ignore'],
        field({
          label: { de: 'Wenn eine Grenze erreicht ist', en: 'When a cap is reached' },
          help: { de: 'Widerspruch und fehlende Einwilligung gelten immer.', en: 'Objections and missing consent always count.' },
          choices: WHEN_BLOCKED,
        }),
      ),
      deferFor: Type.Optional(Type.With(Duration, field({ label: { de: 'Höchstens so lange aufschieben', en: 'Put off no longer than' }, widget: 'duration', when: { setting: 'whenBlocked', is: ['defer'] } }))),
      voucherAnyTime: Type.Optional(Type.Boolean(field({
        label: { de: 'Gutschein jederzeit', en: 'Voucher at any time' },
        help: {
          de: 'Sonst wartet eine Mail mit Gutschein, bis alles zugestellt, die Rückgabefrist vorbei und keine Retoure offen ist.',
          en: 'Otherwise an e-mail with a voucher waits until everything is delivered, the return period is over and no return is open.',
        },
      }))),
      trackClicks: Type.Boolean(field({
        label: { de: 'Klicks zählen', en: 'Count clicks' },
        help: { de: 'Links laufen dann über deine Adresse.', en: 'Links then pass through your own address.' },
      })),
      priority: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 100,
        ...field({ label: { de: 'Vorrang (0–100)', en: 'Priority (0–100)' }, help: { de: 'Leer: der Vorrang der Journey.', en: 'Empty: the priority of the journey.' } }),
      })),
    },
    { additionalProperties: false },
  ),
  defaults: { email: 'message', class: 'transactional', whenBlocked: 'skip', trackClicks: false },
  ports: [
    { id: 'sent', label: { de: 'gesendet', en: 'sent' } },
    { id: 'skipped', label: { de: 'weggelassen', en: 'skipped' } },
  ],
  summary: ({ email, class: messageClass }, locale) => {
    const kind = { de: { transactional: 'Service', marketing: 'Werbung' }, en: { transactional: 'service', marketing: 'marketing' } };
    return { de: `„${email}“ senden (${kind.de[messageClass]})`, en: `Send “${email}” (${kind.en[messageClass]})` }[locale];
  },
  check({ deferFor, whenBlocked }) {
    if (deferFor === undefined) return [];
    if (whenBlocked === 'defer') return checkDuration('/deferFor', deferFor);
    return [{
      path: '/deferFor',
      code: 'defer_for_without_defer',
      message: {
        de: 'Eine Aufschubzeit gilt nur mit „später senden“. Wähle das oder lösche die Zeit.',
        en: 'A time to put off counts only with “send it later”. Choose that or remove the time.',
      },
    }];
  },
  sendsMessage: ({ email, class: messageClass, category, purpose, goods, priority, whenBlocked, deferFor, voucherAnyTime }) => ({
    channel: 'email',
    class: messageClass,
    email,
    whenBlocked,
    ...(category !== undefined && { category }),
    ...(purpose !== undefined && { purpose }),
    ...(goods !== undefined && { goods }),
    ...(priority !== undefined && { priority }),
    ...(voucherAnyTime === true && { voucherAnyTime }),
    ...deferral(deferFor),
  }),
});

/** The longest the message can be put off, whatever the calendar says. */
function deferral(deferFor: string | undefined): { deferForMs?: number } {
  const parts = deferFor === undefined ? undefined : readDuration(deferFor);
  if (parts === undefined) return {};
  return { deferForMs: (parts.years * 366 + parts.months * 31 + parts.days) * DAY_MS + parts.timeMs };
}
