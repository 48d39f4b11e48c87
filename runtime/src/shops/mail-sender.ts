/** The sender of mails, as settings write it: `Name <address>`, with or without quotes around the name, or an address alone. */

export interface Sender { name: string; address: string }

/** `name` is empty when there is none. What stands in a name is no syntax: a colon makes no group, a comma no list. */
export function readSender(mailFrom: string): Sender {
  const [, quoted, name = '', address = mailFrom] = /^(?:"([^"]*)"|(.*?)) *<([^<>]+)>$/.exec(mailFrom) ?? [];
  return { name: quoted ?? name, address };
}
