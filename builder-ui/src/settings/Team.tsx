/** Who works in the shop: roles, invitations, and parting. */
import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../api/client.ts';
import { meQuery, useMay } from '../api/session.ts';
import type { Invitation, Member } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { InviteDialog } from './InviteDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { ROLES } from './roles.ts';
import classes from './Settings.module.css';
import { teamQuery } from './team-query.ts';

export function Team() {
  const { t } = useTranslation();
  const team = useQuery(teamQuery);
  const mayWrite = useMay('team:write');
  const [inviting, dialog] = useDisclosure(false);
  return (
    <section>
      <div className={classes.head}>
        <Title order={2}>{t('settings.team')}</Title>
        {mayWrite && <Button size="xs" leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>{t('settings.invite')}</Button>}
      </div>
      <Text c="dimmed" size="sm" mb="lg">{t('settings.teamIntro')}{!mayWrite && ` ${t('settings.readOnly')}`}</Text>
      <Loaded query={team}>
        {({ members, invitations }) => (
          <>
            <ul className={rows.sheet}>{members.map((member) => <MemberRow key={member.userId} member={member} mayWrite={mayWrite} />)}</ul>
            {invitations.length > 0 && (
              <>
                <Title order={3} mt="xl" mb="sm">{t('settings.invitations')}</Title>
                <ul className={rows.sheet}>{invitations.map((invitation) => <InvitationRow key={invitation.id} invitation={invitation} mayWrite={mayWrite} />)}</ul>
              </>
            )}
          </>
        )}
      </Loaded>
      {inviting && <InviteDialog onClose={dialog.close} />}
    </section>
  );
}

function MemberRow({ member, mayWrite }: { member: Member; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [removing, setRemoving] = useState(false);
  const { userId, name, email, role, since } = member;
  const change = useMutation({
    mutationFn: (wanted: Member['role']) => done(api.PATCH('/api/v1/team/{userId}', { params: { path: { userId } }, body: { role: wanted } })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: teamQuery.queryKey }), queries.invalidateQueries({ queryKey: ['me'] })]),
  });
  const self = me?.email === email;
  return (
    <li>
      <div className={rows.row}>
        <div className={rows.main}>
          <div className={rows.title}>{name}{self && ` (${t('settings.you')})`}</div>
          <div className={rows.sub}>{email} · {t('settings.memberSince', { when: date(since) })}</div>
        </div>
        {mayWrite ? (
          <div className={rows.acts}>
            <NativeSelect size="xs" aria-label={t('settings.roleOf', { name })} value={role} disabled={change.isPending} onChange={({ currentTarget }) => change.mutate(ROLES.find((one) => one === currentTarget.value) ?? role)} data={ROLES.map((value) => ({ value, label: t(`settings.roles.${value}`) }))} />
            <Button size="xs" variant="default" aria-label={t('settings.removeThis', { name })} onClick={() => setRemoving(true)}>{t('settings.remove')}</Button>
          </div>
        ) : <span className={rows.side}>{t(`settings.roles.${role}`)}</span>}
      </div>
      {change.error !== null && <div className={classes.rowProblem}><ProblemNote error={change.error} /></div>}
      {removing && <RemoveDialog member={member} self={self} onClose={() => setRemoving(false)} />}
    </li>
  );
}

function InvitationRow({ invitation, mayWrite }: { invitation: Invitation; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const { id, email, role, expiresAt } = invitation;
  const withdraw = useMutation({
    mutationFn: () => done(api.DELETE('/api/v1/team/invitations/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <div className={rows.title}>{email}</div>
        <div className={rows.sub}>{t(`settings.roles.${role}`)} · {t('settings.validUntil', { when: dateTime(expiresAt) })}</div>
      </div>
      {mayWrite && <Button size="xs" variant="default" loading={withdraw.isPending} aria-label={t('settings.withdrawThis', { email })} onClick={() => withdraw.mutate()}>{t('settings.withdraw')}</Button>}
    </li>
  );
}
