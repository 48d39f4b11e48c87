/** Makes an invitation and shows its link this one time: it is passed on by hand, so that it works without a mail server. */
import { Alert, Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { CopyText } from '../ui/CopyText.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import { ROLES } from './roles.ts';
import { teamQuery } from './team-query.ts';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('editor');
  const invite = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/team/invitations', { body: { email: email.trim(), role } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  const made = invite.data !== undefined;
  return (
    <Modal opened onClose={onClose} title={t(made ? 'settings.invited' : 'settings.invite')} closeOnClickOutside={!made} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {invite.data === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            {invite.error !== null && <ProblemNote error={invite.error} />}
            <TextInput data-autofocus type="email" label={t('settings.inviteEmail')} required withAsterisk={false} maxLength={320} value={email} onChange={({ currentTarget }) => setEmail(currentTarget.value)} />
            <Radio.Group label={t('settings.inviteRole')} value={role} onChange={(value) => setRole(ROLES.find((one) => one === value) ?? 'viewer')}>
              <Stack gap="xs" mt={6}>{ROLES.map((value) => <Radio key={value} value={value} label={t(`settings.roles.${value}`)} description={t(`settings.roleText.${value}`)} />)}</Stack>
            </Radio.Group>
            <Button type="submit" loading={invite.isPending}>{t('settings.inviteDo')}</Button>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Alert variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('settings.invitedText', { email: invite.data.invitation.email })}</Alert>
          <CopyText text={invite.data.link} label={t('settings.inviteLink')} />
          <Button onClick={onClose}>{t('settings.keyDone')}</Button>
        </Stack>
      )}
    </Modal>
  );
}
