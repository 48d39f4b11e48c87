/** What can be laid over the cards and edges of the canvas: the path of a test or run, a difference between versions, figures. */

export type OverlayTone = 'done' | 'now' | 'waiting' | 'failed' | 'skipped' | 'added' | 'changed' | 'removed';

/** What happened at a node in a span of time. */
export interface NodeFigures {
  entered: number;
  waiting: number;
  /** By port. */
  left: Readonly<Record<string, number>>;
  sent?: number;
  /** By reason. */
  skipped?: Readonly<Record<string, number>>;
  clicked?: number;
  revenue?: readonly { currency: string; amount: number }[];
}

export interface NodeOverlay {
  tone?: OverlayTone;
  /** A few words at the card's corner. */
  badge?: string;
  figures?: NodeFigures;
}

export interface EdgeOverlay {
  tone?: OverlayTone;
  /** How many went this way; edges are as thick as their share. */
  traffic?: number;
}

export interface CanvasOverlay {
  nodes: Readonly<Record<string, NodeOverlay>>;
  /** By `edgeKey`. */
  edges: Readonly<Record<string, EdgeOverlay>>;
}

/** What the figures switch shows on every card and edge. */
export interface ShownFigures {
  nodes: Readonly<Record<string, NodeFigures>>;
  /** Traffic by `edgeKey`. */
  edges: Readonly<Record<string, number>>;
}
