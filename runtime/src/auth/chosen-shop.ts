/**
 * The shop that a browser has chosen, kept in a cookie so that pages, frames, downloads and event streams agree. It is a wish and no
 * permission: whoever is not in that shop's team any more gets a shop of their own.
 */
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/environment.ts';

const NAME = 'nachklang.shop';
const YEAR_S = 365 * 24 * 3600;

/** The `set-cookie` header that chooses a shop, or none again. */
export function chooseShop(config: Config, shopId: string | null): string {
  const secure = config.baseUrl.startsWith('https://') ? '; Secure' : '';
  const value = shopId === null ? '' : encodeURIComponent(shopId);
  return `${NAME}=${value}; Path=/; Max-Age=${shopId === null ? 0 : YEAR_S}; HttpOnly; SameSite=Lax${secure}`;
}

export function chosenShop(request: FastifyRequest): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === NAME && value !== undefined && value !== '') return decoded(value);
  }
  return undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
