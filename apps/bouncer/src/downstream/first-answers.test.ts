import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import type { Authenticated } from '../login/logins.ts'
import type { UserMessage } from '../user/actor.ts'
import type { Users } from '../user/users.ts'
import type { AnswerSink } from './first-answer.ts'
import { FirstAnswers } from './first-answers.ts'
import { ScreenIds } from './screen-ids.ts'
import type { Screen } from './screen.ts'

/** What was written to a page, part by part. */
class Part implements AnswerSink {
  text = ''
  ended = false
  waiting = 0

  write(text: string): void {
    assert.equal(this.ended, false, `written after the end: ${text}`)
    this.text += text
  }

  end(): void {
    assert.equal(this.ended, false)
    this.ended = true
  }

  get lines(): readonly string[] {
    return this.text.split('\n').slice(0, -1)
  }

  get ticket(): string {
    return /^MORE (\S+)$/m.exec(this.text)?.[1] ?? ''
  }
}

const ada = { user: { id: 'u1', name: 'ada' }, login: { id: 'l1' } } as unknown as Authenticated
const adaElsewhere = { ...ada, login: { id: 'l2' } } as unknown as Authenticated

/** A user with such networks, whose screens say what a test has them say. */
function installation(...networks: readonly string[]) {
  const environment = new VirtualEnvironment()
  const posted: UserMessage[] = []
  const screens = new Map<string, Screen>()
  const users = {
    actor: async () => ({
      post(message: UserMessage) {
        posted.push(message)
        if (message.kind === 'screen-attached') {
          const { network, capabilities } = message.wish
          message.screen.change({ capabilities: new Set(capabilities?.filter((name) => name !== 'server-time')) })
          screens.set(network.by === 'id' ? network.id : 'own', message.screen)
        } else if (message.kind === 'screen-line') tell('own', 'PONG all')
      },
      request: async () => networks,
    }),
  } as unknown as Users
  const log = { warn: assert.fail } as never
  const answers = new FirstAnswers({ users, ids: new ScreenIds(), environment, log })
  const tell = (network: string, ...lines: readonly string[]): void => {
    for (const line of lines) {
      const [command = '', ...params] = line.split(' ')
      screens.get(network)?.send({ command, params })
    }
  }
  const attached = (): number =>
    posted.filter(({ kind }) => kind === 'screen-attached').length -
    posted.filter(({ kind }) => kind === 'screen-detached').length
  return { environment, answers, tell, screens, attached, posted }
}

suite('a first answer', () => {
  test('tells the conversations of all networks first, and what was said in them to whoever asks for the rest', async () => {
    const { answers, environment, tell, attached, posted } = installation('n1', 'n2')
    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    const [own, ...others] = posted.flatMap((message) => (message.kind === 'screen-attached' ? [message.wish] : []))
    assert.equal(own?.resume, undefined)
    assert.deepEqual(
      others.map(({ resume, capabilities }) => [resume, capabilities?.includes('no-implicit-names')]),
      [
        ['*', true],
        ['*', true],
      ],
    )
    tell('n1', 'JOIN #one', 'RESUME BEGIN', 'PRIVMSG #one one')
    tell('n2', 'JOIN #two')
    assert.deepEqual(first.lines, ['NETWORKS n1 n2', '1 PONG all', '2 JOIN #one', '2 RESUME BEGIN', '3 JOIN #two'])
    assert.equal(first.ended, false)
    tell('n2', 'RESUME BEGIN', 'PRIVMSG #two two', 'RESUME END c2')
    assert.deepEqual(first.lines.slice(5), ['3 RESUME BEGIN', `MORE ${first.ticket}`])
    assert.equal(first.ended, true)

    const rest = new Part()
    assert.equal(answers.goOn(adaElsewhere, first.ticket, rest), undefined, 'another login')
    assert.ok(answers.goOn(ada, first.ticket, rest))
    assert.deepEqual(rest.lines, ['2 PRIVMSG #one one', '3 PRIVMSG #two two', '3 RESUME END c2'])
    assert.equal(answers.goOn(ada, first.ticket, new Part()), undefined, 'it was asked for')
    tell('n1', 'RESUME END c1')
    assert.deepEqual([rest.lines.at(-1), rest.ended, attached()], ['2 RESUME END c1', true, 0])
  })

  test('is told as far as it goes where a network does not tell', async () => {
    const { answers, environment, tell, attached } = installation('n1', 'n2')
    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    tell('n1', 'JOIN #one', 'RESUME BEGIN', 'PRIVMSG #one one', 'RESUME END c1')
    await environment.advance(999)
    assert.equal(first.ended, false)
    await environment.advance(1)
    assert.equal(first.ended, true)
    const rest = new Part()
    answers.goOn(ada, first.ticket, rest)
    tell('n2', 'JOIN #two')
    assert.deepEqual(rest.lines, ['2 PRIVMSG #one one', '2 RESUME END c1', '3 JOIN #two'])
    await environment.advance(30_000)
    assert.deepEqual([rest.ended, attached()], [true, 0])
  })

  test('says which network is gone', async () => {
    const { answers, environment, screens, attached } = installation('n1')
    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    screens.get('n1')?.close('no-network', 'there is no such network')
    assert.deepEqual(first.lines, [
      'NETWORKS n1',
      '1 PONG all',
      'CLOSE 2 no-network :there is no such network',
      `MORE ${first.ticket}`,
    ])
    const rest = new Part()
    answers.goOn(ada, first.ticket, rest)
    assert.deepEqual([rest.text, rest.ended, attached()], ['', true, 0])
  })

  test('of somebody without networks has one part', async () => {
    const { answers, environment, attached } = installation()
    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    assert.deepEqual([first.lines, first.ended, attached()], [['1 PONG all'], true, 0])
  })

  test('ends with whoever reads it, but not between its parts', async () => {
    const { answers, environment, tell, attached } = installation('n1')
    const gone = answers.begin(ada, new Part())
    await environment.settle()
    assert.equal(attached(), 2 - 1)
    gone()
    assert.equal(attached(), 0)

    const first = new Part()
    const read = answers.begin(ada, first)
    await environment.settle()
    tell('n1', 'RESUME BEGIN')
    read()
    assert.equal(attached(), 1)
    const rest = new Part()
    const left = answers.goOn(ada, first.ticket, rest)
    left?.()
    assert.deepEqual([rest.ended, attached()], [true, 0])
  })

  test('is not kept for longer than 30 s, and eight of a person at most', async () => {
    const { answers, environment, tell, attached } = installation('n1')
    const parts: Part[] = []
    for (let n = 0; n < 9; n++) {
      const part = new Part()
      parts.push(part)
      answers.begin(ada, part)
      await environment.settle()
      tell('n1', 'RESUME BEGIN')
    }
    assert.equal(attached(), 8)
    assert.equal(answers.goOn(ada, parts[0]?.ticket ?? '', new Part()), undefined)
    await environment.advance(30_000)
    assert.equal(attached(), 0)
    assert.equal(answers.goOn(ada, parts[8]?.ticket ?? '', new Part()), undefined)
  })

  test('ends where more waits than anybody should keep for one page', async () => {
    const { answers, environment, tell, attached } = installation('n1')
    const lines = Array.from({ length: 17 }, () => `PRIVMSG #one ${'o'.repeat(1_048_576)}`)
    const held = new Part()
    answers.begin(ada, held)
    await environment.settle()
    tell('n1', 'RESUME BEGIN', ...lines)
    assert.equal(attached(), 0, 'nobody asks for the rest')
    assert.equal(answers.goOn(ada, held.ticket, new Part()), undefined)

    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    tell('n1', 'RESUME BEGIN')
    const slow = new Part()
    answers.goOn(ada, first.ticket, slow)
    tell('n1', 'PRIVMSG #one one')
    slow.waiting = 17 * 1_048_576
    tell('n1', 'PRIVMSG #one two')
    assert.deepEqual([slow.ended, attached()], [true, 0])
  })

  test('whose history cannot be opened says so', async () => {
    const environment = new VirtualEnvironment()
    const users = { actor: () => Promise.reject(new Error('no disk')) } as unknown as Users
    const answers = new FirstAnswers({ users, ids: new ScreenIds(), environment, log: {} as never })
    const first = new Part()
    answers.begin(ada, first)
    await environment.settle()
    assert.match(first.text, /^CLOSE 1 failed :the history .*\n$/)
    assert.equal(first.ended, true)
  })
})
