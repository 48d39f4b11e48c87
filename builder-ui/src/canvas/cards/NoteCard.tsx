/** A note on the canvas, for people only. A double click writes it. */
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { editNote } from '../../journey-store/commands/edit-note.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { focusCard } from '../actions/use-view.ts';
import { noteId, type NoteNode } from '../flow-elements.ts';
import classes from './NoteCard.module.css';

export const NoteCard = memo(function NoteCard({ data: { index, text }, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const editing = useCanvasUi(({ editingNote }) => editingNote === index);
  const close = () => ui.setState({ editingNote: undefined });
  return (
    <div className={classes.note} data-selected={selected || undefined}>
      {editing ? (
        <textarea
          ref={focusAtOnce}
          className={`${classes.text ?? ''} nodrag nopan nowheel`} value={text} maxLength={10_000} aria-label={t('canvas.note')} placeholder={t('canvas.notePlaceholder')}
          onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
          onChange={(event) => journey.getState().run(editNote(index, event.currentTarget.value))}
          onBlur={close}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') {
              close();
              focusCard(noteId(index));
            }
          }}
        />
      ) : <p className={classes.text} data-empty={text === '' || undefined}>{text === '' ? t('canvas.notePlaceholder') : text}</p>}
    </div>
  );
});
