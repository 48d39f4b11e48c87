/** A node's own help, in the language of the page. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/Loaded.tsx';
import classes from '../NodeForm.module.css';
import { Markdown } from './Markdown.tsx';
import { nodeTypesQuery } from './node-types.ts';

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
