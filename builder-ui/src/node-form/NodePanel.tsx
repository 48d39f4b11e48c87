/** The panel of one node: its name, its settings, its help, and what it would have done with real events. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../journey-store/definitions.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import classes from './NodeForm.module.css';
import { OpenNode } from './OpenNode.tsx';

export function NodePanel({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation();
  const definitions = useDefinitions();
  const node = useJourney(({ shown, document }) => (shown ?? document).nodes.find(({ id }) => id === nodeId));
  if (node === undefined) return <div className={classes.panel}><Text c="dimmed" size="sm">{t('nodeForm.nodeGone')}</Text></div>;
  const definition = definitions.get(node.type);
  if (definition === undefined) return <div className={classes.panel}><Text size="sm">{t('nodeForm.typeUnknown', { type: node.type })}</Text></div>;
  // Another node is another form: what is typed into this one is written before the next one opens.
  return <OpenNode key={node.id} node={node} definition={definition} definitions={definitions} />;
}
