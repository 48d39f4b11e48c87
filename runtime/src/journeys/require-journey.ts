/** The journey of this shop with this id, or the answer 404. */
import type { mongo } from 'mongoose';
import { notFound } from '../plugins/problem.ts';
import { findJourney, type JourneyRecord } from './journey-repository.ts';

export async function requireJourney(db: mongo.Db, shopId: string, id: string): Promise<JourneyRecord> {
  const journey = await findJourney(db, shopId, id);
  if (journey === null) throw notFound('Journey');
  return journey;
}
