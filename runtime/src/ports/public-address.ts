/** Which IP addresses are on the public internet. Everything else is somebody's inside: ours. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA special-purpose ranges, RFC 6890 and later. */
const NOT_PUBLIC_V4: [string, number][] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
/** Global unicast without the parts that lead elsewhere: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address inside. */
const GLOBAL_V6: [string, number] = ['2000::', 3];
const NOT_PUBLIC_V6: [string, number][] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];

const blockedV4 = listOf(NOT_PUBLIC_V4, 'ipv4');
const blockedV6 = listOf(NOT_PUBLIC_V6, 'ipv6');
const globalV6 = listOf([GLOBAL_V6], 'ipv6');

export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blockedV4.check(address, 'ipv4');
  // Mapped IPv4 (::ffff:10.0.0.1), NAT64, link-local with a zone and unique local addresses all lie outside global unicast.
  return isIPv6(address) && !address.includes('%') && globalV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6');
}

function listOf(ranges: [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
