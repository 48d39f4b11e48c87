/** Renders per second of the largest template on one core, median of three runs; beside it LiquidJS alone on the same strings. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import type { EmailContent, Facts } from '@nachklang/nodes/sdk';
import { compileEmail, renderEmail, templateVariables, type CompiledEmail } from '../src/stages/rendering/index.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
const WARM_UP = 3_000;
const RENDERS = 10_000;
const RUNS = 3;

const PLACED = Date.UTC(2026, 10, 20, 9, 30);
const PARCEL = {
  id: 'p2', trackingNumber: 'T2', trackingUrl: 'https://carrier.example.com/T2?lang=de', carrier: 'DHL', status: 'in_transit' as const, statusAt: PLACED,
  expectedAt: Date.UTC(2026, 10, 23, 13, 30), returning: false, lineIds: [],
};
const FACTS: Facts = {
  shop: {
    id: 'shop', name: 'Tonwerk', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', url: 'https://shop.example', supportEmail: 'hilfe@shop.example',
    imprint: 'Tonwerk GmbH\nWeg 1\n12345 Ort', returnDays: 14,
  },
  contact: {
    id: 'anna', email: 'anna@example.com', firstName: 'Anna', lastName: 'Beispiel', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', tags: [], attributes: {},
    orderCount: 1, totalSpent: 129.8,
  },
  order: {
    id: '1042', number: '#1042', channel: 'shop', state: 'open', currency: 'EUR', total: 129.8, itemCount: 4, categories: ['Keramik'], tags: [], openReturns: 0, openComplaints: 0,
    lines: ['Tasse „Morgenrot“', 'Kanne & Stövchen', 'Schale, klein'].map((title, index) => ({ id: `l${index}`, title, quantity: index + 1, unitPrice: 24.9, url: 'https://shop.example/p' })),
    parcels: [{ ...PARCEL, id: 'p1' }, PARCEL], placedAt: PLACED, statusUrl: 'https://shop.example/orders/1042',
  },
  parcel: PARCEL,
  enrollment: { id: 'e1', journeyId: 'j1', subject: 'parcel', startedAt: PLACED, messagesSent: 0, path: {} },
};

export interface RenderFigures {
  email: string;
  bytes: { html: number; text: number };
  rendersPerSecond: number;
  liquidJsRendersPerSecond: number;
}

export async function renderBench(): Promise<RenderFigures> {
  const { name, email } = await largestEmail();
  // A new object per mail, as delivery has it.
  const variables = () => templateVariables({ ...FACTS }, { locale: 'de', formalAddress: 'sie', unsubscribeUrl: () => 'https://mails.shop.example/p/u/token' });
  const peer = liquidJsAlone(email);
  const ours = medianPerSecond(RENDERS, () => {
    const mail = renderEmail(email, variables());
    return Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text) + mail.subject.length;
  });
  const theirs = medianPerSecond(RENDERS / 10, () => {
    const [subject = '', html = '', text = ''] = peer(variables().values);
    return Buffer.byteLength(html) + Buffer.byteLength(text) + subject.length;
  });
  const sample = renderEmail(email, variables());
  return {
    email: name,
    bytes: { html: Buffer.byteLength(sample.html), text: Buffer.byteLength(sample.text) },
    rendersPerSecond: ours,
    liquidJsRendersPerSecond: theirs,
  };
}

/** The usual way: the same three templates, parsed once. Its filters do less than ours, which is to its advantage. */
function liquidJsAlone({ subject, html, text }: CompiledEmail): (values: Record<string, unknown>) => string[] {
  const liquid = new Liquid({ outputEscape: 'escape' });
  for (const name of ['money', 'date_long', 'date_short', 'time_short', 'weekday', 'country_name', 'plural', 'safe_url']) liquid.registerFilter(name, String);
  const parsed = [subject, html, text].map((template) => liquid.parse(template.replace(/\{% (link \d+|endlink) %\}/g, '')));
  return (values) => parsed.map((templates) => String(liquid.renderSync(templates, values)));
}

/** In a template's folder the MJML lies beside the journey, which holds subject and preheader. */
async function largestEmail(): Promise<{ name: string; email: CompiledEmail }> {
  let largest: { name: string; email: CompiledEmail } | undefined;
  for (const name of await readdir(TEMPLATES)) {
    const document = await readFile(join(TEMPLATES, name, 'journey.json'), 'utf8').catch(() => undefined);
    if (document === undefined) continue;
    const { emails }: { emails: Record<string, { de: Omit<EmailContent, 'mjml'> }> } = JSON.parse(document);
    for (const [key, { de }] of Object.entries(emails)) {
      const mjml = await readFile(join(TEMPLATES, name, 'emails', `${key}.de.mjml`), 'utf8');
      const email = await compileEmail({ ...de, mjml }, 'de');
      if (largest === undefined || email.html.length > largest.email.html.length) largest = { name: `${name}/${key}`, email };
    }
  }
  if (largest === undefined) throw new Error(`No template with an e-mail in ${TEMPLATES}.`);
  return largest;
}

/** The bytes are summed so that every string is really built. */
function medianPerSecond(renders: number, render: () => number): number {
  let bytes = 0;
  for (let index = 0; index < Math.min(WARM_UP, renders); index += 1) bytes += render();
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    for (let index = 0; index < renders; index += 1) bytes += render();
    return (renders / (performance.now() - start)) * 1_000;
  }).sort((a, b) => a - b);
  if (bytes === 0) throw new Error('Nothing was rendered.');
  return Math.round(runs[1] ?? 0);
}

if (import.meta.main) console.log(JSON.stringify(await renderBench(), null, 2));
