/** The browser's own copy, cut and paste, so that the clipboard needs no permission. They count unless one writes or marks text. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useClipboard } from '../actions/use-clipboard.ts';
import { isWriting } from './is-writing.ts';

export function useClipboardEvents(editable: boolean): void {
  const clipboard = useClipboard();
  const flow = useReactFlow();
  /** Where the mouse is, while it is over the canvas: there the paste goes. */
  const pointer = useRef<{ x: number; y: number } | undefined>(undefined);
  useEffect(() => {
    const take = (event: ClipboardEvent, read: () => string | undefined) => {
      if (isWriting(event.target) || (document.getSelection()?.toString() ?? '') !== '') return;
      const text = read();
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    const copy = (event: ClipboardEvent) => take(event, clipboard.copied);
    const cut = (event: ClipboardEvent) => editable && take(event, clipboard.cut);
    const paste = (event: ClipboardEvent) => {
      if (!editable || isWriting(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      event.preventDefault();
      void clipboard.paste(text, pointer.current === undefined ? undefined : flow.screenToFlowPosition(pointer.current, { snapToGrid: true }));
    };
    const follow = (event: PointerEvent) => {
      pointer.current = event.pointerType === 'mouse' && event.target instanceof Element && event.target.closest('.react-flow__pane') !== null ? { x: event.clientX, y: event.clientY } : undefined;
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    document.addEventListener('pointermove', follow);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
      document.removeEventListener('pointermove', follow);
    };
  }, [clipboard, editable, flow]);
}
