/** Real values and names of this shop, for inputs that offer some. */
import { NAME_SUGGESTIONS, type FormHints, type NameSuggestion } from '@nachklang/nodes/sdk';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import type { SuggestedValue } from '../api/types.ts';
import type { Settings } from './settings-at.ts';

/** Suggestions help; that they are some minutes old does no harm. */
const STALE_MS = 5 * 60_000;

export const valuesQuery = (field: string, search = '') =>
  queryOptions({
    queryKey: ['suggestions', 'values', field, search],
    queryFn: () => dataOf(api.GET('/api/v1/suggestions/values', { params: { query: { field, ...(search !== '' && { search }) } } })),
    staleTime: STALE_MS,
    refetchInterval: false,
  });

const namesQuery = (of: NameSuggestion) =>
  queryOptions({
    queryKey: ['suggestions', 'names', of],
    queryFn: async () => (await dataOf(api.GET('/api/v1/suggestions/names', { params: { query: { of } } }))).items,
    staleTime: STALE_MS,
    refetchInterval: false,
  });

export const sampleQuery = (types: readonly string[]) =>
  queryOptions({
    queryKey: ['suggestions', 'sample', ...types],
    queryFn: () => dataOf(api.GET('/api/v1/suggestions/sample', { params: { query: types.length === 0 ? {} : { types: types.join(',') } } })),
    staleTime: STALE_MS,
    refetchInterval: false,
  });

const NONE: readonly SuggestedValue[] = [];
const NO_NAMES: readonly string[] = [];

/** Values of a field, most frequent first; none while they are loading. */
export function useSuggestedValues(field: string | undefined, search = ''): readonly SuggestedValue[] {
  const { data } = useQuery({ ...valuesQuery(field ?? '', search), enabled: field !== undefined });
  return data?.items ?? NONE;
}

export function useSuggestedNames(of: NameSuggestion | undefined): readonly string[] {
  const { data } = useQuery({ ...namesQuery(of ?? 'custom-events'), enabled: of !== undefined });
  return of === undefined ? NO_NAMES : (data ?? NO_NAMES);
}

/** What a field of a form offers, by its hint; `undefined` when it offers nothing. */
export function useFieldSuggestions({ suggest }: FormHints, settings: Settings): readonly string[] | undefined {
  const source = typeof suggest === 'object' ? suggest.by[String(settings[suggest.setting])] : suggest;
  const names = NAME_SUGGESTIONS.find((name) => name === source);
  const listed = useSuggestedNames(names);
  const values = useSuggestedValues(source === undefined || names !== undefined ? undefined : source);
  if (suggest === undefined) return undefined;
  return names === undefined ? values.map(({ value }) => String(value)) : listed;
}
