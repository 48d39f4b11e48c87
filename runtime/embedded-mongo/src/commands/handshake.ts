/** What drivers and shells ask before and around the real work. */

import { hostname, totalmem, cpus, type as osType, arch } from 'node:os';
import { pid, memoryUsage, uptime } from 'node:process';

import { asNumber, asString, elementsOf } from '../bson/raw.ts';
import { now } from '../clock.ts';
import { CommandError } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { MAX_MESSAGE_BYTES } from '../wire/message.ts';
import { MAX_DOCUMENT_BYTES } from '../catalog/documents.ts';
import type { CommandRun } from './context.ts';

/** The server version whose behaviour is followed. Wire version 21 is MongoDB 7.0's. */
const VERSION = '7.0.14';
const MAX_WIRE_VERSION = 21;

/** A standalone server: no setName, so drivers neither retry writes nor start transactions. */
export const hello: CommandRun = (command, _context, reply, connectionId) => {
  const legacy = command.name !== 'hello';
  writeFields(reply, {
    ...(legacy ? { ismaster: true, helloOk: true } : { isWritablePrimary: true }),
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(now()),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
  });
};

export const ping: CommandRun = () => undefined;

export const buildInfo: CommandRun = (_command, _context, reply) =>
  writeFields(reply, {
    version: VERSION,
    versionArray: [...VERSION.split('.').map(Number), 0],
    gitVersion: 'nachklang-embedded',
    modules: [],
    allocator: 'system',
    javascriptEngine: 'none',
    sysInfo: 'deprecated',
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['lmdb'],
  });

export const hostInfo: CommandRun = (_command, _context, reply) =>
  writeFields(reply, {
    system: { currentTime: new Date(now()), hostname: hostname(), cpuAddrSize: 64, memSizeMB: Math.round(totalmem() / 2 ** 20), numCores: cpus().length, cpuArch: arch() },
    os: { type: osType(), name: osType(), version: '' },
    extra: {},
  });

export const connectionStatus: CommandRun = (_command, _context, reply) =>
  writeFields(reply, { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } });

export const whatsmyuri: CommandRun = (_command, _context, reply) => writeFields(reply, { you: 'local' });

export const getLog: CommandRun = (command, _context, reply) => {
  if (asString(command.get('getLog')) === '*') writeFields(reply, { names: ['global', 'startupWarnings'] });
  else writeFields(reply, { totalLinesWritten: 0, log: [] });
};

export const getCmdLineOpts: CommandRun = (_command, _context, reply) => writeFields(reply, { argv: ['nachklang'], parsed: {} });

export const getParameter: CommandRun = (command, context, reply) => {
  const known: Record<string, unknown> = {
    featureCompatibilityVersion: { version: '7.0' },
    authenticationMechanisms: [],
    ttlMonitorSleepSecs: context.ttl.intervalSeconds,
  };
  const wanted = asString(command.get('getParameter')) === '*' ? Object.keys(known) : command.arguments().map((argument) => argument.name);
  const found = Object.fromEntries(wanted.flatMap((name) => (name in known ? [[name, known[name]]] : [])));
  if (Object.keys(found).length === 0) throw new CommandError(72, 'no option found to get');
  writeFields(reply, found);
};

export const setParameter: CommandRun = (command, context, reply) => {
  const seconds = asNumber(command.get('ttlMonitorSleepSecs'));
  if (seconds === undefined || seconds < 1) throw new CommandError(72, 'only ttlMonitorSleepSecs (>= 1) can be set');
  writeFields(reply, { was: context.ttl.intervalSeconds });
  context.ttl.intervalSeconds = seconds;
};

export const serverStatus: CommandRun = (_command, context, reply) => {
  const memory = memoryUsage();
  writeFields(reply, {
    host: hostname(),
    version: VERSION,
    process: 'nachklang-embedded-mongo',
    pid,
    uptime: uptime(),
    uptimeMillis: now() - context.startedAt,
    localTime: new Date(now()),
    connections: { current: context.connections.count, available: 10_000, totalCreated: 0 },
    mem: { bits: 64, resident: Math.round(memory.rss / 2 ** 20), virtual: 0, supported: true, heap: Math.round(memory.heapUsed / 2 ** 20), external: Math.round(memory.external / 2 ** 20) },
    metrics: { cursor: { open: { total: context.cursors.size } } },
    storageEngine: { name: 'lmdb', persistent: true, supportsCommittedReads: true },
    cpuMicros: process.cpuUsage(),
  });
};

/** Sessions carry no state here: ending or refreshing one has nothing to do. */
export const nothingToDo: CommandRun = (command) => {
  elementsOf(command.body);
};
