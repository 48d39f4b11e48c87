/** What a node would have done with the last ten real events, asked of the server. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import type { NodePreviewForm } from '../../api/types.ts';

export function previewForm(journeyId: string, { subject, settings }: JourneyDocument, { id, type, version, settings: own }: JourneyNode, triggers: readonly JourneyNode[]): NodePreviewForm {
  return {
    journeyId, subject, timeZone: settings.timeZone, node: { id, type, version, settings: own },
    triggers: triggers.slice(0, 20).map((trigger) => ({ type: trigger.type, version: trigger.version, settings: trigger.settings })),
  };
}

export const previewQuery = (form: NodePreviewForm) =>
  queryOptions({
    queryKey: ['node-preview', form],
    queryFn: () => dataOf(api.POST('/api/v1/node-preview', { body: form })),
    // While one types, the answer for what stood there before is better than none.
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: false,
  });
