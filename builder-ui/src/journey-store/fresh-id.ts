/** Ids for new nodes: readable in a diff, and never the id of a node that was deleted, whose runs may still be under way. */

export function freshId(type: string): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => (byte % 36).toString(36)).join('');
  return `${type.slice(0, 50).replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${random}`;
}
