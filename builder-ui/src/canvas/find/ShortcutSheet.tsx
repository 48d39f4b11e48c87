/** Every key of the canvas on one sheet. */
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { NAMED_KEYS, SHORTCUTS } from '../keys/shortcuts.ts';
import classes from './ShortcutSheet.module.css';

export function ShortcutSheet() {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const opened = useCanvasUi(({ sheet }) => sheet);
  const nameOf = (key: string) => {
    const named = NAMED_KEYS.find((one) => one === key);
    return named === undefined ? key : t(`canvas.keys.names.${named}`);
  };
  return (
    <Modal opened={opened} onClose={() => ui.setState({ sheet: false })} title={t('canvas.keys.title')} size={760} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={classes.sheet}>
        {SHORTCUTS.map(({ group, keys }) => (
          <section key={group}>
            <h3 className={classes.group}>{t(`canvas.keys.${group}`)}</h3>
            <dl className={classes.list}>
              {keys.map(([pressed, does]) => (
                <div key={pressed.join(' ')} className={classes.row}>
                  <dt>{pressed.map((key) => <kbd key={key} className={classes.key}>{nameOf(key)}</kbd>)}</dt>
                  <dd>{t(`canvas.keys.does.${does}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
