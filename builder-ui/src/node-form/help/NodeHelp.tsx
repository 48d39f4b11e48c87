/** A node's own help, in the language of the page; it comes from the node's README when somebody asks for it. */
import { ActionIcon } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/Loaded.tsx';
import classes from '../NodeForm.module.css';
import { Markdown } from './Markdown.tsx';
import { nodeTypesQuery } from './node-types.ts';

export function HelpButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  return <ActionIcon variant={open ? 'light' : 'subtle'} color={open ? 'klang' : 'gray'} size={34} aria-label={t('nodeForm.help')} aria-expanded={open} onClick={onToggle}><IconHelp size={19} stroke={1.7} aria-hidden /></ActionIcon>;
}

export function NodeHelp({ type }: { type: string }) {
  const { t, i18n } = useTranslation();
  const query = useQuery(nodeTypesQuery);
  return (
    <section className={classes.helpBox} aria-label={t('nodeForm.help')}>
      <Loaded query={query}>
        {(types) => {
          const help = types.find(({ id }) => id === type)?.help;
          const text = i18n.language === 'de' ? (help?.de ?? help?.en) : (help?.en ?? help?.de);
          return text === undefined ? <p className={classes.help}>{t('nodeForm.noHelp')}</p> : <Markdown text={text} />;
        }}
      </Loaded>
    </section>
  );
}
