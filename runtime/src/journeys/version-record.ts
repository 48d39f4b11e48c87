/** A published version of a journey: never changed, pinned by enrollments; it pins its node versions and its compiled e-mails. */
import type { EpochMs, JourneyDocument, Locale } from '@nachklang/nodes/sdk';
import type { CompiledEmail } from '../stages/rendering/index.ts';

export interface VersionRecord {
  /** `${journeyId}@${number}` */
  _id: string;
  shopId: string;
  journeyId: string;
  number: number;
  document: JourneyDocument;
  /** By key of the document's `emails`, then by language. */
  emails: Record<string, Record<Locale, CompiledEmail>>;
  publishedAt: EpochMs;
  publishedBy: string;
}
