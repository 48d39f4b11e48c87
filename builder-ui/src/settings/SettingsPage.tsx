/** The shop's settings, part by part. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { SECTIONS, type Section } from '../searches.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { AuditLog } from './AuditLog.tsx';
import { CapsForm } from './CapsForm.tsx';
import { ComplaintRate } from './ComplaintRate.tsx';
import { FreshShop } from './FreshShop.tsx';
import { LawSection } from './LawSection.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { SendTimesForm } from './SendTimesForm.tsx';
import { SenderHints } from './SenderHints.tsx';
import { SenderForm } from './SenderForm.tsx';
import classes from './Settings.module.css';
import { shopQuery } from './shop-settings.ts';
import { ShopForm } from './ShopForm.tsx';
import { Suppressions } from './Suppressions.tsx';
import { Sources } from './Sources.tsx';
import { Team } from './Team.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const { section = 'shop' } = useSearch({ from: '/inside/settings' });
  const mayKeys = useMay('api-keys:write');
  const mayAudit = useMay('audit:read');
  return (
    <div>
      <PageHeader title={t('settings.title')} />
      <div className={classes.columns}>
        <nav className={classes.sections} aria-label={t('settings.sections')}>
          {SECTIONS.filter((name) => (name !== 'keys' || mayKeys) && (name !== 'audit' || mayAudit)).map((name) => (
            <Link key={name} to="/settings" search={{ section: name }} className={classes.section} aria-current={name === section ? 'page' : undefined}>{t(`settings.${name}`)}</Link>
          ))}
        </nav>
        <div className={classes.form}>
          <Part section={section} />
        </div>
      </div>
    </div>
  );
}

function Part({ section }: { section: Section }) {
  const mayKeys = useMay('api-keys:write');
  const mayAudit = useMay('audit:read');
  switch (section) {
    case 'keys': return mayKeys && <ApiKeys />;
    case 'audit': return mayAudit && <AuditLog />;
    case 'law': return <LawSection />;
    case 'suppressions': return <Suppressions />;
    case 'team': return <Team />;
    case 'sources': return <Sources />;
    default: return <ShopSection section={section} />;
  }
}

function ShopSection({ section }: { section: Exclude<Section, 'law' | 'audit' | 'keys' | 'team' | 'sources' | 'suppressions'> }) {
  const { t } = useTranslation();
  const shop = useQuery(shopQuery);
  const mayWrite = useMay('shop:write');
  const Form = { shop: ShopForm, sender: SenderForm, caps: CapsForm, times: SendTimesForm, retention: RetentionForm }[section];
  return (
    <section>
      <Title order={2}>{t(`settings.${section}`)}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">{t(`settings.${section}Intro`)}{!mayWrite && ` ${t('settings.readOnly')}`}</Text>
      <FreshShop key={section}>{(data) => <fieldset className={classes.fields} disabled={!mayWrite}><Form shop={data} /></fieldset>}</FreshShop>
      {section === 'sender' && shop.data !== undefined && <SenderHints mailFrom={shop.data.mailFrom} />}
      {section === 'sender' && <ComplaintRate />}
    </section>
  );
}
