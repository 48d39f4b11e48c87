/**
 * Outgoing HTTP that cannot be turned against the inside: addresses of one's own network are refused, also behind a name or a redirect,
 * and the address that was checked is the one connected to. Size, time and redirects are bounded (design §9).
 */
import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts';
import { isPublicAddress } from './public-address.ts';

const MOST_BYTES = 1024 * 1024;
const MOST_REDIRECTS = 3;
/** What may follow a redirect to another origin: never a token or a signature. */
const HARMLESS_HEADERS = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

export interface Address { address: string; family: 4 | 6 }
export interface SafeHttpOptions {
  /** Addresses to allow although they are not public. For tests only. */
  allow?: readonly string[];
  /** For tests: instead of DNS. */
  resolve?: (hostname: string) => Promise<Address[]>;
}

/** Expected trouble, with whether it may pass. */
class Refused extends Error {
  readonly retriable: boolean;
  constructor(message: string, retriable: boolean) {
    super(message);
    this.retriable = retriable;
  }
}

export class SafeHttpClient implements HttpClient {
  readonly #allow: ReadonlySet<string>;
  readonly #resolve: (hostname: string) => Promise<Address[]>;

  constructor(options: SafeHttpOptions = {}) {
    this.#allow = new Set(options.allow);
    this.#resolve = options.resolve ?? resolveByDns;
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    // One deadline for everything: name, connections, redirects and bodies.
    const signal = AbortSignal.timeout(request.timeoutMs);
    try {
      return await this.#follow(request, signal);
    } catch (error) {
      if (signal.aborted) return { kind: 'error', error: `No answer within ${request.timeoutMs} ms.`, retriable: true };
      if (error instanceof Refused) return { kind: 'error', error: error.message, retriable: error.retriable };
      return { kind: 'error', error: error instanceof Error ? error.message : String(error), retriable: !isOurFault(error) };
    }
  }

  async #follow(first: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    let request = first;
    for (let redirects = 0; ; redirects += 1) {
      const url = webUrl(request.url);
      const answer = await exchange(url, request, await this.#publicAddress(url, signal), signal);
      const location = answer.headers.location;
      const { statusCode: status = 0 } = answer;
      if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return { kind: 'response', status, body: await bodyOf(answer) };
      answer.destroy();
      if (redirects === MOST_REDIRECTS) throw new Refused(`More than ${MOST_REDIRECTS} redirects.`, false);
      request = redirected(request, url, location, status);
    }
  }

  /** Every address of the name must be public: with one that is not, a second look-up could give that one. */
  async #publicAddress(url: URL, signal: AbortSignal): Promise<Address> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(host);
    const addresses = family === 0 ? await orAborted(this.#resolve(host), signal) : [{ address: host, family: family === 4 ? (4 as const) : (6 as const) }];
    const [first] = addresses;
    if (first === undefined) throw new Refused(`${host} has no address.`, true);
    const inside = addresses.find(({ address }) => !isPublicAddress(address) && !this.#allow.has(address));
    if (inside !== undefined) throw new Refused(`${host} leads to ${inside.address}, which is not on the public internet. Use a public address.`, false);
    return first;
  }
}

async function resolveByDns(hostname: string): Promise<Address[]> {
  const found = await systemLookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function webUrl(text: string): URL {
  if (!URL.canParse(text)) throw new Refused(`"${text}" is not an address. Use one that begins with https://.`, false);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Refused(`${url.protocol} is not allowed. Use https:// or http://.`, false);
  return url;
}

function exchange(url: URL, { method, headers, body }: HttpRequest, pinned: Address, signal: AbortSignal): Promise<IncomingMessage> {
  // The connection asks for the name again: it is told the address that was checked, so DNS cannot change its mind in between.
  const lookup: LookupFunction = (_hostname, options, callback) => {
    if (options.all === true) callback(null, [pinned]);
    else callback(null, pinned.address, pinned.family);
  };
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options: RequestOptions = { method, headers: { 'user-agent': 'Nachklang', ...withoutFraming(headers), ...length }, lookup, signal, agent: false };
    const outgoing = url.protocol === 'https:' ? httpsRequest(url, options, resolve) : httpRequest(url, options, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Length, host and hops are the client's own business. */
function withoutFraming(headers: Record<string, string>): Record<string, string> {
  const own = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect', 'te', 'trailer', 'keep-alive', 'proxy-connection']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name.toLowerCase())));
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MOST_BYTES) {
      answer.destroy();
      throw new Refused(`The answer is larger than ${MOST_BYTES} bytes.`, false);
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** As fetch does it: 303, and 301 or 302 after a POST, go on as GET without the body. */
function redirected(request: HttpRequest, from: URL, location: string, status: number): HttpRequest {
  if (!URL.canParse(location, from.href)) throw new Refused('The server redirected to something that is not an address.', false);
  const to = new URL(location, from);
  const asGet = (status === 303 && request.method !== 'HEAD') || ([301, 302].includes(status) && request.method === 'POST');
  const kept = Object.entries(request.headers).filter(([name]) => {
    const lower = name.toLowerCase();
    return (to.origin === from.origin || HARMLESS_HEADERS.has(lower)) && !(asGet && lower.startsWith('content-'));
  });
  const { body, ...rest } = request;
  return { ...rest, url: to.href, headers: Object.fromEntries(kept), ...(asGet ? { method: 'GET' } : body !== undefined && { body }) };
}

/** Trouble that stays when it is tried again: a header or address that cannot be sent. */
function isOurFault(error: unknown): boolean {
  return error instanceof TypeError;
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
