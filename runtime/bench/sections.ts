/** Every section of docs/benchmarks.md: what it measures, against which goal (issue “The spine”, design.md §10). */
import { measureCanvas } from './canvas.ts';
import { measureInstall } from './install-size.ts';
import type { Memory } from './memory.ts';
import { policy } from './policy.ts';
import { renderBench } from './render-bench.ts';
import { measureSimulate, ONE_JOURNEY, THREE_JOURNEYS } from './simulate.ts';
import { measureDemo, measureStart } from './start.ts';
import { megabytes, milliseconds, times, whole, type Section } from './table.ts';
import { measureLatency, measureMailbox, measureSmtp, medianOf } from './throughput.ts';
import { measureWaiting } from './waiting.ts';

export interface Sizes { runs: number; orders: number; smtpOrders: number; agendaOrders: number; latencySeconds: number; waiting: number; withinMinute: number; minuteMs: number; atOnce: number; simulated: number; policyOrders: number; windows: number }

export const FULL: Sizes = { runs: 3, orders: 20_000, smtpOrders: 5_000, agendaOrders: 1_500, latencySeconds: 6, waiting: 1_000_000, withinMinute: 10_000, minuteMs: 60_000, atOnce: 20_000, simulated: 100_000, policyOrders: 2_000, windows: 1_000_000 };
export const QUICK: Sizes = { runs: 1, orders: 2_000, smtpOrders: 1_000, agendaOrders: 300, latencySeconds: 3, waiting: 10_000, withinMinute: 1_000, minuteMs: 6_000, atOnce: 2_000, simulated: 2_000, policyOrders: 500, windows: 20_000 };

export const SECTIONS: Record<string, (sizes: Sizes) => Promise<Section>> = { orders, waiting, start, render, simulate, install, policy, canvas };

async function orders(sizes: Sizes): Promise<Section> {
  const mailbox = await measureMailbox(sizes.orders, sizes.agendaOrders, sizes.runs);
  const smtp = await measureSmtp(sizes.smtpOrders, sizes.runs);
  const latency = await measureLatency(mailbox.perSecond / 2, sizes.latencySeconds, sizes.runs);
  return {
    name: 'orders', title: 'Orders, from accepted event to hand-over',
    rows: [
      { what: 'orders/s into the mailbox', goal: '≥ 3,000', measured: whole(mailbox.perSecond), met: mailbox.perSecond >= 3_000 },
      { what: 'the same, against one Agenda job per step', goal: '≥ 10 ×', measured: whole(mailbox.perSecond), met: mailbox.ratio >= 10, baseline: `${whole(mailbox.peerPerSecond)}/s`, ratio: times(mailbox.ratio) },
      { what: 'orders/s over SMTP, against pooled nodemailer alone', goal: '≥ 0.8 ×', measured: whole(smtp.perSecond), met: smtp.ratio >= 0.8, baseline: `${whole(smtp.peerPerSecond)}/s`, ratio: times(smtp.ratio) },
      { what: `hand-over after acceptance at ${whole(latency.rate)}/s, p50`, goal: '–', measured: milliseconds(latency.p50Ms) },
      { what: `hand-over after acceptance at ${whole(latency.rate)}/s, p99`, goal: '< 1 s', measured: milliseconds(latency.p99Ms), met: latency.p99Ms < 1_000 },
    ],
    notes: [
      `At full load into the mailbox: HTTP answers p50 ${milliseconds(mailbox.answerP50Ms)}, p99 ${milliseconds(mailbox.answerP99Ms)}; ${whole(mailbox.cpuUsPerOrder)} µs of CPU an order in the runtime; ${megabytes(mailbox.pssMb)} (PSS) at the end, runtime and store together.`,
      `${whole(sizes.orders)} orders a run (${whole(sizes.smtpOrders)} over SMTP, ${whole(sizes.agendaOrders)} by Agenda), median of ${sizes.runs}; each round measures the peer right after.`,
    ],
  };
}

async function waiting(sizes: Sizes): Promise<Section> {
  const { waiting: enrollments, withinMinute, minuteMs, atOnce } = sizes;
  const figure = await measureWaiting({ enrollments, withinMinute, minuteMs, atOnce });
  const { diskBytes, atRest, oneMore } = figure;
  return {
    name: 'waiting', title: `${whole(enrollments)} enrollments waiting`,
    rows: [
      { what: 'memory, runtime and store (PSS)', goal: '< 1 GB', measured: megabytes(atRest.together.pssMb), met: atRest.together.pssMb < 1_000 },
      { what: 'disk per enrollment, indexes included', goal: '–', measured: `${whole(diskBytes.enrollment)} bytes` },
      { what: 'disk with its contact and order', goal: '–', measured: `${whole(diskBytes.withContactAndOrder)} bytes` },
      { what: 'one more order: HTTP answer', goal: '–', measured: milliseconds(oneMore.answerMs) },
      { what: 'one more order: hand-over after acceptance', goal: '–', measured: milliseconds(oneMore.handedOverMs) },
      { what: `${whole(withinMinute)} due within ${minuteMs / 1_000} s: lateness p50`, goal: '–', measured: milliseconds(figure.withinMinute.p50Ms) },
      { what: `${whole(withinMinute)} due within ${minuteMs / 1_000} s: lateness p99`, goal: '< 1 s', measured: milliseconds(figure.withinMinute.p99Ms), met: figure.withinMinute.p99Ms < 1_000 },
      { what: `${whole(atOnce)} due at one instant: first handed over`, goal: '< 300 ms', measured: milliseconds(figure.atOnce.firstMs), met: figure.atOnce.firstMs < 300 },
      { what: `${whole(atOnce)} due at one instant: last handed over`, goal: 'bound by hand-over', measured: `${milliseconds(figure.atOnce.lastMs)} (${whole(figure.atOnce.perSecond)}/s)` },
    ],
    notes: [`One run; filling took ${whole(figure.fillSeconds)} s. At rest: runtime ${inMegabytes(atRest.runtime)}; store ${inMegabytes(atRest.store)}. After the bursts, together: ${inMegabytes(figure.afterwards)}.`],
  };
}

async function start({ runs }: Sizes): Promise<Section> {
  const figure = await measureStart(runs);
  const readyMs = medianOf(figure.readyMs);
  const demoMs = medianOf(await measureDemo(runs));
  return {
    name: 'start', title: 'Start and rest',
    rows: [
      { what: 'start to ready, existing data folder', goal: '< 2 s', measured: milliseconds(readyMs), met: readyMs < 2_000 },
      { what: 'the very first start', goal: '–', measured: milliseconds(figure.firstReadyMs) },
      { what: 'memory at rest, runtime and store (PSS)', goal: '< 200 MB', measured: megabytes(figure.together.pssMb), met: figure.together.pssMb < 200 },
      { what: 'start of the demo shop, mailbox filled', goal: '< 15 s', measured: milliseconds(demoMs), met: demoMs < 15_000 },
    ],
    notes: [`After 10 s of quiet: runtime ${inMegabytes(figure.runtime)}; store ${inMegabytes(figure.store)}. Median of ${runs}.`],
  };
}

async function render(): Promise<Section> {
  const figure = await renderBench();
  return {
    name: 'render', title: 'Rendering',
    rows: [{
      what: `renders/s of the largest template (${figure.email})`, goal: '≥ 5,000', measured: whole(figure.rendersPerSecond), met: figure.rendersPerSecond >= 5_000,
      baseline: `${whole(figure.liquidJsRendersPerSecond)}/s, LiquidJS`, ratio: times(figure.rendersPerSecond / figure.liquidJsRendersPerSecond),
    }],
    notes: [`${whole(figure.bytes.html)} bytes of HTML and ${whole(figure.bytes.text)} of text, on one core. Median of three.`],
  };
}

async function simulate({ simulated, runs }: Sizes): Promise<Section> {
  const rounds = [];
  for (let run = 0; run < runs; run += 1) rounds.push(await measureSimulate(simulated, run === 0 ? [ONE_JOURNEY, THREE_JOURNEYS] : [THREE_JOURNEYS]));
  const [one] = rounds[0] ?? [];
  const three = rounds.flatMap((round) => round.filter(({ journeys }) => journeys === THREE_JOURNEYS.length)).sort((a, b) => a.elapsedMs - b.elapsedMs);
  const middle = three[Math.floor(three.length / 2)];
  if (!one || !middle) throw new Error('Nothing was simulated.');
  return {
    name: 'simulate', title: 'Simulation',
    rows: [
      { what: `\`simulate\` of ${whole(simulated)} orders, three journeys`, goal: '< 60 s', measured: milliseconds(middle.elapsedMs), met: middle.elapsedMs < 60_000 },
      { what: `\`simulate\` of ${whole(simulated)} orders, one journey`, goal: '–', measured: milliseconds(one.elapsedMs) },
    ],
    notes: [`${whole(one.events)} events of the demo shop over a year, reading the file included; at most ${megabytes(middle.peakMb)} of memory. Median of ${runs}, one run with one journey.`],
  };
}

async function install(): Promise<Section> {
  const { packagesMb, ownMb, togetherMb } = measureInstall();
  return {
    name: 'install', title: 'Size',
    rows: [{ what: 'production install, without the pinned Node', goal: '< 400 MB', measured: megabytes(togetherMb), met: togetherMb < 400 }],
    notes: [`${megabytes(packagesMb)} of packages (as the Dockerfile installs them), ${megabytes(ownMb)} of our own files.`],
  };
}

async function canvas(): Promise<Section> {
  const { validateMs, firstLoad, answers, interactiveMs, letterMs, one, all, pan } = await measureCanvas();
  const load = firstLoad / 1_000;
  const perSecond = (frames: number) => `${whole(frames)}/s`;
  return {
    name: 'canvas', title: 'The canvas',
    rows: [
      { what: 'first load of the editor, gzip, without Monaco and ELK', goal: '≤ 300 KB', measured: `${whole(load)} KB`, met: load <= 300 },
      { what: 'from address to cards, a browser that has seen nothing', goal: '< 1 s', measured: milliseconds(interactiveMs), met: interactiveMs < 1_000 },
      { what: '500 nodes in view, one dragged: median frames', goal: '≥ 50/s', measured: perSecond(one.median), met: one.median >= 50 },
      { what: '500 nodes in view, all dragged: median frames', goal: '≥ 50/s', measured: perSecond(all.median), met: all.median >= 50 },
      { what: '500 nodes, the view moved: median frames', goal: '≥ 50/s', measured: perSecond(pan.median), met: pan.median >= 50 },
      { what: 'a letter in the form of a node, from its key to the screen: median', goal: '< 50 ms', measured: milliseconds(letterMs), met: letterMs < 50 },
      { what: 'a journey of 200 nodes checked', goal: '< 30 ms', measured: `${validateMs.toFixed(1)} ms`, met: validateMs < 30 },
    ],
    notes: [`Headless Chromium, 1440 × 900; the slowest hundredth of frames: ${perSecond(one.slow)} (one), ${perSecond(all.slow)} (all), ${perSecond(pan.slow)} (view). First load: every file that Chromium asked for before the cards were painted; the API's answers until then, the journey above all, are ${whole(answers / 1_000)} KB more. Menus, dialogs and the check of the journey follow when the page is at rest. Needs the built interface.`],
  };
}

function inMegabytes({ anonMb, fileMb, pssMb }: Memory): string {
  return `${whole(anonMb)} MB of its own and ${whole(fileMb)} MB of mapped files (PSS ${whole(pssMb)} MB)`;
}
