/**
 * Counts what happened at each node, from the trails of runs. Exactly:
 * - `entered`: visits that began within the span; `left`: departures within it, by port. A loop counts each time round.
 * - `ended`: runs that ended at the node within the span without leaving it, by reason (`order.cancelled`, a failure, the end a node asked for).
 * - `waiting` and `deferred`: runs that are there now, whatever the span; the deferred are those whose message waits for a free slot.
 * A run keeps the latest 300 steps of its trail: of one that went through more, the earlier ones are not counted.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EnrollmentRecord } from '../engine/model.ts';

export interface NodeCounts {
  entered: number;
  waiting: number;
  deferred: number;
  left: Record<string, number>;
  /** Departures by the port `skipped`, by reason. */
  skipped: Record<string, number>;
  ended: Record<string, number>;
  /** Runs that were moved to another node by hand, within the span. */
  moved: number;
}

/** What counting needs of a run. */
export type CountedRun = Pick<EnrollmentRecord, 'state' | 'nodeId' | 'visitStartedAt' | 'visits' | 'trail' | 'startedAt' | 'endedAt' | 'endReason'> & { deferral?: unknown };

/** From inclusive, to exclusive. */
export interface Span { from: EpochMs; to: EpochMs }

export interface RunTotals { started: number; active: number; completed: number; exited: number; failed: number }

export class RunCounter {
  readonly nodes = new Map<string, NodeCounts>();
  /** Of the runs that started within the span. */
  readonly totals: RunTotals = { started: 0, active: 0, completed: 0, exited: 0, failed: 0 };
  readonly #span: Span;

  constructor(span: Span) {
    this.#span = span;
  }

  add(run: CountedRun): void {
    const { trail, nodeId, state } = run;
    if (this.#within(run.startedAt)) {
      this.totals.started += 1;
      this.totals[state] += 1;
    }
    for (const [index, { nodeId: at, at: when, port, note }] of trail.entries()) {
      const node = this.#node(at);
      const before = trail[index - 1];
      // Each visit begins at the instant the one before it was left; of the first only the start is known.
      if (this.#within(before?.at ?? when)) node.entered += 1;
      if (!this.#within(when)) continue;
      if (port !== undefined) count(node.left, port);
      else if (note === 'moved') node.moved += 1;
      else count(node.ended, note ?? 'ended');
      if (port === 'skipped') count(node.skipped, note ?? 'unknown');
    }
    this.#addPresent(run, this.#node(nodeId), state);
  }

  /** The visit that has left no step: it still lasts, or ended where it was. */
  #addPresent(run: CountedRun, node: NodeCounts, state: EnrollmentRecord['state']): void {
    if (state === 'active') {
      node.waiting += 1;
      if (run.deferral !== undefined) node.deferred += 1;
    }
    const last = run.trail.at(-1);
    if (last?.nodeId === run.nodeId && last.visit === (run.visits[run.nodeId] ?? 1)) return;
    if (this.#within(run.visitStartedAt)) node.entered += 1;
    if (state !== 'active' && run.endedAt !== undefined && this.#within(run.endedAt)) count(node.ended, run.endReason ?? state);
  }

  #node(id: string): NodeCounts {
    let node = this.nodes.get(id);
    if (!node) this.nodes.set(id, (node = { entered: 0, waiting: 0, deferred: 0, left: {}, skipped: {}, ended: {}, moved: 0 }));
    return node;
  }

  #within(at: EpochMs): boolean {
    return at >= this.#span.from && at < this.#span.to;
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
