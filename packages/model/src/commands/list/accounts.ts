import { askAndPrint } from '../asking.ts'
import type { Command } from '../command.ts'

export const register: Command = {
  name: 'register',
  group: 'services',
  help: 'Makes an account on this network; * takes your nickname as its name, or goes without an address.',
  parameters: [
    { name: 'account', kind: 'word' },
    { name: 'email', kind: 'word' },
    { name: 'password', kind: 'text', rest: true },
  ],
  needs: ['online'],
  isSecret: () => true,
  run: (args, context) =>
    askAndPrint(context, 'REGISTER', args.get('account'), args.get('email'), args.get('password')),
}

export const verify: Command = {
  name: 'verify',
  group: 'services',
  help: 'Ends making an account, with the code that was sent to you.',
  parameters: [
    { name: 'account', kind: 'word' },
    { name: 'code', kind: 'text', rest: true },
  ],
  needs: ['online'],
  isSecret: () => true,
  run: (args, context) => askAndPrint(context, 'VERIFY', args.get('account'), args.get('code')),
}
