/** The journey as the drawing library wants it. Whatever did not change keeps its identity, so that its card is not drawn again. */
import type { JourneyDocument, JourneyEdge, JourneyNode, Locale } from '@nachklang/nodes/sdk';
import type { Edge, Node } from '@xyflow/react';
import type { Definitions } from '../journey-store/definitions.ts';
import { edgeKey } from '../journey-store/edge-key.ts';
import { edgesOf } from '../journey-store/graph/edges-of.ts';
import type { FlowDirection } from '../journey-store/graph/flow-direction.ts';
import { nodePorts, type NodePort } from '../journey-store/graph/node-ports.ts';
import { nodesById } from '../journey-store/graph/nodes-by-id.ts';
import type { Selection } from '../journey-store/journey-state.ts';
import { nodeSummary } from '../journey-store/node-words.ts';
import { cardHandles, cardHeight, CARD_WIDTH, summaryLines, type CardShape } from './cards/card-geometry.ts';
import { noteHeight, NOTE_WIDTH } from './cards/note-size.ts';
import { cardSentence } from './node-sentence.ts';
import { remembered } from './remembered.ts';

export interface CardData extends Record<string, unknown> {
  node: JourneyNode;
  summary: string;
  sentence: string;
  ports: readonly NodePort[];
  /** Ids of the ports that an edge leaves from. */
  taken: readonly string[];
  shape: CardShape;
  /** How many nodes are folded away behind it; absent when it is not folded. */
  folded: number | undefined;
}
export interface NoteData extends Record<string, unknown> { index: number; text: string }
export type CardNode = Node<CardData, 'card'>;
export type NoteNode = Node<NoteData, 'note'>;
export type FlowNode = CardNode | NoteNode;
export type FlowEdge = Edge<{ edge: JourneyEdge; lane: number }, 'flow'>;

export interface Drawing {
  document: JourneyDocument;
  definitions: Definitions;
  locale: Locale;
  direction: FlowDirection;
  figures: boolean;
  hidden: ReadonlySet<string>;
  /** How many are hidden behind each folded node. */
  folded: ReadonlyMap<string, number>;
  selection: Selection;
  /** Where what is dragged stands just now, by its id on the canvas. */
  dragged: ReadonlyMap<string, { x: number; y: number }>;
  /** The node the Tab key reaches. */
  focused: string | undefined;
  readOnly: boolean;
  roleDescriptions: { step: string; note: string };
}

export const noteId = (index: number): string => `note:${index}`;
export const noteIndex = (id: string): number | undefined => (id.startsWith('note:') ? Number(id.slice(5)) : undefined);

/** One per canvas: remembers the last drawing. */
export function createElements() {
  const dataOf = remembered<CardData>();
  const cardOf = remembered<CardNode>();
  const noteOf = remembered<NoteNode>();
  const edgeOf = remembered<FlowEdge>();

  function card(node: JourneyNode, drawing: Drawing, selected: boolean): CardNode {
    const { document, definitions, locale, direction, figures } = drawing;
    const outgoing = edgesOf(document).from(node.id);
    const targets = outgoing.map(({ to }) => nodesById(document).get(to));
    const folded = drawing.folded.get(node.id);
    const data = dataOf(node.id, [node, definitions, locale, direction, figures, folded, ...outgoing, ...targets], () => cardData(node, drawing, folded));
    const position = drawing.dragged.get(node.id) ?? node.position;
    const tabIndex = drawing.focused === node.id ? 0 : -1;
    return cardOf(node.id, [data, selected, position.x, position.y, tabIndex, drawing.roleDescriptions.step], () => {
      const height = cardHeight(data.shape);
      return {
        id: node.id, type: 'card', position, data, selected,
        width: CARD_WIDTH, height, measured: { width: CARD_WIDTH, height },
        handles: cardHandles(data.shape, definitions.get(node.type)?.kind !== 'trigger'),
        ariaRole: 'group', ariaLabel: data.sentence, domAttributes: { tabIndex, 'aria-roledescription': drawing.roleDescriptions.step },
      };
    });
  }

  function note(index: number, { document, selection, dragged, roleDescriptions }: Drawing): NoteNode[] {
    const of = document.notes[index];
    if (of === undefined) return [];
    const id = noteId(index);
    const position = dragged.get(id) ?? of.position;
    const selected = selection.notes.includes(index);
    return [noteOf(id, [of.text, position.x, position.y, selected, roleDescriptions.note], () => {
      const size = { width: NOTE_WIDTH, height: noteHeight(of.text) };
      return { id, type: 'note', position, data: { index, text: of.text }, selected, zIndex: -1, ...size, measured: size, handles: [], ariaRole: 'group', ariaLabel: of.text === '' ? roleDescriptions.note : of.text, domAttributes: { tabIndex: 0, 'aria-roledescription': roleDescriptions.note } };
    })];
  }

  function line(edge: JourneyEdge, selected: boolean, { document, readOnly }: Pick<Drawing, 'document' | 'readOnly'>): FlowEdge {
    const id = edgeKey(edge);
    // Several ways out of one card run beside each other.
    const lane = edgesOf(document).from(edge.from).indexOf(edge);
    return edgeOf(id, [edge, selected, readOnly, lane], () => ({
      id, type: 'flow', source: edge.from, sourceHandle: edge.port, target: edge.to, targetHandle: 'in', data: { edge, lane }, selected,
      interactionWidth: 26, reconnectable: !readOnly, focusable: false,
      // Edges are told by the names of the cards they connect.
      ariaRole: 'presentation', domAttributes: { 'aria-hidden': true },
    }));
  }

  return {
    nodes(drawing: Drawing): FlowNode[] {
      const selected = new Set(drawing.selection.nodes);
      const notes = drawing.document.notes.flatMap((_, index) => note(index, drawing));
      return [...notes, ...drawing.document.nodes.filter(({ id }) => !drawing.hidden.has(id)).map((node) => card(node, drawing, selected.has(node.id)))];
    },
    edges({ document, hidden, folded, selection, readOnly }: Pick<Drawing, 'document' | 'hidden' | 'folded' | 'selection' | 'readOnly'>): FlowEdge[] {
      const nodes = nodesById(document);
      const drawn = (id: string) => nodes.has(id) && !hidden.has(id);
      return document.edges.filter(({ from, to }) => drawn(from) && drawn(to) && !folded.has(from)).map((edge) => line(edge, selection.edges.includes(edgeKey(edge)), { document, readOnly }));
    },
  };
}

function cardData(node: JourneyNode, { document, definitions, locale, direction, figures }: Drawing, folded: number | undefined): CardData {
  const outgoing = edgesOf(document).from(node.id);
  const ports = nodePorts(node, definitions, outgoing);
  const summary = nodeSummary(node, definitions, locale);
  const shape: CardShape = { summaryLines: summaryLines(summary), ports: ports.map(({ id }) => id), figures, direction };
  return { node, summary, sentence: cardSentence(node, document, definitions, locale), ports, taken: outgoing.map(({ port }) => port), shape, folded };
}
