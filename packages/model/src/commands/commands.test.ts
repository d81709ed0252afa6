import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { initialIsupport, type SessionState } from '@longwire/irc'
import { type Attached, attached, home, label, shown } from '../../test/attached.ts'
import { holdsSecret } from '../input/secrets.ts'
import { parseArguments } from './arguments.ts'
import { commands } from './registry.ts'
import { readTyped } from './typed.ts'
import { suggest } from './suggest.ts'
import { usageOf } from './usage.ts'

const session = { isupport: initialIsupport } as SessionState

/** Types a command in #home, lets the network answer the line that matches, and tells the line and the outcome. */
async function typed(
  { bouncer, net }: Attached,
  text: string,
  answer: (label: string) => readonly string[],
): Promise<{ line: string; outcome: unknown }> {
  const running = bouncer.model.actions.send(home, text)
  const line = await net.wire.expect(/^/)
  net.wire.send(...answer(label(line)))
  // What is not answered after all is given up.
  await bouncer.environment.advance(60_000)
  return { line: line.replace(/^@\S+ /, ''), outcome: await running }
}

const ack = (id: string): readonly string[] => [`@label=${id} ACK`]
const done = { ok: true, value: undefined }

suite('what is typed', () => {
  test('is a command behind a slash, and a text with a slash behind two', () => {
    assert.deepEqual(readTyped('/Join #a'), { kind: 'command', name: 'join', rest: '#a' })
    assert.deepEqual(readTyped('/me  waves '), { kind: 'command', name: 'me', rest: 'waves ' })
    assert.deepEqual(readTyped('//join'), { kind: 'text', text: '/join' })
    assert.deepEqual(readTyped('/ hm'), { kind: 'text', text: '/ hm' })
    assert.deepEqual(readTyped('/usr/bin/env'), { kind: 'text', text: '/usr/bin/env' })
  })

  test('may leave out a channel that it stands in', () => {
    const kick = commands.find(({ name }) => name === 'kick')!
    const parse = (text: string, channel?: string) => {
      const parsed = parseArguments(kick, text, { session, channel })
      return parsed.kind === 'ok' ? ['channel', 'nickname', 'reason'].map((name) => parsed.args.find(name)) : parsed
    }
    assert.deepEqual(parse('bob get out', '#home'), ['#home', 'bob', 'get out'])
    assert.deepEqual(parse('#den bob', '#home'), ['#den', 'bob', undefined])
    assert.deepEqual(parse('bob'), { kind: 'missing', parameter: 'channel' })
    assert.deepEqual(parse('', '#home'), { kind: 'missing', parameter: 'nickname' })
  })

  test('is never refused by an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.string({ unit: 'binary' }), (command, text) => {
        const parsed = parseArguments(command, text, { session, channel: '#home' })
        assert.ok(['ok', 'missing', 'unknown-flag'].includes(parsed.kind))
        holdsSecret(`/${command.name} ${text}`, 'bob', commands)
        command.isSecret?.(text)
      }),
    )
  })
})

suite('the registry', () => {
  test('has each name and alias once, and a sentence of help for each', () => {
    const names = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases])
    assert.equal(new Set(names).size, names.length)
    for (const { name, help } of commands) assert.match(help, /^\P{Ll}.*\.$/u, name)
  })

  test('puts what takes all the rest last', () => {
    for (const { name, parameters } of commands) {
      assert.ok(
        parameters.slice(0, -1).every(({ rest }) => rest !== true),
        name,
      )
    }
  })

  test('shows how a command is typed', () => {
    const usage = (wanted: string) => usageOf(commands.find(({ name }) => name === wanted)!)
    assert.equal(usage('kick'), '/kick [#channel] nickname [reason]')
    assert.equal(usage('clear'), '/clear [-undo]')
    assert.equal(usage('cap'), '/cap ls|list|req|end [capabilities]')
  })

  test('suggests what was meant', () => {
    const names = commands.map(({ name }) => name)
    assert.equal(suggest('jion', names)[0], 'join')
    assert.equal(suggest('whoi', names)[0], 'whois')
    assert.deepEqual(suggest('xyzzy', names), [])
  })
})

suite('secrets (pitfall 13)', () => {
  test('are known in commands and in what is said to services', () => {
    for (const text of [
      '/identify hunter2',
      '/msg NickServ IDENTIFY hunter2',
      '/ns identify hunter2',
      '/oper ada hunter2',
      '/register ada a@b.example hunter2',
      '/raw PASS hunter2',
      '/quote OPER ada hunter2',
      '/connect irc.example hunter2',
      '/connect -plain irc.example hunter2',
      '/network add x host=y password=hunter2',
      '/query Q@CServe.quakenet.org AUTH ada hunter2',
      '/quote SA REGISTER ada hunter2',
      '/quote IDENTIFY hunter2',
      '/quote VHOST ada hunter2',
      '/ns saregister ada hunter2',
      ' /ns identify hunter2',
    ]) {
      assert.ok(holdsSecret(text, '#home', commands), text)
    }
    assert.ok(holdsSecret('identify hunter2', 'NickServ', commands))
    for (const text of [
      'hello',
      '/me waves',
      '/join #a',
      '/msg bob identify yourself',
      '/connect -plain irc.example',
      ' /me waves',
    ]) {
      assert.ok(!holdsSecret(text, '#home', commands), text)
    }
  })

  test('never get into the input history', async () => {
    const { bouncer } = await attached()
    await bouncer.model.actions.send(home, 'hello')
    await bouncer.model.actions.send(home, '/ns identify hunter2')
    await bouncer.model.actions.send(home, '/me waves')
    await bouncer.model.actions.send(home, 'hello')
    assert.deepEqual(bouncer.model.inputHistory(home), ['/me waves', 'hello'])
  })
})

suite('commands', () => {
  test('that nobody knows are not sent, and answered by a suggestion', async () => {
    const { bouncer, net } = await attached()
    const outcome = await bouncer.model.actions.send(home, '/jion #den')
    assert.ok(!outcome.ok && outcome.code === 'unknown-command')
    assert.match(outcome.text, /did you mean \/join/)
    assert.deepEqual(net.wire.received, [])
  })

  test('tell what they need', async () => {
    const { bouncer } = await attached()
    const outcome = await bouncer.model.actions.send(home, '/kick')
    assert.deepEqual(outcome, {
      ok: false,
      code: 'usage',
      text: '/kick needs to know more: nickname. Usage: /kick [#channel] nickname [reason]',
    })
  })

  test('that need the network say so while there is none', async () => {
    const { bouncer } = await attached()
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    const outcome = await bouncer.model.actions.send(home, '/whois bob')
    assert.ok(!outcome.ok && outcome.code === 'offline')
  })

  test('send what they stand for', async () => {
    for (const [text, line] of [
      ['/nick ada2', 'NICK ada2'],
      ['/op bob carol', 'MODE #home +oo bob carol'],
      ['/deop a b c d', 'MODE #home -ooo a b c'],
      ['/kick bob be nice', 'KICK #home bob :be nice'],
      ['/ban *!*@spam.example', 'MODE #home +b *!*@spam.example'],
      ['/ban troll', 'MODE #home +b troll!*@*'],
      ['/mode +i', 'MODE #home +i'],
      ['/mode ada +i', 'MODE ada +i'],
      ['/umode +i', 'MODE ada +i'],
      ['/topic New topic', 'TOPIC #home :New topic'],
      ['/topic -clear', 'TOPIC #home :'],
      ['/invite eve', 'INVITE eve #home'],
      ['/away gone fishing', 'AWAY :gone fishing'],
      ['/back', 'AWAY'],
      ['/raw PRIVMSG #home :raw and plain', 'PRIVMSG #home :raw and plain'],
      ['/whois bob', 'WHOIS bob'],
      ['/wii bob', 'WHOIS bob bob'],
      ['/rename #new because', 'RENAME #home #new because'],
      ['/monitor + bob,eve', 'MONITOR + bob,eve'],
    ] as const) {
      const now = await attached()
      const sent = await typed(now, text, ack)
      assert.equal(sent.line, line, text)
    }
  })

  test('quiet people as the network can: by an extended ban where it has no list of its own', async () => {
    for (const [text, line] of [
      ['/quiet troll', 'MODE #home +b m:troll!*@*'],
      ['/quiet m:*!*@loud.example', 'MODE #home +b m:*!*@loud.example'],
      ['/unquiet *!*@loud.example', 'MODE #home -b m:*!*@loud.example'],
    ] as const) {
      const now = await attached()
      now.net.wire.send(':bnc 005 ada CHANMODES=beI,k,l,imnst EXTBAN=,ACmr :are supported by this server')
      await now.bouncer.environment.settle()
      const sent = await typed(now, text, ack)
      assert.equal(sent.line, line, text)
    }
  })

  test('print what the network answers, for the person at this screen alone', async () => {
    const now = await attached()
    const { outcome } = await typed(now, '/whois bob', (id) => [
      `@label=${id} BATCH +w labeled-response`,
      '@batch=w :bnc 311 ada bob b host * :Bob',
      '@batch=w :bnc 318 ada bob :End of WHOIS',
      'BATCH -w',
    ])
    assert.deepEqual(outcome, done)
    assert.deepEqual(shown(now.bouncer), ['bob is b@host (Bob)'])
    assert.equal(now.bouncer.model.timeline(home).newer, 'unknown', 'a note is no news of the channel')
  })

  test('that the network does not know are named', async () => {
    const now = await attached()
    const { outcome } = await typed(now, '/links', (id) => [`@label=${id} :bnc 421 ada LINKS :Unknown command`])
    assert.deepEqual(outcome, {
      ok: false,
      code: 'ERR_UNKNOWNCOMMAND',
      text: 'This network does not know LINKS.',
    })
  })

  test('for services lead to where they answer', async () => {
    const { bouncer } = await attached()
    const outcome = await bouncer.model.actions.send(home, '/ns help')
    assert.ok(outcome.ok && outcome.value?.kind === 'show')
    assert.equal(bouncer.model.state.buffers.get(outcome.value.buffer)?.name, 'NickServ')
  })

  test('tell a refusal with its cause', async () => {
    const now = await attached()
    const { outcome } = await typed(now, '/kick bob', (id) => [
      `@label=${id} :bnc 482 ada #home :You are not an operator`,
    ])
    assert.deepEqual(outcome, {
      ok: false,
      code: 'ERR_CHANOPRIVSNEEDED',
      text: 'Only an operator of #home can do that.',
    })
  })

  test('say things, also with a slash in front', async () => {
    const { bouncer, net } = await attached()
    await bouncer.model.actions.send(home, '//slash')
    await bouncer.model.actions.send(home, '/me waves')
    await bouncer.model.actions.send(home, '/shrug well')
    assert.deepEqual(shown(bouncer), ['/slash (pending)', 'waves (pending)', 'well ¯\\_(ツ)_/¯ (pending)'])
    assert.match(await net.wire.expect(/PRIVMSG/), /PRIVMSG #home \/slash$/)
    assert.ok((await net.wire.expect(/PRIVMSG/)).endsWith('PRIVMSG #home :\x01ACTION waves\x01'))
  })

  test('open a conversation with a person and show it', async () => {
    const { bouncer } = await attached()
    assert.deepEqual(await bouncer.model.actions.send(home, '/query bob hi'), {
      ok: true,
      value: { kind: 'show', buffer: 'n1 bob' },
    })
    assert.deepEqual(shown(bouncer, 'n1 bob'), ['hi (pending)'])
  })

  test('ask first where they reach far', async () => {
    const { bouncer } = await attached()
    const asked = await bouncer.model.actions.send(home, '/amsg hello all')
    assert.ok(!asked.ok && asked.code === 'needs-confirmation')
    assert.deepEqual(shown(bouncer), [])
    assert.deepEqual(await bouncer.model.actions.send(home, '/amsg hello all', { confirmed: true }), done)
    assert.deepEqual(shown(bouncer), ['hello all (pending)'])
  })

  test('hide and show what is here', async () => {
    const { bouncer, net } = await attached()
    net.wire.send('@time=2026-11-22T09:30:00.000Z;msgid=a;longwire/cursor=c1 :bob!b@h PRIVMSG #home :hello')
    await bouncer.environment.settle()
    await bouncer.model.actions.send(home, '/clear')
    assert.equal(bouncer.model.state.buffers.get(home)?.clearedUpTo, Date.UTC(2026, 10, 22, 9, 30))
    await bouncer.model.actions.send(home, '/clear -undo')
    assert.equal(bouncer.model.state.buffers.get(home)?.clearedUpTo, 0)
  })

  test('explain themselves', async () => {
    const { bouncer } = await attached()
    await bouncer.model.actions.send(home, '/help kick')
    assert.deepEqual(shown(bouncer), [
      '/kick [#channel] nickname [reason]',
      'Throws somebody out of a channel.',
      'Also: /k',
    ])
  })

  test('add a network by the name of its server', async () => {
    const { bouncer, bnc } = await attached()
    const running = bouncer.model.actions.send(home, '/connect -plain irc.example:7000')
    const line = await bnc.wire.expect(/BOUNCER/)
    assert.match(line, /ADDNETWORK name=irc.example;host=irc.example;port=7000;tls=0;nickname=ada$/)
    bnc.wire.send(`@label=${label(line)} BOUNCER ADDNETWORK n7`)
    assert.deepEqual(await running, done)
  })
})

suite('completion', () => {
  const inserts = async (now: Attached, text: string): Promise<string[]> => {
    const completion = await now.bouncer.model.complete(home, text, text.length)
    return completion?.candidates.map(({ insert }) => insert) ?? []
  }

  test('offers nicknames: who spoke last first, with a colon at the beginning of a line', async () => {
    const now = await attached()
    assert.deepEqual(await inserts(now, 'c'), ['carol: '])
    assert.deepEqual(await inserts(now, 'hello b'), ['bob '])
    assert.deepEqual(await inserts(now, '@'), ['bob: ', 'carol: ', 'ada: '], 'oneself last')
    now.net.wire.send('@msgid=a;longwire/cursor=c1 :carol!c@h PRIVMSG #home :hello')
    await now.bouncer.environment.settle()
    assert.deepEqual(await inserts(now, '@'), ['carol: ', 'bob: ', 'ada: '])
  })

  test('offers channels, commands and their arguments', async () => {
    const now = await attached()
    assert.deepEqual(await inserts(now, 'see #h'), ['#home '])
    assert.deepEqual(await inserts(now, '/kickb'), ['/kickban '])
    assert.deepEqual(await inserts(now, '/jo'), ['/join '])
    assert.deepEqual(await inserts(now, '/kick b'), ['bob '])
    assert.deepEqual(await inserts(now, '/kick #home b'), ['bob '])
    assert.deepEqual(await inserts(now, '/cap l'), ['ls ', 'list '])
    assert.deepEqual(await inserts(now, '/help kickb'), ['kickban '])
    assert.deepEqual(await inserts(now, '/topic b'), ['bob '], 'in a text, a nickname')
  })

  test('offers the commands that people type most before others', async () => {
    const now = await attached()
    assert.deepEqual((await inserts(now, '/')).slice(0, 4), ['/join ', '/me ', '/msg ', '/topic '])
    assert.deepEqual((await inserts(now, '/m')).slice(0, 2), ['/me ', '/msg '])
    assert.deepEqual((await inserts(now, '/mo')).slice(0, 2), ['/mode ', '/monitor '])
    assert.equal((await inserts(now, '/n'))[0], '/nick ')
  })

  test('takes the place of the word before the caret, and of no more', async () => {
    const { bouncer } = await attached()
    const completion = await bouncer.model.complete(home, 'hi bo there', 5)
    assert.deepEqual([completion?.from, completion?.to], [3, 5])
    assert.equal(await bouncer.model.complete(home, 'hi ', 3), undefined)
  })
})
