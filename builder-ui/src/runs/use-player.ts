/** Plays a row of moments one after another: play, pause, step, speed, and straight to any of them. */
import { useEffect, useState } from 'react';

export const SPEEDS = [0.5, 1, 2, 4] as const;
/** At speed 1: long enough to read what happens. */
const MOMENT_MS = 1400;

export interface Player {
  index: number;
  count: number;
  playing: boolean;
  speed: number;
  /** Whether anybody has moved it yet. */
  moved: boolean;
  /** From the beginning, when it had reached the end. */
  toggle(): void;
  seek(index: number): void;
  setSpeed(speed: number): void;
}

/** @param autoplay whether it begins by itself; not for people who asked for less motion */
export function usePlayer(count: number, autoplay: boolean): Player {
  const [index, setIndex] = useState(autoplay ? 0 : Math.max(0, count - 1));
  const [playing, setPlaying] = useState(autoplay && count > 1);
  const [speed, setSpeed] = useState(1);
  const [moved, setMoved] = useState(false);
  const [known, setKnown] = useState(count);
  const atEnd = index >= count - 1;
  if (known !== count) {
    // A run that goes on while one looks: who was at its end stays there.
    setKnown(count);
    if (index >= known - 1 || index >= count) setIndex(Math.max(0, count - 1));
  }
  useEffect(() => {
    if (!playing) return;
    const timer = window.setTimeout(() => {
      setIndex((now) => Math.min(now + 1, count - 1));
      if (index + 1 >= count - 1) setPlaying(false);
    }, MOMENT_MS / speed);
    return () => window.clearTimeout(timer);
  }, [playing, index, count, speed]);
  return {
    index, count, playing, speed, moved, setSpeed,
    toggle: () => {
      setMoved(true);
      if (!playing && atEnd) setIndex(0);
      setPlaying(!playing && count > 1);
    },
    seek: (to) => {
      setMoved(true);
      setPlaying(false);
      setIndex(Math.min(Math.max(to, 0), count - 1));
    },
  };
}
