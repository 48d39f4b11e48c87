/** What single commands do to a journey. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { describe, expect, it } from 'vitest';
import { copySelection } from '../clip.ts';
import { edgeKey } from '../edge-key.ts';
import { NOTHING_SELECTED } from '../journey-state.ts';
import { edge, email, node, testJourney } from '../test-journey.ts';
import { addNode, insertNode } from './add-node.ts';
import { connect } from './connect.ts';
import { deleteSelection } from './delete-selection.ts';
import { paste } from './paste.ts';
import { reconnect } from './reconnect.ts';

const ways = (edges: readonly { from: string; port: string; to: string }[]) => edges.map(({ from, port, to }) => `${from} ${port} ${to}`).sort();
const removeNodes = (...nodes: string[]) => deleteSelection({ ...NOTHING_SELECTED, nodes }, DEFINITIONS_BY_ID);

describe('deleting', () => {
  it('a step in a row closes the gap', () => {
    expect(ways(removeNodes('wait').apply(testJourney()).edges)).toEqual(['big no end', 'big yes thanks', 'start next big', 'thanks sent end']);
  });

  it('several steps in a row close the gap around all of them', () => {
    expect(ways(removeNodes('wait', 'big').apply(testJourney({ edges: ['start next wait', 'wait next big', 'big yes thanks', 'thanks sent end'].map(edge) })).edges)).toEqual(['start next thanks', 'thanks sent end']);
  });

  it('a fork leaves the gap open: nobody knows which branch is meant', () => {
    expect(ways(removeNodes('big').apply(testJourney()).edges)).toEqual(['start next wait', 'thanks sent end']);
  });

  it('never closes a gap to a circle without a wait', () => {
    const circle = testJourney({ edges: ['start next big', 'big yes thanks', 'thanks sent wait', 'wait next big'].map(edge) });
    expect(ways(removeNodes('wait').apply(circle).edges)).toEqual(['big yes thanks', 'start next big']);
  });

  it('an edge alone leaves its nodes', () => {
    const journey = testJourney();
    const left = deleteSelection({ ...NOTHING_SELECTED, edges: [edgeKey(edge('wait next big'))] }, DEFINITIONS_BY_ID).apply(journey);
    expect(left.nodes).toEqual(journey.nodes);
    expect(ways(left.edges)).not.toContain('wait next big');
  });

  it('nothing selected is no change', () => {
    const journey = testJourney();
    expect(deleteSelection(NOTHING_SELECTED, DEFINITIONS_BY_ID).apply(journey)).toBe(journey);
  });
});

describe('adding', () => {
  it('into an edge splices the node in and makes room along the flow', () => {
    const added = insertNode({ node: node('more', 'delay', 0, 280) }, { edge: edge('wait next big'), port: 'next', direction: 'down' }).apply(testJourney());
    expect(ways(added.edges)).toEqual(['big no end', 'big yes thanks', 'more next big', 'start next wait', 'thanks sent end', 'wait next more']);
    expect(added.nodes.map(({ id, position }) => [id, position.y])).toEqual([['start', 0], ['wait', 140], ['big', 420], ['thanks', 560], ['end', 700], ['more', 280]]);
  });

  it('after a port that is taken puts the node down without an edge', () => {
    const added = addNode({ node: node('more', 'delay') }, { from: 'start', port: 'next' }).apply(testJourney());
    expect(added.edges).toEqual(testJourney().edges);
  });

  it('after a port makes an edge of just what an edge is', () => {
    const target = { kind: 'port', from: 'thanks', port: 'skipped', at: { x: 1, y: 1 } };
    expect(addNode({ node: node('more', 'delay') }, target).apply(testJourney()).edges.at(-1)).toEqual(edge('thanks skipped more'));
  });

  it('a second edge at one exit is refused', () => {
    const journey = testJourney();
    expect(connect(edge('start next end')).apply(journey)).toBe(journey);
    expect(reconnect(edgeKey(edge('big yes thanks')), edge('big no thanks')).apply(journey)).toBe(journey);
  });
});

describe('pasting', () => {
  const clip = copySelection(testJourney(), { ...NOTHING_SELECTED, nodes: ['big', 'thanks'], notes: [0] }, DEFINITIONS_BY_ID);
  const placing = { by: { x: 20, y: 40 }, ids: new Map([['big', 'big-2'], ['thanks', 'thanks-2']]) };

  it('takes the edges between the nodes along, and no others', () => {
    expect(clip.edges).toEqual([edge('big yes thanks')]);
    expect(ways(paste(clip, placing, DEFINITIONS_BY_ID).apply(testJourney({ nodes: [], edges: [], notes: [] })).edges)).toEqual(['big-2 yes thanks-2']);
  });

  it('brings the e-mails into a journey that does not have them', () => {
    const pasted = paste(clip, placing, DEFINITIONS_BY_ID).apply(testJourney({ nodes: [], edges: [], emails: {} }));
    expect(pasted.emails).toEqual({ thanks: email('Danke') });
  });

  it('uses the same mail where it is there already', () => {
    expect(Object.keys(paste(clip, placing, DEFINITIONS_BY_ID).apply(testJourney()).emails)).toEqual(['thanks']);
  });

  it('gives another mail of the same key the next free one, and the node follows', () => {
    const pasted = paste(clip, placing, DEFINITIONS_BY_ID).apply(testJourney({ emails: { thanks: email('Etwas anderes') } }));
    expect(pasted.emails).toEqual({ thanks: email('Etwas anderes'), 'thanks-2': email('Danke') });
    expect(pasted.nodes.find(({ id }) => id === 'thanks-2')?.settings.email).toBe('thanks-2');
    expect(pasted.nodes.find(({ id }) => id === 'thanks')?.settings.email).toBe('thanks');
  });
});
