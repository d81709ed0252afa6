import type { LoginRecord } from '@longwire/store'
import type { Texts } from '../language/en.ts'
import type { ServiceCommand } from './service-command.ts'
import { minuteOf } from './words.ts'

/** Passwords for single clients, and the sessions that are open. */
export const passwordCommands: readonly ServiceCommand[] = [
  {
    name: 'password add',
    minWords: 1,
    run: async (words, { rights: { logins }, texts }) => {
      const label = words.join(' ')
      return [texts.logins.made(label, await logins.create(label))]
    },
  },
  {
    name: 'session list',
    minWords: 0,
    run: async ([form], { rights: { logins }, texts }) => {
      const all = await logins.list()
      if (form?.toLowerCase() === 'plain') return all.map(plainLine)
      return all.length === 0 ? [texts.none] : all.map((login) => line(login, texts))
    },
  },
  {
    name: 'session revoke',
    minWords: 1,
    run: async ([id = ''], { rights: { logins }, texts }) => [
      (await logins.revoke(id)) ? texts.logins.revoked(id) : texts.logins.unknown(id),
    ],
  },
]

function line({ id, kind, label, lastUsedAt }: LoginRecord, { logins: texts }: Texts): string {
  const used = lastUsedAt === 0 ? texts.neverUsed : texts.lastUsed(minuteOf(lastUsedAt))
  return `${id}  ${texts.kinds[kind]}  ${label}, ${used}`
}

/** For programs, the same in every language: id, kind, when it was last used (seconds since 1970, or `-`), and its label. */
function plainLine({ id, kind, label, lastUsedAt }: LoginRecord): string {
  return [id, kind, lastUsedAt === 0 ? '-' : Math.floor(lastUsedAt / 1_000), label].join(' ')
}
