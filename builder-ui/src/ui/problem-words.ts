/** What went wrong, in the language of the page. Codes without words of their own are named, so that a report can quote them. */
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useFieldSentences } from './field-problems.ts';

const KNOWN = ['unreachable', 'forbidden', 'internal_error', 'too_many_requests', 'invalid_email_or_password', 'stale_revision', 'invalid_request'] as const;

export function useProblemWords(): (error: Error) => string {
  const sentences = useProblemSentences();
  return (error) => sentences(error).join(' ');
}

/** One for each field that does not fit; else one for the whole. */
export function useProblemSentences(): (error: Error) => string[] {
  const ofFields = useFieldSentences();
  const words = useWordsOfCode();
  return (error) => {
    const sentences = error instanceof ApiProblem ? ofFields(error) : [];
    return sentences.length > 0 ? sentences : [words(error)];
  };
}

function useWordsOfCode(): (error: Error) => string {
  const { t } = useTranslation();
  const more: Record<string, string> = t('problems', { returnObjects: true });
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.other', { code: error.message });
    const known = KNOWN.find((code) => code === error.code);
    if (known !== undefined) return t(`problem.${known}`);
    if (more[error.code] !== undefined) return more[error.code] ?? '';
    return error.status === 404 ? t('problem.not_found') : t('problem.other', { code: error.code });
  };
}
