/** Which shop is the demo: there is one per installation, beside the real shops, under an id that no real shop gets. */
import { demoShop } from '../../../examples/demo-shop/shop.ts';

export const DEMO_SHOP_ID: string = demoShop.id;

export function isDemo(shopId: string): boolean {
  return shopId === DEMO_SHOP_ID;
}
