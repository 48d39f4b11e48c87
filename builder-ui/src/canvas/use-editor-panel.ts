/** Opening and closing the panel beside the canvas; which one is open stands in the address. */
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { EditorSearch } from './editor-search.ts';

const route = getRouteApi('/editor/journeys/$journeyId');

export interface EditorPanel {
  search: EditorSearch;
  open(search: EditorSearch): void;
  close(): void;
}

export function useEditorPanel(): EditorPanel {
  const search = route.useSearch();
  const { journeyId } = route.useParams();
  const navigate = useNavigate();
  const open = useCallback((next: EditorSearch) => void navigate({ to: '/journeys/$journeyId', params: { journeyId }, search: next, replace: true }), [navigate, journeyId]);
  return useMemo(() => ({ search, open, close: () => open({}) }), [search, open]);
}
