/** Which number fields are amounts of money: in major units of the order's currency. */
export const MONEY_FIELDS: ReadonlySet<string> = new Set(['order.total', 'lines.highestPrice', 'line.unitPrice', 'contact.totalSpent', 'event.amount']);
