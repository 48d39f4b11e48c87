/** What the canvas costs: the browser's part is measured by `builder-ui/bench/canvas.ts`, the check of a journey here. `node runtime/bench/canvas.ts` */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { validateJourney, type JourneyDocument, type JourneyNode } from '@nachklang/nodes/sdk';

interface Frames { median: number; slow: number; count: number }
export interface CanvasFigure { validateMs: number; firstLoad: number; answers: number; interactiveMs: number; letterMs: number; one: Frames; all: Frames; pan: Frames }

const BROWSER = join(import.meta.dirname, '../../builder-ui/bench/canvas.ts');
const NODES = 200;

export async function measureCanvas(): Promise<CanvasFigure> {
  const { stdout } = await promisify(execFile)(process.execPath, [BROWSER], { maxBuffer: 2 ** 20, timeout: 300_000 });
  const browser: Omit<CanvasFigure, 'validateMs'> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return { validateMs: measureValidation(), ...browser };
}

/** The median of the checks of one journey, each as a new document, as an editor makes them. */
function measureValidation(): number {
  const journey = waitsAndMails();
  const times = Array.from({ length: 60 }, (_, round) => {
    const document = structuredClone({ ...journey, description: { de: String(round), en: String(round) } });
    const from = performance.now();
    validateJourney(document, DEFINITIONS_BY_ID);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return times[30] ?? Infinity;
}

function waitsAndMails(): JourneyDocument {
  const kinds: Pick<JourneyNode, 'type' | 'settings'>[] = [
    { type: 'delay', settings: { duration: 'P3D', notOn: [7] } },
    { type: 'if', settings: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }, { field: 'contact.country', operator: '=', value: 'DE' }] } } },
    { type: 'send-email', settings: { email: 'thanks', class: 'transactional', whenBlocked: 'skip', trackClicks: false } },
  ];
  const nodes = Array.from({ length: NODES }, (_, index): JourneyNode => {
    const { type, settings } = index === 0 ? { type: 'order-event', settings: { which: 'placed' } } : (kinds[index % 3] ?? { type: 'delay', settings: {} });
    return { id: `n${index}`, type, version: 1, settings, position: { x: 0, y: index * 140 } };
  });
  const mail = { subject: 'Danke', mjml: '<mjml><mj-body></mj-body></mjml>' };
  return {
    format: 1, name: { de: 'Lang', en: 'Long' }, subject: 'order', nodes, notes: [], emails: { thanks: { de: mail, en: mail } },
    settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority: 50, timeZone: 'recipient', holdout: 0 },
    edges: nodes.slice(1).map(({ id }, index) => ({ from: `n${index}`, port: { if: 'yes', 'send-email': 'sent' }[nodes[index]?.type ?? ''] ?? 'next', to: id })),
  };
}

if (import.meta.main) console.log(await measureCanvas());
