/** Every one-click mend makes its problem go away, and brings no other. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { validateJourney, type JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, it } from 'vitest';
import { edge, email, node, testJourney } from '../../journey-store/test-journey.ts';
import { mendFor } from './mend-for.ts';

const problemsOf = (document: JourneyDocument) => validateJourney(document, DEFINITIONS_BY_ID).problems;

it.each([
  ['edge_node_unknown', testJourney({ edges: [...testJourney().edges, edge('thanks skipped nobody')] })],
  ['edge_port_unknown', testJourney({ edges: [...testJourney().edges, edge('thanks maybe end')] })],
  ['edge_into_trigger', testJourney({ edges: [...testJourney().edges, edge('thanks skipped start')] })],
  ['port_taken', testJourney({ edges: [...testJourney().edges, edge('big yes end')] })],
  ['node_unreachable', testJourney({ nodes: [...testJourney().nodes, node('alone', 'delay')] })],
  ['email_missing', testJourney({ emails: {} })],
  ['email_unused', testJourney({ emails: { ...testJourney().emails, old: email('Alt') } })],
])('%s', (code, journey) => {
  const problem = problemsOf(journey).find((found) => found.code === code)!;
  const mend = mendFor(problem, journey, DEFINITIONS_BY_ID)!;
  if (!('command' in mend)) throw new Error('No command.');
  const left = problemsOf(mend.command.apply(journey));
  expect(left.map((found) => found.code)).not.toContain(code);
  expect(left.length).toBeLessThan(problemsOf(journey).length);
});

it('a journey without a trigger is offered one', () => {
  const journey = testJourney({ nodes: [node('wait', 'delay')], edges: [], emails: {} });
  expect(mendFor(problemsOf(journey).find(({ code }) => code === 'trigger_missing')!, journey, DEFINITIONS_BY_ID)).toEqual({ kind: 'addTrigger' });
});

it('what needs a decision has no one-click mend', () => {
  const journey = testJourney({ nodes: testJourney().nodes.map((one) => (one.id === 'wait' ? { ...one, settings: { duration: 'soon' } } : one)) });
  expect(problemsOf(journey).filter((problem) => problem.nodeId === 'wait').map((problem) => mendFor(problem, journey, DEFINITIONS_BY_ID))).toEqual([undefined]);
});
