/** Any commands in any order, with undos and redos between them: always a document of the right shape, and always a way back to the start. */
import { DEFINITIONS, DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { DEFAULT_JOURNEY_SETTINGS, JourneyDocument } from '@nachklang/nodes/sdk';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { copySelection } from '../clip.ts';
import type { Command } from '../command.ts';
import { edgeKey } from '../edge-key.ts';
import type { Selection } from '../journey-state.ts';
import { createJourneyStore, UNDO_STEPS } from '../journey-store.ts';
import { newNode } from '../new-node.ts';
import { email, testJourney } from '../test-journey.ts';
import { addEmail } from './add-email.ts';
import { addNode, insertNode } from './add-node.ts';
import { addNote } from './add-note.ts';
import { changeEmail } from './change-email.ts';
import { changeJourneySettings } from './change-journey-settings.ts';
import { changeSettings } from './change-settings.ts';
import { changeSubject } from './change-subject.ts';
import { connect } from './connect.ts';
import { deleteSelection } from './delete-selection.ts';
import { describeJourney } from './describe-journey.ts';
import { disconnect } from './disconnect.ts';
import { editNote } from './edit-note.ts';
import { move } from './move.ts';
import { paste } from './paste.ts';
import { reconnect } from './reconnect.ts';
import { removeEmail } from './remove-email.ts';
import { renameJourney } from './rename-journey.ts';
import { renameNode } from './rename-node.ts';

/** Makes a command for the document as it is then; ids run on. */
type Make = (document: JourneyDocument, id: string) => Command;

const index = fc.nat(40);
const at = <T>(items: readonly T[], position: number): T | undefined => items[position % Math.max(items.length, 1)];
const position = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });
const type = fc.constantFrom(...DEFINITIONS.map(({ id }) => id));
const words = fc.record({ de: fc.string({ maxLength: 12 }), en: fc.string({ maxLength: 12 }) });
const fresh = (id: string, of: string, place: { x: number; y: number }) => newNode({ id, definition: DEFINITIONS_BY_ID.get(of)!, position: place, emails: {} });
const selectionOf = (document: JourneyDocument, picks: number[]): Selection => ({
  nodes: document.nodes.filter((_, place) => picks.includes(place)).map(({ id }) => id),
  edges: document.edges.filter((_, place) => picks.includes(place + 7)).map(edgeKey),
  notes: document.notes.flatMap((_, place) => (picks.includes(place + 3) ? [place] : [])),
});

const make: fc.Arbitrary<Make> = fc.oneof(
  fc.tuple(type, position, index).map(([of, place, after]): Make => (document, id) => addNode(fresh(id, of, place), { from: at(document.nodes, after)?.id ?? 'none', port: 'next' })),
  fc.tuple(type, position, index, fc.constantFrom('down', 'right')).map(([of, place, into, direction]): Make => (document, id) => insertNode(fresh(id, of, place), { edge: at(document.edges, into) ?? { from: 'a', port: 'b', to: 'c' }, port: 'next', direction })),
  fc.tuple(index, index, fc.constantFrom('next', 'yes', 'no', 'sent')).map(([from, to, port]): Make => ({ nodes }) => connect({ from: at(nodes, from)?.id ?? 'none', port, to: at(nodes, to)?.id ?? 'none' })),
  fc.tuple(index, index).map(([which, to]): Make => ({ edges, nodes }) => {
    const old = at(edges, which) ?? { from: 'a', port: 'b', to: 'c' };
    return reconnect(edgeKey(old), { ...old, to: at(nodes, to)?.id ?? old.to });
  }),
  index.map((which): Make => ({ edges }) => disconnect(edges.filter((_, place) => place === which).map(edgeKey))),
  fc.array(index, { maxLength: 6 }).map((picks): Make => (document) => deleteSelection(selectionOf(document, picks), DEFINITIONS_BY_ID)),
  fc.tuple(fc.array(index, { maxLength: 6 }), position).map(([picks, by]): Make => (document, id) => {
    const clip = copySelection(document, selectionOf(document, picks), DEFINITIONS_BY_ID);
    return paste(clip, { by, ids: new Map(clip.nodes.map((one, place) => [one.id, `${id}-${place}`])) }, DEFINITIONS_BY_ID);
  }),
  fc.tuple(index, position).map(([which, to]): Make => ({ nodes }) => move({ nodes: new Map([[at(nodes, which)?.id ?? 'none', to]]), notes: new Map([[which % 3, to]]) })),
  fc.tuple(index, fc.option(words)).map(([which, name]): Make => ({ nodes }) => renameNode(at(nodes, which)?.id ?? 'none', name ?? undefined)),
  index.map((which): Make => ({ nodes }) => changeSettings(at(nodes, which)?.id ?? 'none', { duration: 'P2D' })),
  fc.tuple(position, fc.string({ maxLength: 20 })).map(([place, text]): Make => () => addNote(place, text)),
  fc.tuple(index, fc.string({ maxLength: 20 })).map(([which, text]): Make => () => editNote(which % 3, text)),
  fc.constantFrom<Make>(
    () => addEmail('more', email('Mehr')), () => changeEmail('thanks', email('Anders')), () => removeEmail('thanks'),
    () => changeSubject('contact'), () => changeJourneySettings({ ...DEFAULT_JOURNEY_SETTINGS, priority: 70 }), () => describeJourney(undefined),
  ),
  words.map((name): Make => () => renameJourney(name)),
  words.map((description): Make => () => describeJourney(description)),
);

type Deed = { kind: 'run'; make: Make } | { kind: 'undo' | 'redo' };
const deeds = fc.array(fc.oneof({ weight: 5, arbitrary: make.map((made): Deed => ({ kind: 'run', make: made })) }, { weight: 2, arbitrary: fc.constantFrom<Deed>({ kind: 'undo' }, { kind: 'redo' }) }), { maxLength: 60 });

it('any commands and undos give a document of the right shape, without duplicate ids or exits that lead two ways', () => {
  fc.assert(fc.property(deeds, (sequence) => {
    const store = openStore();
    perform(store, sequence);
    const { document } = store.getState();
    expect(Value.Errors(JourneyDocument, document)).toEqual([]);
    expect(new Set(document.nodes.map(({ id }) => id)).size).toBe(document.nodes.length);
    expect(new Set(document.edges.map(({ from, port }) => `${from} ${port}`)).size).toBe(document.edges.length);
  }));
});

it('undoing everything returns to the start, redoing everything to the end', () => {
  fc.assert(fc.property(deeds, (sequence) => {
    const store = openStore();
    const start = store.getState().document;
    perform(store, sequence);
    store.getState().redo(UNDO_STEPS);
    const end = store.getState().document;
    store.getState().undo(UNDO_STEPS);
    expect(store.getState().document).toBe(start);
    store.getState().redo(UNDO_STEPS);
    expect(store.getState().document).toBe(end);
  }));
});

it('a command never changes the document it was given', () => {
  fc.assert(fc.property(fc.array(make, { maxLength: 20 }), (makes) => {
    const start = testJourney();
    const before = structuredClone(start);
    for (const [place, one] of makes.entries()) one(start, `new-${place}`).apply(start);
    expect(start).toEqual(before);
  }));
});

/** With a clock on which every command is a step of its own. */
function openStore() {
  let now = 0;
  return createJourneyStore({ journeyId: 'j', document: testJourney(), revision: 1 }, () => (now += 10_000));
}

function perform(store: ReturnType<typeof openStore>, sequence: readonly Deed[]): void {
  for (const [place, deed] of sequence.entries()) {
    const state = store.getState();
    if (deed.kind === 'run') state.run(deed.make(state.document, `new-${place}`));
    else state[deed.kind]();
  }
}
