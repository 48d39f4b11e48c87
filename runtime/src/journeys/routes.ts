/** The routes of journeys, their drafts, versions and templates. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { changeJourneyState } from './change-journey-state.ts';
import { compareVersions } from './compare-versions.ts';
import { createJourney } from './create-journey.ts';
import { duplicateJourney } from './duplicate-journey.ts';
import { exportJourney } from './export-journey.ts';
import { journeyCounts } from './journey-counts.ts';
import { listJourneys } from './list-journeys.ts';
import { listTemplates } from './list-templates.ts';
import { publishJourney } from './publish-journey.ts';
import { readJourney } from './read-journey.ts';
import { readRevisions } from './read-revisions.ts';
import { readVersions } from './read-versions.ts';
import { restoreVersion } from './restore-version.ts';
import { saveDraft } from './save-draft.ts';
import { showTemplate } from './show-template.ts';
import { tagJourney } from './tag-journey.ts';
import { validateDraft } from './validate-draft.ts';

export function journeyRoutes(app: App, services: WebServices): void {
  listJourneys(app, services);
  journeyCounts(app, services);
  createJourney(app, services);
  readJourney(app, services);
  saveDraft(app, services);
  validateDraft(app, services);
  publishJourney(app, services);
  changeJourneyState(app, services);
  readVersions(app, services);
  restoreVersion(app, services);
  compareVersions(app, services);
  readRevisions(app, services);
  exportJourney(app, services);
  listTemplates(app, services);
  showTemplate(app, services);
  tagJourney(app, services);
  duplicateJourney(app, services);
}
