/** What the editor asks of the runtime. */
import { queryOptions } from '@tanstack/react-query';
import type { Locale, SubjectKind } from '@nachklang/nodes/sdk';
import { api, dataOf } from '../api/client.ts';
import type { EmailDraft } from '../api/types.ts';

/** The same until the program itself is a newer one. */
const UNCHANGING = { staleTime: Infinity, refetchInterval: false } as const;

export const languageQuery = queryOptions({ queryKey: ['emails', 'language'], queryFn: () => dataOf(api.GET('/api/v1/emails/language')), ...UNCHANGING });

export const blocksQuery = (subject: SubjectKind) => queryOptions({ queryKey: ['emails', 'blocks', subject], queryFn: () => dataOf(api.GET('/api/v1/emails/blocks', { params: { query: { subject } } })), ...UNCHANGING });

export const variablesQuery = (subject: SubjectKind, locale: Locale, orderId: string | undefined) =>
  queryOptions({
    queryKey: ['emails', 'variables', subject, locale, orderId],
    queryFn: async () => (await dataOf(api.GET('/api/v1/emails/variables', { params: { query: { subject, locale, ...(orderId !== undefined && { orderId }) } } }))).items,
    staleTime: 60_000,
    refetchInterval: false,
  });

export const previewEmail = (draft: EmailDraft) => dataOf(api.POST('/api/v1/emails/preview', { body: draft }));

export const sendTestMail = (draft: EmailDraft & { journeyId: string }) => dataOf(api.POST('/api/v1/emails/test', { body: draft }));

export const checkLinks = async (urls: string[]) => (await dataOf(api.POST('/api/v1/emails/check-links', { body: { urls } }))).items;
