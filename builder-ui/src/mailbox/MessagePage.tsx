/** One message: what became of it, why it was sent or held back, and the mail as it was sent. */
import { Alert, Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { MessageWithDecisions } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useDecisionWords } from '../people/decision-words.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useFailureWords } from './failure-words.ts';
import { MessageMail } from './MessageMail.tsx';
import { MESSAGE_TONES } from './MessagesPage.tsx';
import classes from './Outbox.module.css';
import { messageQuery } from './queries.ts';

export function MessagePage() {
  const { t } = useTranslation();
  const { messageId } = useParams({ from: '/inside/messages/$messageId' });
  const message = useQuery(messageQuery(messageId));
  return (
    <div>
      <Anchor className={classes.back} size="sm" renderRoot={(props) => <Link to="/messages" {...props} />}><Icon name="back" size={18} />{t('messages.title')}</Anchor>
      <Loaded query={message}>{(data) => <Whole message={data} />}</Loaded>
    </div>
  );
}

function Whole({ message }: { message: MessageWithDecisions }) {
  const { t } = useTranslation();
  const mayLook = useMay('mailbox:read');
  const failed = useFailureWords()({ failure: message.failure, text: message.error });
  const mail = useQuery({
    queryKey: ['messages', 'mail', message.id],
    queryFn: () => dataOf(api.GET('/api/v1/messages/{id}/mail', { params: { path: { id: message.id } } })),
    enabled: mayLook,
  });
  return (
    <>
      <PageHeader title={mail.data?.subject ?? t('messages.one', { to: message.to })} intro={<StateMark tone={MESSAGE_TONES[message.state]}>{t(`messages.states.${message.state}`)}</StateMark>} />
      {message.state === 'unknown' && <Alert mb="lg" color="yellow" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('messages.unknownText')}</Alert>}
      {failed !== undefined && <Alert mb="lg" color="red" variant="light" title={t('messages.error')} styles={{ title: { color: 'var(--mantine-color-error)' }, message: { color: 'var(--mantine-color-text)' } }}>{failed}</Alert>}
      <Facts message={message} />
      <Title order={2} mt="xl" mb="xs">{t('messages.why')}</Title>
      <Decisions message={message} />
      <Title order={2} mt="xl" mb="xs">{t('messages.mail')}</Title>
      {mayLook ? <Loaded query={mail}>{(data) => <MessageMail id={message.id} mail={data} sent={message.state === 'sent'} />}</Loaded> : <p>{t('problem.forbidden')}</p>}
    </>
  );
}

function Facts({ message }: { message: MessageWithDecisions }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const journeyName = useJourneyNames();
  return (
    <dl className={classes.facts}>
      <dt>{t('messages.to')}</dt><dd>{message.to} · <Anchor inherit underline="always" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: message.contactId }} {...props} />}>{t('mailbox.person')}</Anchor></dd>
      <dt>{t('messages.journey')}</dt><dd><Anchor inherit underline="always" renderRoot={(props) => <Link to="/journeys/$journeyId" params={{ journeyId: message.journeyId }} search={{ panel: 'runs', enrollment: message.enrollmentId }} {...props} />}>{journeyName(message.journeyId)}</Anchor> · {t(`common.${message.class}`)}</dd>
      {message.orderId !== undefined && <><dt>{t('messages.order')}</dt><dd>{message.orderNumber ?? message.orderId}</dd></>}
      <dt>{t('messages.asked')}</dt><dd>{dateTime(message.createdAt)}</dd>
      {message.sentAt !== undefined && <><dt>{t('messages.handedOver')}</dt><dd>{dateTime(message.sentAt)}{message.attempts > 1 && ` · ${t('messages.attempts', { count: message.attempts })}`}</dd></>}
      {message.nextAttemptAt !== undefined && <><dt>{t('messages.nextTry')}</dt><dd>{dateTime(message.nextAttemptAt)}</dd></>}
      {message.providerId !== undefined && <><dt>{t('messages.answer')}</dt><dd>{message.providerId}</dd></>}
    </dl>
  );
}

function Decisions({ message }: { message: MessageWithDecisions }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const words = useDecisionWords([]);
  if (message.decisions.length === 0) return <p className={classes.quiet}>{t('messages.noDecisions')}</p>;
  return (
    <ol className={classes.decisions}>
      {message.decisions.map((decision) => (
        <li key={decision.id}>
          <time dateTime={decision.at}>{dateTime(decision.at)}</time>
          <span><strong>{t(`decision.${decision.outcome}`)}.</strong> {words(decision).join(' ')}</span>
        </li>
      ))}
    </ol>
  );
}
