import { BlockList, isIP } from 'node:net'

/** Addresses that are of this machine, of its neighbours, or of nobody. Source: the IANA special-purpose registries */
const special4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 ' +
  '192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
/** Within what is given out at all: Teredo and the like, documentation, 6to4 (which holds an IPv4 address). */
const special6 = '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20'

const blocked = blockList(`${special4} ${special6}`)
/** Everything else in IPv6 is local, mapped (IPv4, NAT64), or not given out. */
const givenOut6 = blockList('2000::/3')

/** Whether an address is one of the internet: nothing that only we, and not everybody, can reach. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4')
    case 6:
      return givenOut6.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
    default:
      return false
  }
}

function blockList(prefixes: string): BlockList {
  const list = new BlockList()
  for (const text of prefixes.split(' ')) {
    const [prefix = '', bits] = text.split('/')
    list.addSubnet(prefix, Number(bits), prefix.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}
