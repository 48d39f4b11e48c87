/** Every built-in node, as data: what the palette, the validator and the engine know of it. */
import { createTask } from './actions/create-task/definition.ts';
import { emitEvent } from './actions/emit-event/definition.ts';
import { exit } from './actions/exit/definition.ts';
import { httpRequest } from './actions/http-request/definition.ts';
import { sendEmail } from './actions/send-email/definition.ts';
import { setAttribute } from './actions/set-attribute/definition.ts';
import { tag } from './actions/tag/definition.ts';
import { experiment } from './conditions/experiment/definition.ts';
import { ifNode } from './conditions/if/definition.ts';
import { switchNode } from './conditions/switch/definition.ts';
import { listed } from './sdk/executor.ts';
import type { NodeDefinition } from './sdk/node.ts';
import { customEvent } from './triggers/custom-event/definition.ts';
import { customerEvent } from './triggers/customer-event/definition.ts';
import { orderEvent } from './triggers/order-event/definition.ts';
import { parcelStatus } from './triggers/parcel-status/definition.ts';
import { delay } from './waits/delay/definition.ts';
import { forEvent } from './waits/for-event/definition.ts';
import { untilDate } from './waits/until-date/definition.ts';
import { untilTime } from './waits/until-time/definition.ts';

/** In the order of the palette. */
export const DEFINITIONS: readonly NodeDefinition[] = [
  listed(orderEvent),
  listed(parcelStatus),
  listed(customEvent),
  listed(customerEvent),
  listed(delay),
  listed(untilTime),
  listed(untilDate),
  listed(forEvent),
  listed(ifNode),
  listed(switchNode),
  listed(experiment),
  listed(sendEmail),
  listed(httpRequest),
  listed(createTask),
  listed(tag),
  listed(setAttribute),
  listed(emitEvent),
  listed(exit),
];

/** The same by node id. */
export const DEFINITIONS_BY_ID: ReadonlyMap<string, NodeDefinition> = new Map(DEFINITIONS.map((definition) => [definition.id, definition]));
