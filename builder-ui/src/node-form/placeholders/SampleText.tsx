/** How a text with placeholders comes out for a real order. */
import { useTranslation } from 'react-i18next';
import classes from '../NodeForm.module.css';
import { useSampleWords } from './sample-words.ts';

const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;

export function SampleText({ text }: { text: string }) {
  const { t } = useTranslation();
  const holds = text.includes('{{');
  const { order, wordsOf } = useSampleWords(holds);
  if (!holds) return null;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => wordsOf(name) ?? '');
  const about = order === undefined ? t('nodeForm.sampleWithout') : t('nodeForm.sampleOf', { order });
  return <p className={classes.sample}><span className={classes.sampleOf}>{about}</span> {filled.trim() === '' ? t('nodeForm.sampleEmpty') : filled}</p>;
}
