/** Stage tracking: public links in, events out. */
export { PublicLinks, withdrawalUrl, type LinkedMessage, type PersonPage } from './public-links.ts';
export { publicRoutes, type PublicRoutesPorts } from './public-routes.ts';
export { personRoutes, type PersonRoutesPorts } from './person-routes.ts';
export { withdrawalRoutes, type WithdrawalRoutesPorts } from './withdrawal/routes.ts';
export { takeWithdrawal } from './withdrawal/withdrawals.ts';
export { eraseReceipts, RECEIPT_INDEXES, Receipts, type ReceiptRecord } from './withdrawal/receipts.ts';
export { ReceiptRunner } from './withdrawal/receipt-runner.ts';
