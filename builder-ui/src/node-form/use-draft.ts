/** What is being typed, written on after a moment's rest; the last letter is never lost. */
import { useCallback, useEffect, useRef, useState } from 'react';

const REST_MS = 250;

export interface Draft<T> {
  value: T;
  change(value: T): void;
  /** Writes at once what is not written yet. */
  flush(): void;
}

/** `write` may come back as another `stored` (an undo, a colleague): that replaces what is shown. */
export function useDraft<T>(stored: T, write: (value: T) => void): Draft<T> {
  const [shown, setShown] = useState({ value: stored, of: stored });
  const pending = useRef<{ value: T; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const writing = useRef(write);
  useEffect(() => {
    writing.current = write;
  }, [write]);
  if (shown.of !== stored) setShown({ value: stored, of: stored });

  const flush = useCallback(() => {
    if (pending.current === undefined) return;
    const { value, timer } = pending.current;
    clearTimeout(timer);
    pending.current = undefined;
    writing.current(value);
  }, []);
  const change = useCallback(
    (value: T) => {
      setShown(({ of }) => ({ value, of }));
      clearTimeout(pending.current?.timer);
      pending.current = { value, timer: setTimeout(flush, REST_MS) };
    },
    [flush],
  );
  useEffect(() => flush, [flush]);
  // Closing the tab is no time to wait either.
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [flush]);
  return { value: shown.value, change, flush };
}
