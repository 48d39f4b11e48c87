/** What an event was, in words: „Sendungsstatus: zugestellt · #1001“. */
import { useTranslation } from 'react-i18next';
import type { HeldEvent } from '../api/types.ts';

interface Told {
  type: string;
  data?: Record<string, unknown>;
}

export function useEventWords(): (event: Told) => string {
  const { t } = useTranslation();
  const names: object = t('event', { returnObjects: true });
  const statuses: object = t('parcel', { returnObjects: true });
  return ({ type, data = {} }) => {
    const name = text(names, type.replace('.', '_')) ?? t('event.custom', { name: type.replace(/^custom\./, '') });
    const status = type === 'parcel.status' ? text(statuses, text(data, 'status') ?? '') : undefined;
    return status === undefined ? name : `${name}: ${status}`;
  };
}

/** How people call the order an event is about: its number, else its id. */
export function orderName({ data, orderId, orderNumber }: Pick<HeldEvent, 'data' | 'orderId' | 'orderNumber'>): string | undefined {
  return orderNumber ?? text(data['order'], 'number') ?? orderId;
}

function text(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
