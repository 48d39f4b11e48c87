/** Why no purchase permits advertising, in words. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { NoPurchase } from '../stages/policy/index.ts';

export const NO_PURCHASE: Record<NoPurchase, Localized> = {
  not_allowed_here: { de: 'im Land der Person genügt ein Kauf nicht', en: 'a purchase is not enough in this country' },
  channel: { de: 'ein Kauf genügt auf diesem Weg nicht', en: 'a purchase is not enough on this channel' },
  objected: { de: 'der Werbung wurde schon einmal widersprochen', en: 'advertising was objected to before' },
  no_order: { de: 'es gibt keinen passenden Kauf', en: 'there is no matching purchase' },
  not_similar: { de: 'es wurde nichts Ähnliches gekauft', en: 'nothing similar was bought' },
  goods_unknown: { de: 'die Mail nennt nicht, wofür sie wirbt', en: 'the mail does not say what it advertises' },
  cancelled: { de: 'der Kauf wurde storniert', en: 'the purchase was cancelled' },
  no_notice: { de: 'beim Kauf fehlte der Hinweis auf das Widerspruchsrecht', en: 'no notice of the right to object was shown at the purchase' },
  notice_retracted: { de: 'der Shop hat zurückgenommen, dass seine Kasse den Hinweis auf das Widerspruchsrecht zeigte', en: 'the shop took back that its checkout showed the notice of the right to object' },
  other_address: { de: 'gekauft wurde mit einer anderen Adresse', en: 'another address was used for the purchase' },
  ecg_list_missing: { de: 'für Österreich fehlt die ECG-Liste', en: 'the ECG list for Austria is missing' },
  ecg_list: { de: 'die Adresse steht auf der ECG-Liste', en: 'the address is on the ECG list' },
};

/** Undefined for a reason that is not known here, such as one of a later version. */
export function purchaseWords(why: string): Localized | undefined {
  return isKnown(why) ? NO_PURCHASE[why] : undefined;
}

function isKnown(why: string): why is NoPurchase {
  return Object.hasOwn(NO_PURCHASE, why);
}
