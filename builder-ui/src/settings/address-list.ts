/** Reads e-mail addresses out of what another system exported: one a line, a table with commas, semicolons or tabs, or „Name <address>“. */

export interface ListedAddress { line: number; address: string }
export interface AddressList {
  /** Each once, as it was first written. */
  addresses: ListedAddress[];
  /** Lines that named only addresses that were there already. */
  duplicates: number;
  /** Lines without an address; the heading of a table is none of them. */
  bad: { line: number; text: string }[];
}

const ADDRESS = /^[^\s@<>()[\]",:;\\]+@[^\s@<>()[\]",:;\\]+\.[^\s@<>()[\]",:;\\.]+$/;
const LONGEST = 320;

export function readAddressList(text: string): AddressList {
  const list: AddressList = { addresses: [], duplicates: 0, bad: [] };
  const seen = new Set<string>();
  let begun = false;
  for (const [index, raw] of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const found = addressesOf(raw);
    const heading = !begun && found.length === 0 && !raw.includes('@');
    begun = true;
    if (heading) continue;
    if (found.length === 0) list.bad.push({ line, text: raw.trim() });
    const fresh = [...new Set(found)].filter((address) => !seen.has(address.toLowerCase()));
    if (found.length > 0 && fresh.length === 0) list.duplicates += 1;
    for (const address of fresh) {
      seen.add(address.toLowerCase());
      list.addresses.push({ line, address });
    }
  }
  return list;
}

/** A row of a table is about its first address; a row of nothing but addresses is a list of them. */
function addressesOf(line: string): string[] {
  const cells = cellsOf(line).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const found = cells.map(addressIn);
  const addresses = found.filter((address) => address !== undefined);
  return found.every((address) => address !== undefined) ? addresses : addresses.slice(0, 1);
}

function addressIn(cell: string): string | undefined {
  const inside = /<([^<>]*)>\s*$/.exec(cell)?.[1] ?? cell;
  const address = inside.trim();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : undefined;
}

/** RFC 4180 within one line: a quoted cell may hold separators, and a doubled quote is one. */
function cellsOf(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"' && quoted && line[at + 1] === '"') at += 1;
    else if (sign === '"') {
      quoted = !quoted;
      continue;
    } else if (!quoted && /[,;\t]/.test(sign)) {
      cells.push('');
      continue;
    }
    cells.push((cells.pop() ?? '') + sign);
  }
  return cells;
}
