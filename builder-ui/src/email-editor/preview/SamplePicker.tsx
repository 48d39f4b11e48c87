/** Chooses whose data fills the mail: an invented customer, or a real order. */
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { OrderPicker } from '../../runs/OrderPicker.tsx';
import { Icon } from '../../ui/icons.tsx';

export interface ChosenOrder { id: string }

interface SamplePickerProps {
  order: ChosenOrder | undefined;
  onOrder(order: ChosenOrder | undefined): void;
}

export function SamplePicker({ order, onOrder }: SamplePickerProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const mayOrders = useMay('orders:read');
  const mayPeople = useMay('contacts:read');
  const label = order === undefined ? t('emails.sample') : t('emails.orderData', { number: order.id });
  if (!mayOrders || !mayPeople) return null;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpen(!open)} aria-haspopup="dialog" rightSection={<Icon name="more" size={14} />}>{label}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('emails.chooseData')}>
        {order !== undefined && <Button fullWidth mb="sm" size="xs" variant="light" onClick={() => choose(undefined)}>{t('emails.useSample')}</Button>}
        <OrderPicker value={order?.id} onChange={(id) => choose({ id })} />
      </Popover.Dropdown>
    </Popover>
  );

  function choose(next: ChosenOrder | undefined): void {
    onOrder(next);
    setOpen(false);
  }
}
