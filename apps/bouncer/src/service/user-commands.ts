import { newToken } from '../login/tokens.ts'
import type { AdministratorCommand } from './service-command.ts'

/** Bytes of a password that is told to somebody who is to change it. */
const PASSWORD_BYTES = 12

/** The people who have an account, and the state of the whole: for administrators. */
export const userCommands: readonly AdministratorCommand[] = [
  {
    administrators: true,
    name: 'user list',
    usage: '',
    help: 'everybody who has an account',
    minWords: 0,
    run: async (_, { installation }) =>
      (await installation.people.list()).map(({ name, admin, disabled }) =>
        [name, ...(admin ? ['administrator'] : []), ...(disabled ? ['disabled'] : [])].join(', '),
      ),
  },
  {
    administrators: true,
    name: 'user add',
    usage: 'NAME [admin]',
    help: 'make an account; its password is told once',
    minWords: 1,
    run: async ([name = '', admin], { installation, environment }) => {
      const password = newToken(environment, PASSWORD_BYTES)
      await installation.people.add(name, password, admin?.toLowerCase() === 'admin')
      return [`${name} has an account now, with the password: ${password}`]
    },
  },
  {
    administrators: true,
    name: 'user passwd',
    usage: 'NAME',
    help: 'give an account a new password, which is told once',
    minWords: 1,
    run: async ([name = ''], { installation, environment }) => {
      const password = newToken(environment, PASSWORD_BYTES)
      await installation.people.changePassword(name, password)
      return [`The password of ${name} is: ${password}`]
    },
  },
  ...([true, false] as const).map(
    (disabled): AdministratorCommand => ({
      administrators: true,
      name: disabled ? 'user disable' : 'user enable',
      usage: 'NAME',
      help: disabled ? 'close an account without deleting anything' : 'open it again',
      minWords: 1,
      run: async ([name = ''], { installation }) => {
        await installation.people.setDisabled(name, disabled)
        return [`${name} is ${disabled ? 'disabled' : 'enabled'}.`]
      },
    }),
  ),
  {
    administrators: true,
    name: 'user delete',
    usage: 'NAME',
    help: 'delete an account and everything of it',
    minWords: 1,
    run: async ([name = ''], { installation }) => {
      await installation.people.remove(name)
      return [`${name} is deleted.`]
    },
  },
]
