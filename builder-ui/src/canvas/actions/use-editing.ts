/** Everything that can be done to what is on the canvas, for keys, menus and buttons alike. */
import type { JourneyEdge, NodeDefinition } from '@nachklang/nodes/sdk';
import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addNode, insertNode } from '../../journey-store/commands/add-node.ts';
import { addNote } from '../../journey-store/commands/add-note.ts';
import { connect } from '../../journey-store/commands/connect.ts';
import { deleteSelection } from '../../journey-store/commands/delete-selection.ts';
import { disconnect } from '../../journey-store/commands/disconnect.ts';
import { move } from '../../journey-store/commands/move.ts';
import { reconnect } from '../../journey-store/commands/reconnect.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { freshId } from '../../journey-store/fresh-id.ts';
import { connectionProblem } from '../../journey-store/graph/connection-problem.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import { flowDirection } from '../../journey-store/graph/flow-direction.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { NOTHING_SELECTED } from '../../journey-store/journey-state.ts';
import { newNode } from '../../journey-store/new-node.ts';
import { useCanvasUiStore, type AddTarget, type Point } from '../canvas-ui.ts';
import { noteId, noteIndex } from '../flow-elements.ts';
import { align, distribute, type Alignment, type Box } from './arrange.ts';
import { onGrid, placeAfter, placeInto } from './node-places.ts';

export type Editing = ReturnType<typeof useEditing>;

export function useEditing() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const flow = useReactFlow();
  return useMemo(() => {
    const state = () => journey.getState();
    const refuse = (text: string) => ui.setState({ news: { text, tone: 'refusal' } });

    /** Adds a node of this type where the target says, selects it and says why it cannot be added there. */
    function add(definition: NodeDefinition, target: AddTarget): string | undefined {
      const { document } = state();
      const direction = flowDirection(document);
      const id = freshId(definition.id);
      const make = (position: Point) => newNode({ id, definition, position, emails: document.emails });
      if (definition.kind === 'trigger' && target.kind !== 'place') {
        refuse(t('canvas.refusals.intoTrigger'));
        return undefined;
      }
      if (target.kind === 'edge') {
        const made = make(placeInto(document, target.edge, direction));
        state().run(insertNode(made, { edge: target.edge, port: onwardPort(made.node, definitions), direction }));
      } else if (target.kind === 'port') {
        const from = nodesById(document).get(target.from);
        if (from === undefined) return undefined;
        const ports = nodePorts(from, definitions, edgesOf(document).from(from.id));
        const index = Math.max(ports.findIndex((port) => port.id === target.port), 0);
        const position = target.at === undefined ? placeAfter(document, from, { index, count: ports.length }, direction) : onGrid(target.at);
        state().run(addNode(make(position), target));
      } else {
        state().run(addNode(make(onGrid(target.at))));
      }
      state().select({ nodes: [id] });
      ui.setState({ focused: id });
      return id;
    }

    /** Makes a connection, or says why it cannot be made. */
    function link(edge: JourneyEdge, replacing?: JourneyEdge): boolean {
      const problem = connectionProblem(state().document, definitions, edge, replacing);
      if (problem !== undefined) {
        refuse(t(`canvas.refusals.${problem}`));
        return false;
      }
      state().run(replacing === undefined ? connect(edge) : reconnect(edgeKey(replacing), edge));
      return true;
    }

    /** Puts a node that no way touches yet into an edge. */
    function splice(nodeId: string, edge: JourneyEdge): boolean {
      const { document, run } = state();
      const node = nodesById(document).get(nodeId);
      const edges = edgesOf(document);
      if (node === undefined || edges.from(nodeId).length > 0 || edges.to(nodeId).length > 0 || definitions.get(node.type)?.kind === 'trigger') return false;
      const into = insertNode({ node }, { edge, port: onwardPort(node, definitions), direction: flowDirection(document) });
      run({ ...into, apply: (before) => into.apply({ ...before, nodes: before.nodes.filter(({ id }) => id !== nodeId) }) });
      return true;
    }

    function remove(): void {
      const { selection, run } = state();
      const count = selection.nodes.length + selection.notes.length;
      run(deleteSelection(selection, definitions));
      if (count > 0) ui.setState({ news: { text: t('canvas.deleted', { count }), tone: 'plain' }, focused: undefined });
    }

    function boxes(): Box[] {
      const { nodes, notes } = state().selection;
      return [...nodes, ...notes.map(noteId)].flatMap((id) => {
        const node = flow.getNode(id);
        return node === undefined ? [] : [{ id, ...node.position, width: node.width ?? 0, height: node.height ?? 0 }];
      });
    }

    function place(places: ReadonlyMap<string, Point>, name: 'move' | 'align' | 'distribute' | 'layout', merge?: string): void {
      const nodes = new Map([...places].filter(([id]) => noteIndex(id) === undefined));
      const notes = new Map([...places].flatMap(([id, to]) => {
        const index = noteIndex(id);
        return index === undefined ? [] : [[index, to] as const];
      }));
      state().run(move({ nodes, notes }, name, merge));
    }

    return {
      add, link, splice, remove, place,
      unlink: (edge: JourneyEdge) => state().run(disconnect([edgeKey(edge)])),
      align: (how: Alignment) => place(align(boxes(), how), 'align'),
      distribute: (axis: 'x' | 'y') => place(distribute(boxes(), axis), 'distribute'),
      nudge: (by: Point) => place(new Map(boxes().map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }])), 'move', 'nudge'),
      selectAll: () => state().select({ nodes: state().document.nodes.map(({ id }) => id), notes: state().document.notes.map((_, index) => index) }),
      selectNothing: () => state().select(NOTHING_SELECTED),
      addNote(at: Point): void {
        state().run(addNote(onGrid(at), ''));
        const index = state().document.notes.length - 1;
        state().select({ notes: [index] });
        ui.setState({ editingNote: index });
      },
    };
  }, [t, journey, ui, definitions, flow]);
}

/** The exit by which a spliced node goes on; nothing for one that ends the way. */
function onwardPort(node: Parameters<typeof nodePorts>[0], definitions: ReadonlyMap<string, NodeDefinition>): string | undefined {
  return nodePorts(node, definitions, [])[0]?.id;
}
