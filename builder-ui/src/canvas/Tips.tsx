/** The name of what the mouse rests on, for buttons that show an icon only: elements say it by `data-tip`. One for all of them, so that none of it is needed before the canvas is there. */
import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const AFTER_MS = 400;

interface Tip { element: HTMLElement; words: string }

export function Tips() {
  const [tip, setTip] = useState<Tip | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: HTMLElement | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const follow = ({ target, pointerType }: PointerEvent) => {
      const element = target instanceof Element && pointerType === 'mouse' ? target.closest<HTMLElement>('[data-tip]') ?? undefined : undefined;
      if (element === over) return;
      over = element;
      hide();
      if (element !== undefined) timer = setTimeout(() => element.isConnected && setTip({ element, words: element.dataset.tip ?? '' }), AFTER_MS);
    };
    document.addEventListener('pointerover', follow);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', hide);
    document.documentElement.addEventListener('pointerleave', hide);
    return () => {
      hide();
      document.removeEventListener('pointerover', follow);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', hide);
      document.documentElement.removeEventListener('pointerleave', hide);
    };
  }, []);
  if (tip === undefined) return null;
  return <Tooltip target={tip.element} label={tip.words} opened multiline maw={320} w="max-content" transitionProps={{ duration: 0 }} aria-hidden />;
}
