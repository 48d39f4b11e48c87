/** Programs that open links without a person: they must neither count as clicks nor be kept out. */

const PROGRAMS =
  /bot\b|bot\/|crawl|spider|preview|prefetch|scan|proxy|monitor|headless|facebookexternalhit|slack|whatsapp|telegram|skype|barracuda|mimecast|proofpoint|symantec|trendmicro|curl\/|wget\/|python|java\/|go-http|okhttp|axios|node-fetch|undici/i;

export function isPrefetch(method: string, headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  if (method !== 'GET') return true;
  const purpose = [headers['sec-purpose'], headers['purpose'], headers['x-purpose'], headers['x-moz']].flat().join(' ');
  if (/prefetch|preview/i.test(purpose)) return true;
  const agent = headers['user-agent'];
  // Every browser names itself.
  return typeof agent !== 'string' || agent === '' || PROGRAMS.test(agent);
}
