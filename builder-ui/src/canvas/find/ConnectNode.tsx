/** Connecting with the keyboard: first the exit, when there are several, then where it leads. What cannot be connected says why. */
import { IconArrowRight, IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { connectionProblem } from '../../journey-store/graph/connection-problem.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { readingOrder } from '../../journey-store/graph/walk.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodeSentence, nodeSummary, nodeTitle } from '../../journey-store/node-words.ts';
import { useEditing } from '../actions/use-editing.ts';
import { focusCard } from '../actions/use-view.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { KindTile } from '../cards/KindTile.tsx';
import { Picker, type Choice } from '../picker/Picker.tsx';
import { useLocale } from '../use-locale.ts';

const UNLINK = '(unlink)';

export function ConnectNode() {
  const from = useCanvasUi((ui) => ui.connecting);
  return from === undefined ? null : <OpenConnectNode key={from} from={from} />;
}

function OpenConnectNode({ from }: { from: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const editing = useEditing();
  const document = useJourney((state) => state.document);
  const node = nodesById(document).get(from);
  const outgoing = edgesOf(document).from(from);
  const ports = node === undefined ? [] : nodePorts(node, definitions, outgoing);
  const [port, setPort] = useState<string | undefined>(ports.length === 1 ? ports[0]?.id : undefined);
  const old = outgoing.find((edge) => edge.port === port);
  const words = (id: string) => {
    const target = nodesById(document).get(id);
    return target === undefined ? id : nodeSentence(target, definitions, locale);
  };

  const exits: Choice[] = ports.map(({ id, label }) => {
    const taken = outgoing.find((edge) => edge.port === id);
    return { id, title: label[locale], text: taken === undefined ? t('canvas.leadsNowhere') : t('canvas.leadsTo', { name: words(taken.to) }), icon: <IconArrowRight size={18} stroke={1.7} aria-hidden /> };
  });
  const targets = (): Choice[] => {
    if (port === undefined) return [];
    const others = readingOrder(document, definitions).filter((reading) => reading.node.id !== from && reading.node.id !== old?.to);
    const unlink: Choice[] = old === undefined ? [] : [{ id: UNLINK, title: t('canvas.unlink'), icon: <IconUnlink size={18} stroke={1.7} aria-hidden /> }];
    return [
      ...unlink,
      ...others.map(({ node: target }) => {
        const problem = connectionProblem(document, definitions, { from, port, to: target.id }, old);
        return { id: target.id, title: nodeTitle(target, definitions, locale), text: nodeSummary(target, definitions, locale), icon: <KindTile definition={definitions.get(target.type)} />, refused: problem === undefined ? undefined : t(`canvas.refusals.${problem}`) };
      }),
    ];
  };

  function close(): void {
    ui.setState({ connecting: undefined });
    focusCard(from);
  }
  if (node === undefined || ports.length === 0) return <Picker title={t('canvas.connect')} placeholder={t('canvas.noExit')} choices={[]} onChoose={close} onClose={close} />;
  const title = t('canvas.connectTitle', { name: nodeSentence(node, definitions, locale) });
  if (port === undefined) return <Picker key="exits" title={title} placeholder={t('canvas.exit')} choices={exits} onChoose={setPort} onClose={close} />;
  return (
    <Picker
      key="targets" title={title} placeholder={t('canvas.connectPlaceholder')} choices={targets()} onClose={close}
      onChoose={(to) => {
        if (to !== UNLINK) editing.link({ from, port, to }, old);
        else if (old !== undefined) editing.unlink(old);
        close();
      }}
    />
  );
}
