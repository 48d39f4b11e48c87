/** A mail in a frame without scripts. What changes is exchanged inside the frame, so that it neither flashes nor jumps to the top. */
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { frameDocument } from './frame-document.ts';
import classes from './Preview.module.css';

export type Device = 'desktop' | 'phone';

interface MailFrameProps {
  title: string;
  html: string;
  device: Device;
  appearance: 'light' | 'dark';
}

/** Mails are 600 pixels wide; narrower, they show what phones show. */
const DESKTOP_PX = 680;
const PHONE_PX = 390;
const EMPTY = '<!doctype html><html><head></head><body></body></html>';

export function MailFrame({ title, html, device, appearance }: MailFrameProps) {
  const { ref: stage, width, height } = useElementSize();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const shown = frameDocument(html, appearance);
  useEffect(() => {
    if (ready) exchange(frame.current, shown);
  }, [ready, shown]);
  const wide = device === 'desktop' ? DESKTOP_PX : PHONE_PX;
  const scale = width === 0 ? 1 : Math.min(1, width / wide);
  return (
    <div ref={stage} className={classes.stage} data-appearance={appearance}>
      {/* Same origin, so that its content can be exchanged; without allow-scripts nothing in it can make use of that. Links open beside it. */}
      <iframe
        ref={frame}
        className={classes.frame}
        title={title}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={EMPTY}
        onLoad={() => setReady(true)}
        style={{ width: device === 'desktop' ? Math.max(wide, width) : wide, height: height / scale, transform: `scale(${scale})`, marginInlineStart: Math.max(0, (width - wide * scale) / 2), colorScheme: appearance, ...(device === 'desktop' && { marginInlineStart: 0 }) }}
      />
    </div>
  );
}

function exchange(frame: HTMLIFrameElement | null, html: string): void {
  const old = frame?.contentDocument;
  if (old === null || old === undefined) return;
  const next = new DOMParser().parseFromString(html, 'text/html');
  const base = next.createElement('base');
  base.target = '_blank';
  next.head.append(base);
  const top = old.defaultView?.scrollY ?? 0;
  old.documentElement.replaceWith(old.adoptNode(next.documentElement));
  old.defaultView?.scrollTo(0, top);
}
