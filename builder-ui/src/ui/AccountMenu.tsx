/** Who is signed in, in which shop; language, appearance and the way out. */
import { Menu, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepAnswer } from '../api/keep-answer.ts';
import { meQuery, signOut, switchShop } from '../api/session.ts';
import { speak, type Language } from '../words/words.ts';
import classes from './AccountMenu.module.css';

const LANGUAGES = [['de', 'Deutsch'], ['en', 'English']] as const satisfies [Language, string][];
const SCHEMES = [['light', 'app.light'], ['dark', 'app.dark'], ['auto', 'app.system']] as const satisfies [MantineColorScheme, string][];

export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (!me) return null;

  const leave = async () => {
    await signOut();
    await keepAnswer(queries, meQuery, null);
    await navigate({ to: '/sign-in' });
    // Nothing of this shop stays in memory for whoever signs in next.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  };

  return (
    <Menu position="top-start" width={214} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <span className={classes.initial} aria-hidden="true">{me.name.slice(0, 1).toUpperCase()}</span>
          <span className={classes.names}>
            <Text component="span" size="sm" fw={550} truncate="end" display="block">{me.name}</Text>
            <Text component="span" size="xs" c="dimmed" truncate="end" display="block">{me.shop.name}</Text>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.shops.length > 1 && (
          <>
            <Menu.Label>{t('app.shop')}</Menu.Label>
            <Menu.RadioGroup value={me.shop.id} onChange={(shop) => void switchShop(shop)}>
              {me.shops.map(({ id, name, demo }) => <Menu.RadioItem key={id} value={id} closeMenuOnClick>{demo ? `${name} (${t('app.demo')})` : name}</Menu.RadioItem>)}
            </Menu.RadioGroup>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('app.language')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(language) => void speak(language === 'de' ? 'de' : 'en')}>
          {LANGUAGES.map(([language, name]) => <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>{name}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('app.appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}>
          {SCHEMES.map(([scheme, words]) => <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>{t(words)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>{t('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
