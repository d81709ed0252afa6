import type { NetworkInit } from '@longwire/model'
import { fieldText } from '../../elements/form-text.ts'

const plaintextPort = 6667
const tlsPort = 6697

/** The usual port, as long as a person has not written another one. */
export function usualPort(tls: boolean): number {
  return tls ? tlsPort : plaintextPort
}

/** What a form holds, as a network; the name is the host's where none was given. */
export function networkOf(form: FormData): NetworkInit {
  const text = (name: string) => fieldText(form, name).trim()
  const host = text('host')
  const optional = {
    account: text('account'),
    accountPassword: fieldText(form, 'accountPassword'),
    serverPassword: fieldText(form, 'serverPassword'),
  }
  return {
    name: text('name') || host,
    host,
    port: Number(text('port')),
    tls: form.get('tls') !== null,
    nickname: text('nickname'),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  }
}
