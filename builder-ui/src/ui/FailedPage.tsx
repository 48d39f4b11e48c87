/** What is shown instead of a page that failed. */
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import classes from './FailedPage.module.css';
import { ProblemNote } from './Loaded.tsx';

export function FailedPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <main className={classes.alone}><ProblemNote error={error instanceof Error ? error : new Error(String(error))} onAgain={() => void router.invalidate()} /></main>;
}
