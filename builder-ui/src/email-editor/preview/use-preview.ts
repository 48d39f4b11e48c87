/** The rendering of what is being written, as fresh as the typing allows. */
import { useEffect, useRef, useState } from 'react';
import type { EmailDraft, EmailPreview } from '../../api/types.ts';
import { previewEmail } from '../queries.ts';
import { latestAnswer, type LatestAnswer } from './latest-answer.ts';

/** Long enough not to compile half words. */
const REST_MS = 300;

export interface Preview {
  /** The last that came; of an older source while a newer one is asked for. */
  answer: EmailPreview | undefined;
  /** The last mail that could be rendered. */
  rendered: EmailPreview['rendered'];
  /** The answer is about what is written now. */
  fresh: boolean;
  error: Error | undefined;
}

export function usePreview(draft: EmailDraft): Preview {
  const key = JSON.stringify(draft);
  const [state, setState] = useState<{ key: string; answer?: EmailPreview; rendered?: EmailPreview['rendered']; error?: Error }>({ key: '' });
  const latest = useRef<LatestAnswer<{ key: string; draft: EmailDraft }> | undefined>(undefined);
  useEffect(() => {
    const asking = latestAnswer(
      ({ draft: asked }: { key: string; draft: EmailDraft }) => previewEmail(asked),
      (outcome) => setState((before) => (outcome.kind === 'error'
        ? { ...before, key: outcome.question.key, error: outcome.error }
        : { key: outcome.question.key, answer: outcome.answer, rendered: outcome.answer.rendered ?? before.rendered })),
      REST_MS,
    );
    latest.current = asking;
    return () => asking.stop();
  }, []);
  useEffect(() => {
    const wanted: EmailDraft = JSON.parse(key);
    latest.current?.want({ key, draft: wanted });
  }, [key]);
  return { answer: state.answer, rendered: state.rendered, fresh: state.key === key, error: state.error };
}
