/** The panels that dock beside the canvas, by the name in the address. Each is loaded when it is opened. */
import { lazy, type ReactNode } from 'react';
import type { EditorSearch, PanelName } from './editor-search.ts';

export interface SidePanel {
  /** `wide` takes half the page or more: e-mails. */
  width: 'normal' | 'wide';
  render(search: EditorSearch): ReactNode;
}

const NodePanel = lazy(async () => ({ default: (await import('../node-form/NodePanel.tsx')).NodePanel }));
const JourneySettingsPanel = lazy(async () => ({ default: (await import('../node-form/JourneySettingsPanel.tsx')).JourneySettingsPanel }));
const TestPanel = lazy(async () => ({ default: (await import('../runs/TestPanel.tsx')).TestPanel }));
const VersionsPanel = lazy(async () => ({ default: (await import('../publishing/VersionsPanel.tsx')).VersionsPanel }));

export const SIDE_PANELS: Partial<Record<PanelName, SidePanel>> = {
  node: { width: 'normal', render: ({ node }) => (node === undefined ? null : <NodePanel nodeId={node} />) },
  settings: { width: 'normal', render: () => <JourneySettingsPanel /> },
  test: { width: 'normal', render: () => <TestPanel /> },
  versions: { width: 'normal', render: () => <VersionsPanel /> },
};
