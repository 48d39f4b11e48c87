/** What the shop says its checkout shows about advertising, since when and until when: the proof that § 7 Abs. 3 Nr. 4 UWG asks for. */
import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckoutNotice } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import { EndNoticeDialog } from './EndNoticeDialog.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { noticesQuery } from './notices-query.ts';
import { RetractNoticeDialog } from './RetractNoticeDialog.tsx';
import classes from './Settings.module.css';

export function CheckoutNotices({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const notices = useQuery(noticesQuery);
  const [stating, setStating] = useState(false);
  return (
    <section>
      <div className={classes.head}>
        <Title order={3}>{t('law.notice')}</Title>
        {mayWrite && <Button size="xs" leftSection={<Icon name="plus" size={16} />} onClick={() => setStating(true)}>{t('law.noticeAdd')}</Button>}
      </div>
      <Text size="sm" mb="md">{t('law.noticeText')}</Text>
      <Loaded query={notices}>
        {(items) => (items.length === 0
          ? <EmptyState icon="warn" title={t('law.noticeNone')} text={t('law.noticeNoneText')} />
          : <ul className={rows.sheet}>{items.map((notice) => <Notice key={notice.id} notice={notice} mayWrite={mayWrite} />)}</ul>)}
      </Loaded>
      {stating && <NoticeDialog onClose={() => setStating(false)} />}
    </section>
  );
}

type Standing = 'current' | 'over' | 'retracted' | 'replaced';
const TONES: Record<Standing, Tone> = { current: 'good', over: 'quiet', replaced: 'quiet', retracted: 'bad' };

function standingOf({ current, until, retractedAt }: CheckoutNotice): Standing {
  if (retractedAt !== undefined) return 'retracted';
  if (current) return 'current';
  return until === undefined ? 'replaced' : 'over';
}

function Notice({ notice, mayWrite }: { notice: CheckoutNotice; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const [asking, setAsking] = useState<'end' | 'retract'>();
  const { version, text, from, until } = notice;
  const standing = standingOf(notice);
  return (
    <li>
      <div className={classes.notice}>
        <div className={rows.main}>
          <div className={rows.title}>{version}</div>
          <div className={rows.sub}>{until === undefined ? t('law.noticeSince', { from: dateTime(from) }) : t('law.noticeFromTo', { from: dateTime(from), until: dateTime(until) })}</div>
          <q className={classes.wording}>{text}</q>
          <div className={classes.standing}><StateMark tone={TONES[standing]}>{t(`law.standing.${standing}`)}</StateMark></div>
        </div>
        {mayWrite && standing !== 'retracted' && (
          <div className={rows.acts}>
            {until === undefined && <Button size="xs" variant="default" aria-label={t('law.endThis', { version })} onClick={() => setAsking('end')}>{t('law.end')}</Button>}
            <Button size="xs" variant="default" aria-label={t('law.retractThis', { version })} onClick={() => setAsking('retract')}>{t('law.retract')}</Button>
          </div>
        )}
      </div>
      {asking === 'end' && <EndNoticeDialog notice={notice} onClose={() => setAsking(undefined)} />}
      {asking === 'retract' && <RetractNoticeDialog notice={notice} onClose={() => setAsking(undefined)} />}
    </li>
  );
}
