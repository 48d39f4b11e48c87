/** The record of a caller's shop; 404 when it was removed meanwhile. */
import type { mongo } from 'mongoose';
import type { ShopRecord } from '../engine/shop-model.ts';
import { notFound } from '../plugins/problem.ts';
import { findShop } from './shop-repository.ts';

export async function requireShop(db: mongo.Db, shopId: string): Promise<ShopRecord> {
  const shop = await findShop(db, shopId);
  if (shop === null) throw notFound('Shop');
  return shop;
}
