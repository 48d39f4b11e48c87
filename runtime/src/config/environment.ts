/** The environment as typed config: one schema says each variable's shape, default and what is expected of it. */
import { resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1', pattern: '^[A-Za-z0-9.:_-]+$', description: 'a host name or IP address to listen on, such as 127.0.0.1' }),
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65_535, description: 'a port number from 0 to 65535' }),
  BASE_URL: Type.Optional(Type.String({ pattern: '^https?://[^\\s/?#]+$', description: 'the public address without a path, such as https://mails.shop.example' })),
  DATA_DIR: Type.String({ default: './data', minLength: 1, description: 'a folder for the embedded store and the secret' }),
  MONGODB_URI: Type.Optional(Type.String({ pattern: '^mongodb(\\+srv)?://\\S+$', description: 'a connection string that starts with mongodb:// or mongodb+srv://' })),
  SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://\\S+$', description: 'an address such as smtp://user:password@mail.shop.example:587' })),
  MAIL_FROM: Type.Optional(
    Type.String({ pattern: '^([^<>\\r\\n]* <[^\\s<>@]+@[^\\s<>@]+>|[^\\s<>@]+@[^\\s<>@]+)$', description: 'a sender such as Shop <hello@shop.example>' }),
  ),
  NACHKLANG_SECRET: Type.Optional(Type.String({ minLength: 32, description: 'at least 32 random characters' })),
  NACHKLANG_NODES: Type.Optional(Type.String({ minLength: 1, description: 'a folder with your own nodes' })),
  ROLE: Type.Enum(['all', 'web', 'worker'], { default: 'all', description: 'all, web or worker' }),
  LOG_LEVEL: Type.Enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
    default: 'info',
    description: 'silent, fatal, error, warn, info, debug or trace',
  }),
});
type Environment = Static<typeof Environment>;

export interface Limits {
  /** Largest body of an ordinary request; events and webhooks have limits of their own. */
  bodyBytes: number;
  /** Sign-in, set-up and invitation attempts per minute and address. */
  signInPerMinute: number;
  /** Requests to public pages per minute and address. */
  publicPerMinute: number;
}

export interface Config {
  host: string;
  port: number;
  /** Public address, without a slash at the end. */
  baseUrl: string;
  /** Absolute path. */
  dataDir: string;
  mongodbUri?: string;
  smtpUrl?: string;
  mailFrom?: string;
  /** Root of all keys; use it through `deriveKey` only. */
  secret: string;
  /** Absolute path of the folder with custom nodes. */
  nodesDir?: string;
  role: Environment['ROLE'];
  logLevel: Environment['LOG_LEVEL'];
  limits: Limits;
}

/** The config before the secret is known; it may have to be made first. */
export type ConfigWithoutSecret = Omit<Config, 'secret'> & { secret?: string };

export type ParsedEnvironment = { kind: 'ok'; config: ConfigWithoutSecret } | { kind: 'invalid'; problems: string[] };

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 2 * 1024 * 1024,
  signInPerMinute: 10,
  publicPerMinute: 600,
};

/** Reads the variables it knows; each problem names the variable and says what was expected. An empty value counts as absent. */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): ParsedEnvironment {
  const known: Record<string, string> = {};
  for (const name of Object.keys(Environment.properties)) {
    const value = env[name];
    if (value !== undefined && value.trim() !== '') known[name] = value.trim();
  }
  const values = Value.Default(Environment, Value.Convert(Environment, known));
  const problems = [...unknownVariables(env), ...expectationsMissed(values, known)];
  if (problems.length > 0 || !Value.Check(Environment, values)) return { kind: 'invalid', problems };
  return { kind: 'ok', config: configOf(values) };
}

function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const ours = Object.keys(Environment.properties).filter((name) => name.startsWith('NACHKLANG_'));
  return Object.keys(env)
    .filter((name) => name.startsWith('NACHKLANG_') && !ours.includes(name))
    .map((name) => `${name} is not a variable of Nachklang. It knows ${ours.join(' and ')}; remove or rename it.`);
}

/** Secrets are named but never shown. */
const NEVER_SHOWN: readonly string[] = ['NACHKLANG_SECRET', 'SMTP_URL', 'MONGODB_URI'];

function expectationsMissed(values: unknown, given: Record<string, string>): string[] {
  const names = new Set(Value.Errors(Environment, values).map((error) => error.instancePath.slice(1)));
  return Object.entries(Environment.properties)
    .filter(([name]) => names.has(name))
    .map(([name, schema]) => `${name} must be ${descriptionOf(schema)}${NEVER_SHOWN.includes(name) ? '' : `; it is "${given[name] ?? ''}"`}.`);
}

function descriptionOf(schema: object): string {
  return 'description' in schema && typeof schema.description === 'string' ? schema.description : 'something else';
}

function configOf(env: Environment): ConfigWithoutSecret {
  return {
    host: env.HOST,
    port: env.PORT,
    baseUrl: env.BASE_URL ?? `http://localhost:${env.PORT}`,
    dataDir: resolve(env.DATA_DIR),
    ...(env.MONGODB_URI !== undefined && { mongodbUri: env.MONGODB_URI }),
    ...(env.SMTP_URL !== undefined && { smtpUrl: env.SMTP_URL }),
    ...(env.MAIL_FROM !== undefined && { mailFrom: env.MAIL_FROM }),
    ...(env.NACHKLANG_SECRET !== undefined && { secret: env.NACHKLANG_SECRET }),
    ...(env.NACHKLANG_NODES !== undefined && { nodesDir: resolve(env.NACHKLANG_NODES) }),
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    limits: DEFAULT_LIMITS,
  };
}
