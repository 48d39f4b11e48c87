/** Why a step of a test went as it did: conditions with what their fields were, the policy's decision, the mail, what else would be done. */
import { Button } from '@mantine/core';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import type { TestBranch, TestMessage, TestVisit } from '../api/types.ts';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { useDefinitions } from '../journey-store/definitions.ts';
import { useDecisionWords } from '../people/decision-words.ts';
import { useNodeWords } from '../publishing/use-node-words.ts';
import { useEffectWords } from './effect-words.ts';
import playback from './Playback.module.css';
import { otherPorts } from './other-ports.ts';
import { RuleList } from './RuleList.tsx';
import { TestMail } from './TestMail.tsx';
import type { TestStop } from './test-moments.ts';
import type { TimeWords } from './time-words.ts';

interface TestStopDetailsProps {
  stop: TestStop;
  times: TimeWords;
  document: JourneyDocument;
  onBranch: (branch: TestBranch) => void;
}

export function TestStopDetails({ stop: { visited }, times, document, onBranch }: TestStopDetailsProps) {
  return (
    <>
      <RuleList rules={visited.rules} times={times} />
      <Effects effects={visited.effects} />
      {visited.message !== undefined && <Message message={visited.message} />}
      <OtherWays visited={visited} document={document} onBranch={onBranch} />
    </>
  );
}

function Effects({ effects }: { effects: unknown[] }) {
  const effectWords = useEffectWords();
  const told = [...new Set(effects.map(effectWords))];
  return told.map((words) => <div key={words} className={playback.detail}>{words}</div>);
}

function Message({ message }: { message: TestMessage }) {
  const { t } = useTranslation();
  const decisionWords = useDecisionWords([]);
  return (
    <>
      {message.decisions.map(({ at, outcome, reason, checks, until }) => (
        <div key={at.utc} className={playback.detail}>
          <strong>{t(`decision.${outcome}`)}:</strong> {decisionWords({ reason, checks, ...(until !== undefined && { nextPossibleAt: until.utc }) }).join(' ')}
        </div>
      ))}
      <TestMail message={message} />
    </>
  );
}

/** The ways not taken, each to be tried: „what if she had not clicked?“ */
function OtherWays({ visited: { nodeId, port }, document, onBranch }: { visited: TestVisit; document: JourneyDocument; onBranch: (branch: TestBranch) => void }) {
  const { t } = useTranslation();
  const store = useJourneyStore();
  const words = useNodeWords();
  const definitions = useDefinitions();
  const node = document.nodes.find(({ id }) => id === nodeId);
  if (node === undefined || !store.getState().document.nodes.some(({ id }) => id === nodeId)) return null;
  const others = otherPorts(node, port, definitions.get(node.type));
  return others.map((other) => (
    <Button key={other} size="compact-xs" variant="subtle" mt={4} onClick={() => onBranch({ nodeId, port: other })}>{t('runs.tryPort', { port: words.port(node, other) ?? other })}</Button>
  ));
}
