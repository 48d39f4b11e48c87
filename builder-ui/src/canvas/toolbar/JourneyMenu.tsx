/** What one needs now and then, and on a phone what the bar has no room for. */
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from './MenuButton.tsx';

export function JourneyMenu() {
  const { t } = useTranslation();
  return <MenuButton name={t('canvas.more')} items={{ kind: 'journey' }} position="bottom-end" size={36}><IconDots size={19} stroke={1.7} aria-hidden /></MenuButton>;
}
