/** The frame of pages outside the program: the mark, one card, and the choice of language. */
import { SegmentedControl } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/icons.tsx';
import { speak } from '../words/words.ts';
import classes from './SignInPage.module.css';

export function OutsidePage({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useDocumentTitle(`${title} · Nachklang`);
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={wide || undefined}>
        <Mark size={40} />
        {children}
      </div>
      <SegmentedControl
        size="xs" aria-label={t('app.language')} value={i18n.language}
        onChange={(language) => void speak(language === 'de' ? 'de' : 'en')}
        data={[{ value: 'de', label: 'Deutsch' }, { value: 'en', label: 'English' }]}
      />
    </main>
  );
}
