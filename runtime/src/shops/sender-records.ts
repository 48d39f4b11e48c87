/** What the name system should say about a sender's domain so that mail arrives: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). */
import type { NameLookup, TextRecords } from '../ports/name-lookup.ts';
import { readSender } from './mail-sender.ts';

export interface DnsRecord {
  name: string;
  type: 'TXT';
  value: string;
}

/** `good`; `missing`; `weak`: there, but it does not protect or does not name the mail server; `several`: more than the one allowed; `unreachable`: nobody answered. */
export type FindingState = 'good' | 'missing' | 'weak' | 'several' | 'unreachable';

export interface Finding {
  state: FindingState;
  /** As it was found. */
  record?: string;
  /** What to enter at the domain's provider. */
  suggestion?: DnsRecord;
}

export interface SenderRecords {
  domain: string;
  /** Mail providers' own domains: nobody but they can enter records there. */
  freeMail: boolean;
  spf: Finding;
  dkim: Finding & { selector?: string };
  dmarc: Finding & { policy?: string };
}

const FREE_MAIL = new Set(['gmail.com', 'googlemail.com', 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'outlook.com', 'outlook.de', 'hotmail.com', 'hotmail.de', 'live.de', 'yahoo.com', 'yahoo.de', 'icloud.com', 'me.com', 'aol.com', 'proton.me', 'posteo.de', 'mailbox.org', 'bluewin.ch']);

/** The names under which mail providers usually keep their keys; there is no way to ask for all. */
const SELECTORS = ['default', 'dkim', 'mail', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'k2', 'k3', 'mxvault', 'brevo1', 'mailjet', 'pm', 'resend', 's1-ionos', 's2-ionos', 'strato-dkim-0002', 'kas202508091330'];

/** How the big providers ask to be named. */
const INCLUDES: [RegExp, string][] = [
  [/amazonaws\.com$/, 'amazonses.com'], [/sendgrid\.net$/, 'sendgrid.net'], [/mailgun\.org$/, 'mailgun.org'], [/(brevo|sendinblue)\.com$/, 'spf.brevo.com'], [/mailjet\.com$/, 'spf.mailjet.com'],
  [/(gmail|google)\.com$/, '_spf.google.com'], [/(office365|outlook)\.com$/, 'spf.protection.outlook.com'], [/ionos\.(de|com)$/, '_spf-eu.ionos.com'], [/kasserver\.com$/, 'spf.kasserver.com'], [/strato\.(de|com)$/, '_spf.strato.com'],
];

/** The part after the @ of `Name <address>`. */
export function senderDomain(mailFrom: string): string {
  const { address } = readSender(mailFrom);
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase().replace(/\.$/, '');
}

export async function readSenderRecords(names: NameLookup, mailFrom: string, smtpHost: string | undefined): Promise<SenderRecords> {
  const domain = senderDomain(mailFrom);
  const { address } = readSender(mailFrom);
  const [own, dmarcOwn, dmarcAbove, keys] = await Promise.all([
    names.texts(domain),
    names.texts(`_dmarc.${domain}`),
    above(domain) === undefined ? undefined : names.texts(`_dmarc.${above(domain) ?? ''}`),
    Promise.all(SELECTORS.map(async (selector) => ({ selector, found: await names.texts(`${selector}._domainkey.${domain}`) }))),
  ]);
  return {
    domain,
    freeMail: FREE_MAIL.has(domain),
    spf: judgeSpf(own, domain, smtpHost),
    dkim: judgeDkim(keys),
    dmarc: judgeDmarc(starting(dmarcOwn, 'v=dmarc1').length > 0 || dmarcAbove === undefined ? dmarcOwn : dmarcAbove, domain, address),
  };
}

function judgeSpf(found: TextRecords, domain: string, smtpHost: string | undefined): Finding {
  if (found.kind === 'unreachable') return { state: 'unreachable' };
  const wanted = mechanism(smtpHost);
  const records = starting(found, 'v=spf1');
  const [record] = records;
  const suggest = (value: string): Pick<Finding, 'suggestion'> => ({ suggestion: { name: domain, type: 'TXT', value } });
  if (record === undefined) return { state: 'missing', ...suggest(`v=spf1 ${wanted ?? 'a mx'} ~all`) };
  if (records.length > 1) return { state: 'several', record: records.join('\n') };
  // `+all` lets everybody send in this name (RFC 7208 §5.1).
  if (/\s\+?all\b/i.test(record)) return { state: 'weak', record, ...suggest(record.replace(/\s\+?all\b/i, ' ~all')) };
  if (wanted?.startsWith('include:') === true && !record.toLowerCase().includes(wanted)) return { state: 'weak', record, ...suggest(record.replace(/^v=spf1/i, `v=spf1 ${wanted}`)) };
  return { state: 'good', record };
}

function judgeDkim(keys: { selector: string; found: TextRecords }[]): SenderRecords['dkim'] {
  for (const { selector, found } of keys) {
    const record = found.kind === 'found' ? found.records.find((text) => /\bp=[A-Za-z0-9+/]/.test(text)) : undefined;
    if (record !== undefined) return { state: 'good', selector, record };
  }
  return { state: keys.every(({ found }) => found.kind === 'unreachable') ? 'unreachable' : 'missing' };
}

function judgeDmarc(found: TextRecords, domain: string, address: string): SenderRecords['dmarc'] {
  if (found.kind === 'unreachable') return { state: 'unreachable' };
  const records = starting(found, 'v=dmarc1');
  const [record] = records;
  if (record === undefined) return { state: 'missing', suggestion: { name: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=none; rua=mailto:${address}` } };
  if (records.length > 1) return { state: 'several', record: records.join('\n') };
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(record)?.[1]?.toLowerCase();
  return policy === undefined ? { state: 'weak', record } : { state: 'good', record, policy };
}

function mechanism(smtpHost: string | undefined): string | undefined {
  if (smtpHost === undefined || /^(localhost|[\d.:[\]]+)$/.test(smtpHost)) return undefined;
  const include = INCLUDES.find(([host]) => host.test(smtpHost))?.[1];
  return include === undefined ? `a:${smtpHost}` : `include:${include}`;
}

function starting(found: TextRecords, start: string): string[] {
  return found.kind === 'found' ? found.records.filter((text) => text.toLowerCase().startsWith(start)) : [];
}

/** The registered domain above a subdomain, as far as two labels tell. */
function above(domain: string): string | undefined {
  const labels = domain.split('.');
  return labels.length > 2 ? labels.slice(-2).join('.') : undefined;
}
