/** The time line of a run: play and pause, step, speed, and a scrubber that the arrow keys move. */
import { ActionIcon, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Playback.module.css';
import { PlayIcon } from './PlayIcon.tsx';
import { SPEEDS, type Player } from './use-player.ts';

interface PlayBarProps {
  player: Player;
  /** Of the current moment, for everyone; also what a screen reader says of the scrubber. */
  when: string;
  what: string;
}

export function PlayBar({ player, when, what }: PlayBarProps) {
  const { t, i18n } = useTranslation();
  const { index, count, playing, speed } = player;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className={classes.bar} role="group" aria-label={t('runs.timeline')}>
      <div className={classes.now}>
        <div className={classes.when}>{when}</div>
        <div className={classes.what}>{what}</div>
      </div>
      <input
        className={classes.scrubber} type="range" min={0} max={Math.max(0, count - 1)} step={1} value={index} aria-label={t('runs.scrubber')} aria-valuetext={`${when}: ${what}`}
        onChange={({ currentTarget }) => player.seek(Number(currentTarget.value))}
      />
      <div className={classes.controls}>
        <ActionIcon variant="default" size="lg" aria-label={t('runs.stepBack')} disabled={index === 0} onClick={() => player.seek(index - 1)}><PlayIcon name="back" /></ActionIcon>
        <ActionIcon size="lg" aria-label={playing ? t('runs.pausePlay') : t('runs.play')} onClick={player.toggle}><PlayIcon name={playing ? 'pause' : 'play'} /></ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('runs.stepForward')} disabled={index >= count - 1} onClick={() => player.seek(index + 1)}><PlayIcon name="forward" /></ActionIcon>
        <span className={classes.position}>{t('runs.position', { now: index + 1, count })}</span>
        <NativeSelect
          className={classes.speed} size="xs" aria-label={t('runs.speed')} value={String(speed)} onChange={({ currentTarget }) => player.setSpeed(Number(currentTarget.value))}
          data={SPEEDS.map((value) => ({ value: String(value), label: `${number.format(value)} ×` }))}
        />
      </div>
    </div>
  );
}
