/** A text to take along, such as a record or an address, with its button. */
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './CopyText.module.css';

/** `label` names what is copied, for those who hear the page. */
export function CopyText({ text, label, block = false }: { text: string; label: string; block?: boolean }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <div className={classes.box} data-block={block || undefined}>
      {/* It scrolls, so the keyboard must reach it (WCAG 2.1.1). */}
      <pre className={classes.text} tabIndex={0} role="group" aria-label={label}>{text}</pre>
      <Button size="xs" variant="default" className={classes.button} aria-label={t('common.copyThis', { what: label })} onClick={() => clipboard.copy(text)}>{t(clipboard.copied ? 'common.copied' : 'common.copy')}</Button>
    </div>
  );
}
