/** The policy: may this message go out now, later, or not at all, and why (design §6). Pure. */
export { decide, type Verdict } from './decide.ts';
export { readEcgList, type AddressLists } from './ecg-list.ts';
export { CapPreview } from './cap-preview.ts';
export type { NoPurchase } from './permission.ts';
export type { Rival } from './rivals.ts';
export { ruleSetFor } from './rule-sets/index.ts';
export { checkVoucher } from './voucher.ts';
export { counts, giveBack, nextFit, reserve } from './window.ts';
