/**
 * The expression library, loaded when the first command needs it: it takes longer to load
 * than the store takes to start. Compiling code throws LibraryMissing; the dispatcher then
 * awaits `loadLibrary` and runs the command again, before it has changed anything.
 */

type Library = typeof import('mingo');

let library: Library | undefined;

export class LibraryMissing extends Error {}

export async function loadLibrary(): Promise<void> {
  library ??= await import('mingo');
}

export function mingo(): Library {
  if (library === undefined) throw new LibraryMissing();
  return library;
}
