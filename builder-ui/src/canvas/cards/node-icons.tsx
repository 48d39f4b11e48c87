/** The icons that node definitions name. Tabler has thousands: a node from outside whose icon is not here gets the one of its kind. */
import {
  IconArrowRampRight, IconArrowsSplit2, IconBell, IconBolt, IconBrandSlack, IconBroadcast, IconCalendarDue, IconChartBar, IconChecklist, IconClockHour9, IconClockPause, IconCode, IconCoin,
  IconDatabase, IconDiscount, IconDoorExit, IconFlask, IconGift, IconHeart, IconHourglass, IconMail, IconMessage, IconPackage, IconPhone, IconPuzzle, IconShoppingCart, IconStar, IconTag,
  IconTicket, IconTruck, IconUserEdit, IconUserHeart, IconWebhook, IconWorldUpload, type TablerIcon,
} from '@tabler/icons-react';
import type { NodeKind } from '@nachklang/nodes/sdk';

const ICONS: Readonly<Record<string, TablerIcon>> = {
  'arrow-ramp-right': IconArrowRampRight, 'arrows-split-2': IconArrowsSplit2, bell: IconBell, bolt: IconBolt, 'brand-slack': IconBrandSlack, broadcast: IconBroadcast, 'calendar-due': IconCalendarDue,
  'chart-bar': IconChartBar, checklist: IconChecklist, 'clock-hour-9': IconClockHour9, 'clock-pause': IconClockPause, code: IconCode, coin: IconCoin, database: IconDatabase, discount: IconDiscount,
  'door-exit': IconDoorExit, flask: IconFlask, gift: IconGift, heart: IconHeart, hourglass: IconHourglass, mail: IconMail, message: IconMessage, package: IconPackage, phone: IconPhone,
  puzzle: IconPuzzle, 'shopping-cart': IconShoppingCart, star: IconStar, tag: IconTag, ticket: IconTicket, truck: IconTruck, 'user-edit': IconUserEdit, 'user-heart': IconUserHeart,
  webhook: IconWebhook, 'world-upload': IconWorldUpload,
};
const OF_KIND: Readonly<Record<NodeKind, TablerIcon>> = { trigger: IconBolt, wait: IconHourglass, condition: IconArrowsSplit2, action: IconPuzzle };

export function NodeIcon({ icon, kind, size = 18 }: { icon: string | undefined; kind: NodeKind; size?: number }) {
  const Shape = ICONS[icon ?? ''] ?? OF_KIND[kind];
  return <Shape size={size} stroke={1.7} aria-hidden focusable={false} />;
}
