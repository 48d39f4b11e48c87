/** Lets a folder with own nodes lie anywhere: what its files import from the SDK is the copy of this program. */
import { registerHooks } from 'node:module';

/** The SDK, and what its contract is written in. A second copy would not know the schemas of the first. */
const LENT = /^(@nachklang\/nodes|typebox)(\/|$)/;

/** `entry`: URL of the folder's index file. */
export function lendPackages(entry: string): void {
  const folder = new URL('.', entry).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, LENT.test(specifier) && context.parentURL?.startsWith(folder) === true ? { ...context, parentURL: import.meta.url } : context),
  });
}
