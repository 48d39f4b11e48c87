/** `npm run test:policy [-- --messages 20000 --seed 7]`: the model of the policy at full length; what it found stands in one line. */
import { parseArgs } from 'node:util';
import { pinnedEnvironment, runInherited } from '../setup/child.mjs';
import { inRoot } from '../setup/paths.mjs';

const MODEL = 'runtime/src/scheduling/policy-model.test.ts';

export function runPolicyModel(node, args) {
  const { values } = parseArgs({ args, options: { messages: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
  const env = { ...pinnedEnvironment(node), POLICY_MESSAGES: values.messages, POLICY_SEED: values.seed };
  return runInherited(node, [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', MODEL], { env });
}
