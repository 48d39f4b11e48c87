/** The spans of time that figures can be shown for. */
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SPANS, type Span } from '../../figures/use-figures.ts';

export function FigureItems({ span, onChoose }: { span: Span | undefined; onChoose(span: Span | undefined): void }) {
  const { t } = useTranslation();
  return (
    <>
      <Menu.Label>{t('canvas.figures.title')}</Menu.Label>
      {SPANS.map((one) => (
        <Menu.Item key={one} leftSection={span === one ? <IconCheck size={16} aria-hidden /> : <span style={{ display: 'inline-block', width: 16 }} />} onClick={() => onChoose(one)}>
          {t(`canvas.figures.spans.${one}`)}
        </Menu.Item>
      ))}
      {span !== undefined && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => onChoose(undefined)}>{t('canvas.figures.off')}</Menu.Item>
        </>
      )}
    </>
  );
}
