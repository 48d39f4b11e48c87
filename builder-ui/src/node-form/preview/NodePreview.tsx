/** What the node would have done with the last ten real events: counted, and one by one with the reason. */
import { VisuallyHidden } from '@mantine/core';
import { portsOf, type JourneyDocument, type JourneyNode, type Locale, type NodeDefinition, type Port } from '@nachklang/nodes/sdk';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NodeExample, NodePreview as Preview } from '../../api/types.ts';
import { useFormats } from '../../ui/formats.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import classes from '../NodeForm.module.css';
import { eventWords, useOutcomeWords, useRuleWords } from './outcome-words.ts';
import { previewForm, previewQuery } from './preview-query.ts';

interface PreviewProps {
  journeyId: string;
  document: JourneyDocument;
  node: JourneyNode;
  triggers: readonly JourneyNode[];
  definition: NodeDefinition;
}

export function NodePreview({ journeyId, document, node, triggers, definition }: PreviewProps) {
  const query = useQuery(previewQuery(previewForm(journeyId, document, node, triggers)));
  return <div aria-busy={query.isPlaceholderData || undefined} className={classes.preview}><Loaded query={query}>{(preview) => <Examples preview={preview} node={node} definition={definition} />}</Loaded></div>;
}

function Examples({ preview, node, definition }: { preview: Preview; node: JourneyNode; definition: NodeDefinition }) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const outcomeWords = useOutcomeWords((port) => exitsOf(definition, node).find(({ id }) => id === port)?.label[locale] ?? port, exitsOf(definition, node)[0]?.id);
  if (!preview.usable) return <p className={classes.help}>{t('nodeForm.preview.unusable')}</p>;
  if (preview.items.length === 0) return <p className={classes.help}>{t('nodeForm.preview.none')}</p>;
  const counts = new Map<string, number>();
  for (const { outcome } of preview.items) {
    const result = outcome.kind === 'wait' ? t('nodeForm.preview.waits') : outcomeWords(outcome).result;
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return (
    <>
      <p className={classes.counts}>{[...counts].map(([result, count]) => t('nodeForm.preview.count', { count, total: preview.items.length, result })).join(' · ')}</p>
      <ul className={classes.examples}>
        {preview.items.map((example) => <ExampleRow key={`${example.event.id} ${example.line?.id ?? ''}`} example={example} words={outcomeWords(example.outcome)} locale={locale} />)}
      </ul>
      <p className={classes.help}>{t(definition.kind === 'trigger' ? 'nodeForm.preview.noteTrigger' : 'nodeForm.preview.note')}</p>
    </>
  );
}

/** More would hide the next example. */
const SHOWN_RULES = 5;

function ExampleRow({ example, words: { result, tone, details }, locale }: { example: NodeExample; words: ReturnType<ReturnType<typeof useOutcomeWords>>; locale: Locale }) {
  const { t } = useTranslation();
  const { when, money } = useFormats();
  const { contact, event, order, line } = example;
  const ruleWords = useRuleWords(order?.currency);
  const about = [contact.name, line?.title, order === undefined ? undefined : money(order.total, order.currency)].filter((part) => part !== undefined);
  return (
    <li className={classes.example}>
      <div className={classes.exampleHead}>
        <span className={classes.exampleWhat}>{eventWords(example, locale)}</span>
        <time dateTime={event.time}>{when(event.time)}</time>
      </div>
      {about.length > 0 && <div className={classes.exampleAbout}>{about.join(' · ')}</div>}
      <div className={classes.exampleResult}><StateMark tone={tone}>{result}</StateMark></div>
      {details.map((detail) => <div key={detail} className={classes.exampleWhy}>{detail}</div>)}
      {example.rules.slice(0, SHOWN_RULES).map((rule) => (
        <div key={rule.path} className={classes.exampleRule}>
          {rule.passed ? <IconCheck size={13} stroke={2.2} color="var(--nk-good)" aria-hidden /> : <IconX size={13} stroke={2.2} color="var(--nk-bad)" aria-hidden />}
          <span><VisuallyHidden>{t(rule.passed ? 'nodeForm.preview.held' : 'nodeForm.preview.heldNot')} </VisuallyHidden>{ruleWords(rule)}</span>
        </div>
      ))}
    </li>
  );
}

function exitsOf(definition: NodeDefinition, node: JourneyNode): readonly Port[] {
  try {
    return portsOf(definition, node.settings);
  } catch {
    // Settings that are being typed may trip a node's own functions.
    return [];
  }
}
