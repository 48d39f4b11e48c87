/** A state as a coloured dot with its word: the colour only helps, the word says it. */
import classes from './StateMark.module.css';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

export function StateMark({ tone, children }: { tone: Tone; children: string }) {
  return <span className={classes.mark}><span className={classes.dot} style={{ background: `var(--nk-${tone})` }} />{children}</span>;
}
