import type { NetworkInit } from './network-init.ts'
import { known } from './known.ts'

/** What a person fills in, as the bouncer reads it; what is undefined is left as it is. */
export function attributesOf(init: Partial<NetworkInit>): Readonly<Record<string, string>> {
  const options = Object.entries(init.options ?? {}).map(([name, text]) => [`longwire/${name}`, text] as const)
  return known({
    ...Object.fromEntries(options),
    name: init.name,
    host: init.host,
    port: init.port?.toString(),
    tls: init.tls === undefined ? undefined : init.tls ? '1' : '0',
    nickname: init.nickname,
    username: init.username,
    realname: init.realname,
    pass: init.serverPassword,
    'longwire/sasl-account': init.account,
    'longwire/sasl-password': init.accountPassword,
    'longwire/pins': init.pins?.join(','),
  })
}
