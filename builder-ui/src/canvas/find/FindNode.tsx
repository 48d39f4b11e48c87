/** Finds a card by its name, what it does, its type or its id, and goes there. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { readingOrder } from '../../journey-store/graph/walk.ts';
import { nodeSummary, nodeTitle } from '../../journey-store/node-words.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { KindTile } from '../cards/KindTile.tsx';
import { useShownDocument } from '../flow-settings.ts';
import { Picker } from '../picker/Picker.tsx';
import { useLocale } from '../use-locale.ts';

export function FindNode() {
  const finding = useCanvasUi((ui) => ui.finding);
  return finding ? <OpenFindNode /> : null;
}

function OpenFindNode() {
  const { t } = useTranslation();
  const locale = useLocale();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const document = useShownDocument();
  const view = useView();
  const choices = useMemo(
    () => readingOrder(document, definitions).map(({ node }) => ({ id: node.id, title: nodeTitle(node, definitions, locale), text: nodeSummary(node, definitions, locale), icon: <KindTile definition={definitions.get(node.type)} /> })),
    [document, definitions, locale],
  );
  const close = () => ui.setState({ finding: false });
  return (
    <Picker
      title={t('canvas.find')} placeholder={t('canvas.findPlaceholder')} choices={choices} onClose={close}
      onChoose={(id) => {
        close();
        view.goTo(id, { force: true });
      }}
    />
  );
}
