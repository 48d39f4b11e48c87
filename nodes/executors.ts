/** What every built-in node does. */
import { createTask } from './actions/create-task/definition.ts';
import { executeCreateTask } from './actions/create-task/execute.ts';
import { emitEvent } from './actions/emit-event/definition.ts';
import { executeEmitEvent } from './actions/emit-event/execute.ts';
import { exit } from './actions/exit/definition.ts';
import { executeExit } from './actions/exit/execute.ts';
import { httpRequest } from './actions/http-request/definition.ts';
import { executeHttpRequest } from './actions/http-request/execute.ts';
import { sendEmail } from './actions/send-email/definition.ts';
import { executeSendEmail } from './actions/send-email/execute.ts';
import { setAttribute } from './actions/set-attribute/definition.ts';
import { executeSetAttribute } from './actions/set-attribute/execute.ts';
import { tag } from './actions/tag/definition.ts';
import { executeTag } from './actions/tag/execute.ts';
import { experiment } from './conditions/experiment/definition.ts';
import { executeExperiment } from './conditions/experiment/execute.ts';
import { ifNode } from './conditions/if/definition.ts';
import { executeIf } from './conditions/if/execute.ts';
import { switchNode } from './conditions/switch/definition.ts';
import { executeSwitch } from './conditions/switch/execute.ts';
import { step, trigger, type NodeExecutor } from './sdk/executor.ts';
import { customEvent } from './triggers/custom-event/definition.ts';
import { decideCustomEvent } from './triggers/custom-event/execute.ts';
import { customerEvent } from './triggers/customer-event/definition.ts';
import { decideCustomerEvent } from './triggers/customer-event/execute.ts';
import { orderEvent } from './triggers/order-event/definition.ts';
import { decideOrderEvent } from './triggers/order-event/execute.ts';
import { parcelStatus } from './triggers/parcel-status/definition.ts';
import { decideParcelStatus } from './triggers/parcel-status/execute.ts';
import { delay } from './waits/delay/definition.ts';
import { executeDelay } from './waits/delay/execute.ts';
import { forEvent } from './waits/for-event/definition.ts';
import { executeForEvent } from './waits/for-event/execute.ts';
import { untilDate } from './waits/until-date/definition.ts';
import { executeUntilDate } from './waits/until-date/execute.ts';
import { untilTime } from './waits/until-time/definition.ts';
import { executeUntilTime } from './waits/until-time/execute.ts';

/** In the order of the palette. */
export const EXECUTORS: readonly NodeExecutor[] = [
  trigger(orderEvent, decideOrderEvent),
  trigger(parcelStatus, decideParcelStatus),
  trigger(customEvent, decideCustomEvent),
  trigger(customerEvent, decideCustomerEvent),
  step(delay, executeDelay),
  step(untilTime, executeUntilTime),
  step(untilDate, executeUntilDate),
  step(forEvent, executeForEvent),
  step(ifNode, executeIf),
  step(switchNode, executeSwitch),
  step(experiment, executeExperiment),
  step(sendEmail, executeSendEmail),
  step(httpRequest, executeHttpRequest),
  step(createTask, executeCreateTask),
  step(tag, executeTag),
  step(setAttribute, executeSetAttribute),
  step(emitEvent, executeEmitEvent),
  step(exit, executeExit),
];

/** The same by node id, as the engine wants them. */
export const NODE_TYPES: ReadonlyMap<string, NodeExecutor> = new Map(EXECUTORS.map((executor) => [executor.definition.id, executor]));
