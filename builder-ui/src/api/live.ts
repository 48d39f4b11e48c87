/** Live updates: the runtime says what changed, and what is shown of it is read again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { whenAtRest } from '../ui/at-rest.ts';
import { openLine } from './live-line.ts';

export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    // First the page; what happens until the line stands is read again then.
    let stop: (() => void) | undefined;
    const callOff = whenAtRest(() => {
      stop = openLine(queries);
    });
    return () => {
      callOff();
      stop?.();
    };
  }, [queries]);
}
