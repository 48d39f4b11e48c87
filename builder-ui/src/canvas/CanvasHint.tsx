/** For those who hear the canvas: how to move on it. For an empty one: how to begin. And what just happened, for everybody. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import classes from './CanvasHint.module.css';
import { useEditable } from './editable.ts';

const SHOWN_MS = 5_000;

export function CanvasHint() {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const news = useCanvasUi((state) => state.news);
  const editable = useEditable();
  const empty = useJourney((state) => (state.shown ?? state.document).nodes.length === 0);
  useEffect(() => {
    if (news === undefined) return undefined;
    const timer = setTimeout(() => ui.setState({ news: undefined }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news, ui]);
  return (
    <>
      <p id="canvas-hint" hidden>{t('canvas.hint')}</p>
      {empty && editable && (
        <div className={classes.empty}>
          <h2>{t('canvas.empty')}</h2>
          <p>{t('canvas.emptyText')}</p>
          <Button onClick={() => ui.setState({ adding: { target: { kind: 'place', at: { x: 0, y: 0 } }, at: undefined } })}>{t('canvas.emptyDo')}</Button>
        </div>
      )}
      <div className={classes.news} role="status" data-tone={news?.tone}>{news?.text}</div>
    </>
  );
}
