/** Ready journeys, each with what it is for, what class its mails are, and by what it is measured. */
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TemplateSummary } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ClassMark } from './ClassMark.tsx';
import classes from './Gallery.module.css';
import { inLanguage, templatesQuery } from './queries.ts';

export function GalleryPage() {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery);
  return (
    <div>
      <Anchor className={classes.back} size="sm" renderRoot={(props) => <Link to="/journeys" {...props} />}><Icon name="back" size={18} />{t('journeys.title')}</Anchor>
      <PageHeader title={t('journeys.templates')} intro={t('journeys.templatesText')} />
      <Loaded query={templates}>{(items) => <ul className={classes.cards}>{items.map((template) => <Card key={template.template} template={template} />)}</ul>}</Loaded>
    </div>
  );
}

function Card({ template: { template, name, description, classes: kinds, goal, mails, steps } }: { template: TemplateSummary }) {
  const { t, i18n } = useTranslation();
  return (
    <li className={classes.card}>
      <div className={classes.kinds}>{kinds.map((kind) => <ClassMark key={kind} kind={kind} />)}</div>
      <Link to="/journeys/templates/$template" params={{ template }} className={classes.name}>{inLanguage(name, i18n.language)}</Link>
      {description !== undefined && <Text size="sm" c="dimmed">{inLanguage(description, i18n.language)}</Text>}
      <dl className={classes.facts}>
        {goal !== undefined && <div><dt>{t('journeys.goal')}</dt><dd>{inLanguage(goal, i18n.language)}</dd></div>}
        <div><dt>{t('journeys.size')}</dt><dd>{t('journeys.steps', { count: steps })}, {t('journeys.mails', { count: mails })}</dd></div>
      </dl>
    </li>
  );
}
