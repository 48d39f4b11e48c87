/** The panels that dock beside the canvas, by the name in the address. Each is loaded when it is opened. */
import { lazy, type ReactNode } from 'react';
import { withAll } from '../ui/with-all.ts';
import type { EditorSearch, PanelName } from './editor-search.ts';

export interface SidePanel {
  /** `wide` takes half the page or more: e-mails. */
  width: 'normal' | 'wide';
  render(search: EditorSearch): ReactNode;
}

const NodePanel = lazy(withAll(async () => ({ default: (await import('../node-form/NodePanel.tsx')).NodePanel })));
const JourneySettingsPanel = lazy(withAll(async () => ({ default: (await import('../node-form/JourneySettingsPanel.tsx')).JourneySettingsPanel })));
const EmailPanel = lazy(withAll(async () => ({ default: (await import('../email-editor/EmailPanel.tsx')).EmailPanel })));
const TestPanel = lazy(withAll(async () => ({ default: (await import('../runs/TestPanel.tsx')).TestPanel })));
const PublishPanel = lazy(withAll(async () => ({ default: (await import('../publishing/PublishPanel.tsx')).PublishPanel })));
const RunsPanel = lazy(withAll(async () => ({ default: (await import('../runs/RunsPanel.tsx')).RunsPanel })));
const VersionsPanel = lazy(withAll(async () => ({ default: (await import('../publishing/VersionsPanel.tsx')).VersionsPanel })));

const ProblemsPanel = lazy(withAll(async () => ({ default: (await import('./problems/ProblemsPanel.tsx')).ProblemsPanel })));
const ConflictPanel = lazy(withAll(async () => ({ default: (await import('./saving/ConflictPanel.tsx')).ConflictPanel })));

export const SIDE_PANELS: Partial<Record<PanelName, SidePanel>> = {
  problems: { width: 'normal', render: () => <ProblemsPanel /> },
  conflict: { width: 'normal', render: () => <ConflictPanel /> },
  node: { width: 'normal', render: ({ node }) => (node === undefined ? null : <NodePanel nodeId={node} />) },
  settings: { width: 'normal', render: () => <JourneySettingsPanel /> },
  email: { width: 'wide', render: ({ email, locale }) => <EmailPanel emailKey={email} locale={locale} /> },
  test: { width: 'normal', render: () => <TestPanel /> },
  publish: { width: 'normal', render: () => <PublishPanel /> },
  versions: { width: 'normal', render: () => <VersionsPanel /> },
  runs: { width: 'normal', render: () => <RunsPanel /> },
};
