import { newToken } from '../login/tokens.ts'
import type { AdministratorCommand } from './service-command.ts'

/** Bytes of a password that is told to somebody who is to change it. */
const PASSWORD_BYTES = 12

/** The people who have an account, and the state of the whole: for administrators. */
export const userCommands: readonly AdministratorCommand[] = [
  {
    administrators: true,
    name: 'user list',
    minWords: 0,
    run: async (_, { installation, texts: { people } }) =>
      (await installation.people.list()).map(({ name, admin, disabled }) =>
        [name, ...(admin ? [people.administrator] : []), ...(disabled ? [people.isDisabled] : [])].join(', '),
      ),
  },
  {
    administrators: true,
    name: 'user add',
    minWords: 1,
    run: async ([name = '', admin], { installation, environment, texts }) => {
      const password = newToken(environment, PASSWORD_BYTES)
      await installation.people.add(name, password, admin?.toLowerCase() === 'admin')
      return [texts.people.added(name, password)]
    },
  },
  {
    administrators: true,
    name: 'user passwd',
    minWords: 1,
    run: async ([name = ''], { installation, environment, texts }) => {
      const password = newToken(environment, PASSWORD_BYTES)
      await installation.people.changePassword(name, password)
      return [texts.people.newPassword(name, password)]
    },
  },
  {
    administrators: true,
    name: 'user disable',
    minWords: 1,
    run: async ([name = ''], { installation, texts }) => {
      await installation.people.setDisabled(name, true)
      return [texts.people.disabled(name)]
    },
  },
  {
    administrators: true,
    name: 'user enable',
    minWords: 1,
    run: async ([name = ''], { installation, texts }) => {
      await installation.people.setDisabled(name, false)
      return [texts.people.enabled(name)]
    },
  },
  {
    administrators: true,
    name: 'user delete',
    minWords: 1,
    run: async ([name = ''], { installation, texts }) => {
      await installation.people.remove(name)
      return [texts.people.deleted(name)]
    },
  },
]
