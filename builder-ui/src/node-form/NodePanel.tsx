/** The panel of one node: its name, its settings, its help, and what it would have done with real events. */
import type { Locale } from '@nachklang/nodes/sdk';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useDefinitions } from '../journey-store/definitions.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { HelpButton, NodeHelp } from './help/NodeHelp.tsx';
import classes from './NodeForm.module.css';
import { OpenNode } from './OpenNode.tsx';
import { useWayBack, useWayIn } from './use-panel-keys.ts';

export function NodePanel({ nodeId }: { nodeId: string }) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const definitions = useDefinitions();
  const [help, setHelp] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useWayIn(panel);
  const wayBack = useWayBack(nodeId);
  const node = useJourney(({ shown, document }) => (shown ?? document).nodes.find(({ id }) => id === nodeId));
  const definition = definitions.get(node?.type ?? '');
  return (
    // Escape comes here from whatever input has the keyboard.
    <div ref={panel} role="presentation" onKeyDown={wayBack}>
      <PanelHead title={definition?.label[locale] ?? node?.type ?? t('canvas.panels.node')}>
        {definition !== undefined && <HelpButton open={help} onToggle={() => setHelp(!help)} />}
      </PanelHead>
      {node === undefined && <p className={classes.gone}>{t('nodeForm.nodeGone')}</p>}
      {node !== undefined && definition === undefined && <p className={classes.gone}>{t('nodeForm.typeUnknown', { type: node.type })}</p>}
      {node !== undefined && definition !== undefined && (
        <div className={classes.panel}>
          {help ? <NodeHelp type={definition.id} /> : <p className={classes.help}>{definition.description[locale]}</p>}
          {/* Another node is another form: what is typed into this one is written before the next one opens. */}
          <OpenNode key={node.id} node={node} definition={definition} definitions={definitions} />
        </div>
      )}
    </div>
  );
}
