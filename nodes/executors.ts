/** What every built-in node does. */
import { sendEmail } from './actions/send-email/definition.ts';
import { executeSendEmail } from './actions/send-email/execute.ts';
import { ifNode } from './conditions/if/definition.ts';
import { executeIf } from './conditions/if/execute.ts';
import { step, trigger, type NodeExecutor } from './sdk/executor.ts';
import { orderEvent } from './triggers/order-event/definition.ts';
import { decideOrderEvent } from './triggers/order-event/execute.ts';
import { delay } from './waits/delay/definition.ts';
import { executeDelay } from './waits/delay/execute.ts';

export const EXECUTORS: readonly NodeExecutor[] = [
  trigger(orderEvent, decideOrderEvent),
  step(delay, executeDelay),
  step(ifNode, executeIf),
  step(sendEmail, executeSendEmail),
];

/** The same by node id, as the engine wants them. */
export const NODE_TYPES: ReadonlyMap<string, NodeExecutor> = new Map(EXECUTORS.map((executor) => [executor.definition.id, executor]));
