import { type ActionOutcome, done, notDone } from '../../action-outcome.ts'
import { browserName } from '../../people/browser-name.ts'
import { answers } from '../../words/answers.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { dateText, replyText } from '../reply-text.ts'

/** The bouncer's own service; what is said to it goes no further and is kept nowhere. */
const SERVICE = '*longwire'

/** What the bouncer's service says to a command. */
async function askService({ keeper }: CommandContext, text: string): Promise<ActionOutcome<readonly string[]>> {
  const outcome = await keeper.request({ command: 'PRIVMSG', params: [SERVICE, text] })
  if (!outcome.ok) return outcome
  return { ok: true, value: outcome.value.filter(({ command }) => command === 'NOTICE').map(replyText) }
}

/** One way in, as the service lists it. */
interface Login {
  readonly id: string
  readonly kind: keyof typeof answers.sessions.kinds
  readonly label: string
  /** In seconds since 1970; undefined where it was never used. */
  readonly usedAt: number | undefined
}

/** In the form for programs: people are told in their own language. */
const listed = /^(\S+) (web|app-password|certificate) (\d+|-) (.*)$/

const kinds: Readonly<Record<string, Login['kind']>> = {
  web: 'browser',
  'app-password': 'password',
  certificate: 'certificate',
}

function loginIn(line: string): Login | undefined {
  const [, id, kindGiven = '', used = '-', label] = listed.exec(line) ?? []
  const kind = kinds[kindGiven]
  if (id === undefined || kind === undefined || label === undefined) return undefined
  // A browser calls itself by its User-Agent.
  const name = kind === 'browser' ? browserName(label) : label
  return { id, kind, label: name, usedAt: used === '-' ? undefined : Number(used) }
}

async function logins(context: CommandContext): Promise<ActionOutcome<readonly Login[]>> {
  const said = await askService(context, 'session list plain')
  return said.ok ? { ok: true, value: said.value.flatMap((line) => loginIn(line) ?? []) } : said
}

export const sessions: Command = {
  name: 'sessions',
  group: 'client',
  help: 'Lists where you are logged in, or with revoke ends one of them.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['list', 'revoke'], optional: true },
    { name: 'number', kind: 'word', optional: true },
  ],
  async run(args, context) {
    const revokes = args.find('what')?.toLowerCase() === 'revoke'
    const typed = args.find('number')
    if (revokes && typed === undefined) return notDone('usage', answers.sessions.which)
    const all = await logins(context)
    if (!all.ok) return all
    return typed !== undefined && revokes ? revoke(typed, all.value, context) : list(all.value, context)
  },
}

function list(all: readonly Login[], { print }: CommandContext): CommandOutcome {
  const words = answers.sessions
  if (all.length === 0) print(words.none)
  else print(...all.map(described), words.how)
  return done
}

function described({ kind, label, usedAt }: Login, i: number): string {
  const words = answers.sessions
  const used = usedAt === undefined ? words.never : words.used(dateText(String(usedAt)))
  return `${i + 1}. ${label} (${words.kinds[kind]}), ${used}`
}

/** By its number in the list, or by its id. */
async function revoke(typed: string, all: readonly Login[], context: CommandContext): Promise<CommandOutcome> {
  const found = all[Number(typed) - 1] ?? all.find(({ id }) => id === typed)
  if (found === undefined) return notDone('no-login', answers.sessions.unknown(typed))
  const said = await askService(context, `session revoke ${found.id}`)
  if (!said.ok) return said
  context.print(answers.sessions.revoked(found.label))
  return done
}

export const token: Command = {
  name: 'token',
  group: 'client',
  help: 'Makes a password for one other client or program; it is shown once.',
  parameters: [{ name: 'label', kind: 'text', rest: true }],
  async run(args, context) {
    const said = await askService(context, `password add ${args.get('label')}`)
    if (!said.ok) return said
    context.print(...(said.value.length === 0 ? [answers.sessions.silent] : said.value))
    return done
  },
}
