import { BlockList, isIP } from 'node:net'

/** Addresses, one by one and by prefix. */
export class AddressSet {
  readonly #list: BlockList
  /** As they were given. */
  readonly texts: readonly string[]

  private constructor(list: BlockList, texts: readonly string[]) {
    this.#list = list
    this.texts = texts
  }

  /** `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`. What is none of these is passed to `mistake`, which throws. */
  static of(texts: readonly string[], mistake: (text: string) => never): AddressSet {
    const list = new BlockList()
    for (const text of texts) {
      const [address = '', bits, ...rest] = text.split('/')
      const family = isIP(address)
      const most = family === 6 ? 128 : 32
      const prefix = bits === undefined ? most : Number(bits)
      if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '0') || prefix > most) mistake(text)
      else list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4')
    }
    return new AddressSet(list, texts)
  }

  /** False for what is no address. An IPv4 address in the clothes of an IPv6 address is what it is. */
  has(address: string | undefined): boolean {
    if (address === undefined) return false
    const plain = address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
    const family = isIP(plain)
    return family !== 0 && this.#list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** No address at all. */
export const noAddresses = AddressSet.of([], invalid)

/** This machine itself. */
export const loopbackAddresses = AddressSet.of(['127.0.0.0/8', '::1'], invalid)

function invalid(text: string): never {
  throw new TypeError(`${text} is no address`)
}
