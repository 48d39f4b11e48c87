/** Why a voucher had to wait, was left out or could leave, in words (R42). */
import type { Json, Localized } from '@nachklang/nodes/sdk';

/** @param inputs of the check `voucher`; what it did not look at is not said */
export function voucherWords(inputs: Record<string, Json>): Localized {
  switch (inputs['waitsFor']) {
    case 'delivery':
      return { de: 'für einen Gutschein ist es zu früh, denn noch ist nicht alles zugestellt', en: 'it is too early for a voucher, because not everything is delivered yet' };
    case 'return':
      return { de: 'für einen Gutschein ist es zu früh, denn eine Retoure oder ein Widerruf ist offen', en: 'it is too early for a voucher, because a return or a withdrawal is open' };
    case 'return_period': {
      const until = inputs['returnsUntil'];
      const [year = '', month = '', day = ''] = typeof until === 'string' ? until.split('-') : [];
      return { de: `für einen Gutschein ist es zu früh, denn bis ${day}.${month}.${year} kann noch zurückgegeben werden`, en: `it is too early for a voucher, because returns are possible until ${year}-${month}-${day}` };
    }
    case 'called_off':
      return { de: 'einen Gutschein gibt es nicht, denn die Bestellung wurde vor der Zustellung storniert oder erstattet', en: 'there is no voucher, because the order was cancelled or refunded before its delivery' };
    default:
      return { de: 'für einen Gutschein ist es zu früh', en: 'it is too early for a voucher' };
  }
}
