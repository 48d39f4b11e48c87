/** A node that is known here, with everything that can be set about it. */
import type { JourneyNode, Locale, NodeDefinition } from '@nachklang/nodes/sdk';
import { createElement, lazy, Suspense, useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { FORMS } from '@nachklang/nodes/forms';
import { useEditable } from '../canvas/editable.ts';
import { changeSettings } from '../journey-store/commands/change-settings.ts';
import type { Definitions } from '../journey-store/definitions.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { nodesWithExits, scopeOf, triggersOf } from './journey-scope.ts';
import classes from './NodeForm.module.css';
import { NodeName } from './NodeName.tsx';
import { NodePreview } from './preview/NodePreview.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';
import { useEmailActions } from './use-email-actions.ts';
import { useSettingsProblems } from './use-settings-problems.ts';

type Form = typeof SettingsForm;
/** Forms of their own, by node; everything else is made from the schema. */
const OWN: ReadonlyMap<string, ComponentType<Parameters<Form>[0]>> = new Map(
  FORMS.map(({ node, load }) => [node, lazy(async () => ({ default: asForm((await load()).default) }))]),
);

export function OpenNode({ node, definition, definitions }: { node: JourneyNode; definition: NodeDefinition; definitions: Definitions }) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const store = useJourneyStore();
  const journeyId = useJourney((state) => state.journeyId);
  const document = useJourney((state) => state.shown ?? state.document);
  const readOnly = !useEditable();
  const draft = useDraft(node.settings, (settings) => store.getState().run(changeSettings(node.id, settings)));
  const scope = useMemo(() => scopeOf(document, { ...node, settings: draft.value }, definitions), [document, node, draft.value, definitions]);
  const problems = useSettingsProblems(node, draft.value, scope, definition);
  const nodes = useMemo(() => nodesWithExits(document, definitions, locale).filter(({ id }) => id !== node.id), [document, definitions, locale, node.id]);
  const triggers = useMemo(() => triggersOf(document, definitions), [document, definitions]);
  const emailActions = useEmailActions(node, definition, draft.flush);
  const sound = problems.every(({ severity }) => severity !== 'error');
  return (
    <div className={classes.open} data-node={node.id} onBlur={draft.flush}>
      <NodeName node={node} definition={definition} locale={locale} readOnly={readOnly} />
      <Suspense fallback={<div className={classes.waiting} />}>
        {createElement(OWN.get(node.type) ?? SettingsForm, { definition, settings: draft.value, scope, problems, onChange: draft.change, readOnly, emailActions, nodes })}
      </Suspense>
      <Section title={t('nodeForm.preview.title')} opened>
        {sound ? <NodePreview journeyId={journeyId} document={document} node={node} triggers={triggers} definition={definition} /> : <p className={classes.help}>{t('nodeForm.preview.unusable')}</p>}
      </Section>
    </div>
  );
}

function asForm(form: unknown): Form {
  if (typeof form !== 'function') throw new Error('A node’s form.tsx exports its form as the default.');
  return form as Form;
}
