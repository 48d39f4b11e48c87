/** “What shall come here?”: opened by a plus, by `A`, or by letting a new way go over nothing. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodeSentence } from '../../journey-store/node-words.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUi, useCanvasUiStore, type AddTarget, type CanvasUi } from '../canvas-ui.ts';
import { KindTile } from '../cards/KindTile.tsx';
import { Picker } from '../picker/Picker.tsx';
import { useEditorPanel } from '../use-editor-panel.ts';
import { useLocale } from '../use-locale.ts';
import { usePaletteGroups } from './palette-groups.ts';
import classes from './QuickAdd.module.css';

export function QuickAdd() {
  const adding = useCanvasUi((ui) => ui.adding);
  return adding === undefined ? null : <OpenQuickAdd adding={adding} />;
}

function OpenQuickAdd({ adding }: { adding: NonNullable<CanvasUi['adding']> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const editing = useEditing();
  const view = useView();
  const { search, open } = useEditorPanel();
  const document = useJourney((state) => state.document);
  const [target, setTarget] = useState<AddTarget>(adding.target);
  const groups = usePaletteGroups();
  const hasTrigger = document.nodes.some(({ type }) => definitions.get(type)?.kind === 'trigger');
  const choices = useMemo(
    () =>
      groups
        // Behind something, only what can stand there; on its own, a journey begins with its trigger.
        .filter(({ kind }) => target.kind === 'place' || kind !== 'trigger')
        .toSorted((a, b) => (target.kind === 'place' && hasTrigger ? Number(a.kind === 'trigger') - Number(b.kind === 'trigger') : 0))
        .flatMap(({ label, definitions: members }) => members.map((definition) => ({ id: definition.id, title: definition.label[locale], text: definition.description[locale], group: label, icon: <KindTile definition={definition} /> }))),
    [groups, target.kind, hasTrigger, locale],
  );
  const from = target.kind === 'port' ? nodesById(document).get(target.from) : undefined;
  const outgoing = from === undefined ? [] : edgesOf(document).from(from.id);
  const free = from === undefined ? [] : nodePorts(from, definitions, outgoing).filter(({ id }) => !outgoing.some(({ port }) => port === id));

  function close(): void {
    ui.setState({ adding: undefined });
  }
  function choose(type: string): void {
    const definition = definitions.get(type);
    close();
    if (definition === undefined) return;
    const id = editing.add(definition, target);
    if (id === undefined) return;
    view.goTo(id);
    // By keys one goes on building, and opens a step with Enter; a panel that is open follows.
    if (search.panel === 'node' || (search.panel === undefined && adding.at !== undefined)) open({ panel: 'node', node: id });
  }
  return (
    <Picker title={from === undefined ? t('canvas.addTitle') : t('canvas.addTitleAfter', { name: nodeSentence(from, definitions, locale) })} placeholder={t('canvas.addPlaceholder')} choices={choices} at={adding.at} onChoose={choose} onClose={close}>
      {target.kind === 'port' && free.length > 1 && (
        <div className={classes.ports}>
          <SegmentedControl fullWidth size="xs" aria-label={t('canvas.exit')} value={target.port} onChange={(port) => setTarget({ ...target, port })} data={free.map(({ id, label }) => ({ value: id, label: label[locale] }))} />
        </div>
      )}
    </Picker>
  );
}
