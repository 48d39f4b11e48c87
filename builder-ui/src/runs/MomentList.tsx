/** Every moment of a run below one another, with the time that passes in between; a click takes the time line there. */
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../ui/StateMark.tsx';
import type { MomentWords } from './moment-words.ts';
import type { Moment } from './moments.ts';
import classes from './Playback.module.css';
import type { Player } from './use-player.ts';

export function MomentList({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return <ol className={classes.moments} aria-label={t('runs.moments')}>{children}</ol>;
}

interface MomentRowProps {
  moment: Moment;
  before: Moment | undefined;
  player: Player;
  words: MomentWords;
  /** More about it: why a condition held, what the policy said, the mail. */
  children?: ReactNode;
}

export function MomentRow({ moment, before, player, words, children }: MomentRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const here = moment.place === player.index;
  // What it shows first is the beginning of the list, also when the time line stands at its end.
  const follow = here && (player.playing || player.moved);
  useEffect(() => {
    if (follow) row.current?.scrollIntoView({ block: 'nearest' });
  }, [follow]);
  const detail = words.detail(moment);
  return (
    <li ref={row} className={classes.moment} data-tone={toneOf(moment)} data-current={here || undefined} data-later={moment.place > player.index || undefined} aria-current={here ? 'step' : undefined}>
      <span className={classes.dot} aria-hidden="true" />
      <div className={classes.body}>
        <UnstyledButton className={classes.title} onClick={() => player.seek(moment.place)}>{words.title(moment)}</UnstyledButton>
        {/* What happens within the same minute needs no time of its own. */}
        {(before === undefined || moment.at.slice(0, 16) !== before.at.slice(0, 16)) && <div className={classes.time}>{words.when(moment, before)}</div>}
        {detail !== undefined && <div className={classes.detail}>{detail}</div>}
        {children}
      </div>
    </li>
  );
}

function toneOf(moment: Moment): Tone {
  if (moment.kind === 'event' || moment.kind === 'deed') return 'busy';
  if (moment.kind === 'wait') return 'warn';
  if (moment.kind === 'end') return moment.state === 'failed' ? 'bad' : moment.state === 'exited' ? 'quiet' : 'good';
  return moment.stop.skipped === true ? 'quiet' : 'good';
}
