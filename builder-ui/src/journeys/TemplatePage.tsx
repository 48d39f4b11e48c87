/** One template before it is used: what it does and why, its graph, and its mails in both languages. */
import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { Template } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ClassMark } from './ClassMark.tsx';
import classes from './Gallery.module.css';
import { GraphPicture } from './GraphPicture.tsx';
import { inLanguage, journeysQuery, templateQuery } from './queries.ts';
import { TemplateMails } from './TemplateMails.tsx';

export function TemplatePage() {
  const { t } = useTranslation();
  const { template } = useParams({ from: '/inside/journeys/templates/$template' });
  const query = useQuery(templateQuery(template));
  return (
    <div>
      <Anchor className={classes.back} size="sm" renderRoot={(props) => <Link to="/journeys/templates" {...props} />}><Icon name="back" size={18} />{t('journeys.templates')}</Anchor>
      <Loaded query={query}>{(data) => <Whole template={data} />}</Loaded>
    </div>
  );
}

function Whole({ template }: { template: Template }) {
  const { t, i18n } = useTranslation();
  const { name, description, classes: kinds, goal, about, document } = template;
  const sections = i18n.language === 'de' ? about.de : about.en;
  return (
    <>
      <PageHeader title={inLanguage(name, i18n.language)} {...(description !== undefined && { intro: inLanguage(description, i18n.language) })} action={<UseButton template={template.template} />} />
      <div className={classes.glance}>
        {kinds.map((kind) => <ClassMark key={kind} kind={kind} />)}
        {goal !== undefined && <span>{t('journeys.goal')}: {inLanguage(goal, i18n.language)}</span>}
      </div>
      <section className={classes.drawn} aria-label={t('journeys.graph')}><GraphPicture document={document} /></section>
      <div className={classes.about}>
        {sections.map(({ heading, text, points }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {text !== '' && <p>{text}</p>}
            {points.length > 0 && <ul>{points.map((point) => <li key={point.heading}><strong>{point.heading}.</strong> {point.text}</li>)}</ul>}
          </section>
        ))}
      </div>
      <TemplateMails template={template} />
    </>
  );
}

function UseButton({ template }: { template: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = useMay('journeys:write');
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/journeys', { body: { template } })),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: journeysQuery.queryKey });
      await navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });
    },
  });
  if (!mayWrite) return null;
  return (
    <>
      {create.error !== null && <ProblemNote error={create.error} />}
      <Button loading={create.isPending} onClick={() => create.mutate()}>{t('journeys.use')}</Button>
    </>
  );
}
