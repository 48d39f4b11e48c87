/** Ready blocks to put into the mail, in its language. */
import { Button, Menu } from '@mantine/core';
import type { Locale, SubjectKind } from '@nachklang/nodes/sdk';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../canvas/use-locale.ts';
import { inLanguage } from '../journeys/queries.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './EmailEditor.module.css';
import { blocksQuery } from './queries.ts';

interface BlockMenuProps {
  subject: SubjectKind;
  /** Of the mail. */
  locale: Locale;
  onInsert(name: string, label: string, mjml: string): void;
}

export function BlockMenu({ subject, locale, onInsert }: BlockMenuProps) {
  const { t } = useTranslation();
  const page = useLocale();
  const { data } = useQuery(blocksQuery(subject));
  return (
    <Menu position="bottom-end" width={320} shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} disabled={data === undefined}>{t('emails.block')}</Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('emails.blocks')}>
        {data?.blocks.map(({ name, label, help, mjml }) => (
          <Menu.Item key={name} onClick={() => onInsert(name, inLanguage(label, page), inLanguage(mjml, locale))}>
            {inLanguage(label, page)}
            <span className={classes.help}>{inLanguage(help, page)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
