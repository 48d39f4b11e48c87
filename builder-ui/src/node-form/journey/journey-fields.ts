/** What each part of the journey's settings is given. */
import type { JourneyDocument, JourneySettings } from '@nachklang/nodes/sdk';

export interface JourneyFieldsProps {
  settings: JourneySettings;
  subject: JourneyDocument['subject'];
  readOnly: boolean;
  onChange(settings: JourneySettings): void;
}
