/**
 * Advertising in a service mail (BGH VI ZR 134/15): a block that can be left out is left out for everybody who may not be advertised to; a mail
 * that cannot do without it is advertising. So are review requests and surveys, whatever they call themselves (BGH VI ZR 225/17).
 */
import { ADVERTISING_CATEGORIES, type MessageRequest } from '@nachklang/nodes/sdk';
import type { Check } from '../../engine/outbox-model.ts';
import type { PolicyQuestion } from './check.ts';

export interface Guarded {
  /** The message as what it is. */
  request: MessageRequest;
  /** It holds blocks that must be left out unless the person may be advertised to. */
  blocks: boolean;
}

export function guardClass({ request, advertising }: Pick<PolicyQuestion, 'request' | 'advertising'>, checks: Check[]): Guarded {
  if (request.class === 'marketing') return { request, blocks: false };
  const category = ADVERTISING_CATEGORIES.find((one) => one === request.category?.toLowerCase());
  const what = category ?? (advertising?.droppable === false ? advertising.what : undefined);
  if (what === undefined) return { request, blocks: advertising !== undefined };
  checks.push({ rule: 'class_guard', passed: false, inputs: { what, treatedAs: 'marketing' } });
  return { request: { ...request, class: 'marketing' }, blocks: false };
}
