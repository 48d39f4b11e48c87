/** Which journeys have something that must be mended before they can go live; remembered by revision, as a draft is checked the same every time. */
import { validateJourney, type JourneyDocument } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { journeys } from '../journeys/journey-repository.ts';

const MOST = 500;

export interface JourneyErrors {
  id: string;
  name: JourneyDocument['name'];
  errors: number;
}

/** Mails are not compiled: that is what the check before publishing does. */
export function createDraftProblems(nodeTypes: NodeTypes): (db: mongo.Db, shopId: string) => Promise<JourneyErrors[]> {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  const known = new Map<string, { revision: number; errors: number }>();

  return async (db, shopId) => {
    const all = await journeys(db).find({ shopId, state: { $ne: 'archived' } }, { projection: { name: 1, 'draft.revision': 1 } }).sort({ updatedAt: -1, _id: -1 }).limit(MOST).toArray();
    const fresh = all.filter(({ _id, draft }) => known.get(_id)?.revision !== draft.revision).map(({ _id }) => _id);
    if (known.size > 20 * MOST) known.clear();
    for (const { _id, draft } of await journeys(db).find({ _id: { $in: fresh }, shopId }, { projection: { draft: 1 } }).toArray()) {
      // Nobody needs to be told that a journey that was just created is empty.
      const problems = draft.document.nodes.length === 0 ? [] : validateJourney(draft.document, definitions).problems;
      known.set(_id, { revision: draft.revision, errors: problems.filter(({ severity }) => severity === 'error').length });
    }
    return all.map(({ _id: id, name }) => ({ id, name, errors: known.get(id)?.errors ?? 0 })).filter(({ errors }) => errors > 0);
  };
}
