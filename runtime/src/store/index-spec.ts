/** How an aggregate says which indexes its queries need; the store creates them at boot. */
import type { mongo } from 'mongoose';

export interface IndexSpec {
  collection: string;
  key: Record<string, 1 | -1>;
  options?: {
    unique?: boolean;
    sparse?: boolean;
    name?: string;
    expireAfterSeconds?: number;
    partialFilterExpression?: mongo.Filter<mongo.Document>;
  };
}
