/** What clicks do: a click opens the node's panel, a double click on a note writes it, the right button offers what can be done. */
import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { noteIndex, type FlowEdge, type FlowNode } from '../flow-elements.ts';
import { useEditable } from '../editable.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';

export function useMenus() {
  const ui = useCanvasUiStore();
  const journey = useJourneyStore();
  const flow = useReactFlow();
  const editable = useEditable();
  const { search, open, close } = useEditorPanel();
  return useMemo(() => {
    const at = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({ x: clientX, y: clientY });
    return {
      onNodeClick(event: React.MouseEvent, { id }: FlowNode): void {
        if (event.shiftKey || event.ctrlKey || event.metaKey || noteIndex(id) !== undefined) return;
        ui.setState({ focused: id });
        // Panels about the whole journey stay open; they show the chosen node in their own way.
        if (search.panel === undefined || search.panel === 'node') open({ panel: 'node', node: id });
      },
      onNodeDoubleClick(_: React.MouseEvent, { id }: FlowNode): void {
        const index = noteIndex(id);
        if (!editable) return;
        if (index !== undefined) ui.setState({ editingNote: index });
        else if (search.panel !== 'node') open({ panel: 'node', node: id });
      },
      onNodeContextMenu(event: React.MouseEvent, { id }: FlowNode): void {
        event.preventDefault();
        if (!editable) return;
        const index = noteIndex(id);
        const { selection, select } = journey.getState();
        if (index === undefined ? !selection.nodes.includes(id) : !selection.notes.includes(index)) select(index === undefined ? { nodes: [id] } : { notes: [index] });
        ui.setState({ menu: index === undefined ? { kind: 'node', id, at: at(event) } : { kind: 'note', index, at: at(event) } });
      },
      onEdgeContextMenu(event: React.MouseEvent, { id }: FlowEdge): void {
        event.preventDefault();
        if (!editable) return;
        journey.getState().select({ edges: [id] });
        ui.setState({ menu: { kind: 'edge', key: id, at: at(event) } });
      },
      onPaneContextMenu(event: React.MouseEvent | MouseEvent): void {
        event.preventDefault();
        if (editable) ui.setState({ menu: { kind: 'pane', at: at(event), place: flow.screenToFlowPosition(at(event)) } });
      },
      onPaneClick(): void {
        if (search.panel === 'node') close();
      },
    };
  }, [ui, journey, flow, editable, search.panel, open, close]);
}
