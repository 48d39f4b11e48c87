/** Why a mail was sent: the journey, the event that began the run, and the order it is about; or the withdrawal that it acknowledges. */
import { Anchor } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Mail } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useEventWords } from '../ui/event-words.ts';
import { useFormats } from '../ui/formats.ts';
import { enrollmentQuery, messageQuery } from './queries.ts';

export function Why({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  // No message stands behind it, and whoever it was filled with did not get it.
  if (mail.test === true) return t('mailbox.whyTest');
  // Journeys send all but receipts, which the law asks for.
  return mail.journeyId === '' ? <>{t('mailbox.whyReceipt')} <Person mail={mail} /></> : <WhyMessage mail={mail} />;
}

function Person({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  return <Anchor inherit underline="always" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: mail.contactId }} {...props} />}>{t('mailbox.person')}</Anchor>;
}

function WhyMessage({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  const eventWords = useEventWords();
  const { dateTime } = useFormats();
  const { data: message } = useQuery(messageQuery(mail.id));
  const { data: run } = useQuery({
    ...enrollmentQuery(message?.enrollmentId ?? ''),
    ...(message === undefined && { queryFn: skipToken }),
  });
  const journey = journeyName(mail.journeyId);
  return (
    <>
      {run === undefined ? t('message.from', { journey }) : t('mailbox.whyText', { journey, version: run.version, when: dateTime(run.trigger.time), event: eventWords(run.trigger) })}{' '}
      {run?.orderId !== undefined && `${t('mailbox.whyOrder', { order: run.orderNumber ?? run.orderId })} `}
      <Person mail={mail} />
    </>
  );
}
