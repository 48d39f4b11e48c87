/** Undo with names, steps that belong together, and what the tab keeps for itself. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { expect, it } from 'vitest';
import { changeSettings } from './commands/change-settings.ts';
import { deleteSelection } from './commands/delete-selection.ts';
import { move } from './commands/move.ts';
import { renameJourney } from './commands/rename-journey.ts';
import { NOTHING_SELECTED } from './journey-state.ts';
import { createJourneyStore, UNDO_STEPS } from './journey-store.ts';
import { testJourney } from './test-journey.ts';

function open() {
  const clock = { now: 0 };
  const store = createJourneyStore({ journeyId: 'j', document: testJourney(), revision: 1 }, () => clock.now);
  return { clock, store, past: () => store.temporal.getState().pastStates.length };
}

it('letters typed in a row are undone together, after a pause each for itself', () => {
  const { clock, store, past } = open();
  for (const text of ['D', 'Da', 'Dan']) {
    clock.now += 200;
    store.getState().run(renameJourney({ de: text, en: text }));
  }
  expect(past()).toBe(1);
  clock.now += 5_000;
  store.getState().run(renameJourney({ de: 'Danke sehr', en: 'Thanks' }));
  expect(past()).toBe(2);
  store.getState().undo();
  expect(store.getState().document.name.de).toBe('Dan');
  store.getState().undo();
  expect(store.getState().document.name.de).toBe('Danke');
});

it('every step has a number of its own, which it keeps', () => {
  const { clock, store } = open();
  const name = (de: string) => store.getState().run(renameJourney({ de, en: de }));
  const numbers = () => [store.getState(), ...store.temporal.getState().pastStates.toReversed()].map(({ step }) => step?.number);
  for (const text of ['D', 'Da']) name(text);
  clock.now += 5_000;
  name('B');
  expect(numbers()).toEqual([2, 1, undefined]);
  store.getState().undo();
  name('C');
  expect(numbers()).toEqual([2, 1, undefined]);
  for (let nth = 0; nth < UNDO_STEPS; nth += 1) {
    clock.now += 5_000;
    name(`N${nth}`);
  }
  expect(numbers().slice(0, 2)).toEqual([UNDO_STEPS + 2, UNDO_STEPS + 1]);
});

it('settings of two nodes are two steps, however quick', () => {
  const { store, past } = open();
  store.getState().run(changeSettings('wait', { duration: 'P1D' }));
  store.getState().run(changeSettings('big', { rules: { combinator: 'and', rules: [] } }));
  expect(past()).toBe(2);
});

it('after an undo, typing on begins a new step and forgets what was undone', () => {
  const { clock, store, past } = open();
  const name = (de: string) => store.getState().run(renameJourney({ de, en: de }));
  name('A');
  clock.now += 5_000;
  name('B');
  store.getState().undo();
  name('C');
  expect(past()).toBe(2);
  expect(store.temporal.getState().futureStates).toEqual([]);
});

it('the step that would be undone has a name', () => {
  const { store } = open();
  expect(store.getState().step).toBeUndefined();
  store.getState().run(deleteSelection({ ...NOTHING_SELECTED, nodes: ['wait'] }, DEFINITIONS_BY_ID));
  expect(store.getState().step?.name).toBe('delete');
  store.getState().undo();
  expect(store.getState().step).toBeUndefined();
  expect(store.temporal.getState().futureStates.at(-1)?.step?.name).toBe('delete');
});

it('selecting, saving and overlays are no steps', () => {
  const { store, past } = open();
  store.getState().select({ nodes: ['wait'] });
  store.setState({ saving: 'saving' });
  store.getState().setOverlay({ nodes: {}, edges: {} });
  expect(past()).toBe(0);
});

it('what an undo takes away is not selected any more', () => {
  const { store } = open();
  store.getState().select({ nodes: ['wait', 'big'], notes: [0] });
  store.getState().run(deleteSelection({ ...NOTHING_SELECTED, nodes: ['wait'], notes: [0] }, DEFINITIONS_BY_ID));
  expect(store.getState().selection).toEqual({ nodes: ['big'], edges: [], notes: [] });
});

it('while another document is shown, the draft cannot be changed', () => {
  const { store } = open();
  const { document } = store.getState();
  store.getState().setShown(testJourney({ notes: [] }));
  store.getState().run(renameJourney({ de: 'Nein', en: 'No' }));
  store.getState().undo();
  expect(store.getState().document).toBe(document);
});

it('remembers 200 steps and no more', () => {
  const { store, past } = open();
  for (let x = 1; x <= UNDO_STEPS + 20; x += 1) store.getState().run(move({ nodes: new Map([['wait', { x, y: 0 }]]) }));
  expect(past()).toBe(UNDO_STEPS);
});

it('a command that changes nothing is no step', () => {
  const { store, past } = open();
  store.getState().run(move({ nodes: new Map([['wait', { x: 0, y: 140 }]]) }));
  expect(past()).toBe(0);
});
