import type { ServiceCommand } from './service-command.ts'

/** Passwords for single clients, and the sessions that are open. */
export const passwordCommands: readonly ServiceCommand[] = [
  {
    name: 'password add',
    usage: 'LABEL',
    help: 'make a password for one client; it is told once',
    minWords: 1,
    run: async (words, { rights: { logins } }) => [
      `The password for ${words.join(' ')} is: ${await logins.create(words.join(' '))}`,
    ],
  },
  {
    name: 'session list',
    usage: '',
    help: 'where you are logged in, and your passwords',
    minWords: 0,
    run: async (_, { rights: { logins } }) => {
      const all = await logins.list()
      if (all.length === 0) return ['There are none.']
      return all.map(({ id, kind, label, lastUsedAt }) => {
        const used =
          lastUsedAt === 0
            ? 'never used'
            : `last used ${new Date(lastUsedAt).toISOString().slice(0, 16).replace('T', ' ')}`
        return `${id}  ${kind === 'web' ? 'browser' : kind === 'certificate' ? 'certificate' : 'password'}  ${label}, ${used}`
      })
    },
  },
  {
    name: 'session revoke',
    usage: 'ID',
    help: 'end one of them, and what was opened with it',
    minWords: 1,
    run: async ([id = ''], { rights: { logins } }) => [
      (await logins.revoke(id)) ? `${id} was revoked.` : `There is no session ${id}.`,
    ],
  },
]
