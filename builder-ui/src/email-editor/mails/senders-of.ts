/** The nodes of a journey that send an e-mail, with the class they send it as. */
import type { JourneyDocument, MessageClass } from '@nachklang/nodes/sdk';
import type { Definitions } from '../../journey-store/definitions.ts';
import { emailSettings } from '../../journey-store/email-settings.ts';

export interface Sender {
  nodeId: string;
  /** Unknown while the node's settings are not right yet. */
  messageClass?: MessageClass;
}

export function sendersOf({ nodes }: JourneyDocument, key: string, definitions: Definitions): Sender[] {
  return nodes.flatMap(({ id, type, settings }): Sender[] => {
    if (!emailSettings(definitions.get(type)).some((name) => settings[name] === key)) return [];
    const messageClass = settings.class;
    return [{ nodeId: id, ...((messageClass === 'transactional' || messageClass === 'marketing') && { messageClass }) }];
  });
}
