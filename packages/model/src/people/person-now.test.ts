import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { type Attached, attached, burst, stamp } from '../../test/attached.ts'
import { welcome } from '../../test/scripted-bouncer.ts'

const bob = 'n1 bob'
const robert = 'n1 robert'

let count = 0

async function says(now: Attached, sender: string, text: string): Promise<void> {
  count++
  now.net.wire.send(
    `@time=${stamp(count)};msgid=s${count};longwire/cursor=c${count} :${sender}!b@h PRIVMSG ada :${text}`,
  )
  await now.bouncer.environment.settle()
}

async function becomes(now: Attached, from: string, to: string, ...conversations: readonly string[]): Promise<void> {
  count++
  const tag = `longwire/conversations=${conversations.join(',')}`
  now.net.wire.send(`@time=${stamp(count)};msgid=s${count};longwire/cursor=c${count};${tag} :${from}!b@h NICK ${to}`)
  await now.bouncer.environment.settle()
}

/** Bob has said something, and is robert from then on. */
async function renamed(): Promise<Attached> {
  const now = await attached()
  await says(now, 'bob', 'hello')
  await becomes(now, 'bob', 'robert', 'bob')
  return now
}

const kinds = ({ bouncer }: Attached, key: string) =>
  bouncer.model.timeline(key).lines.map(({ kind, text }) => `${kind} ${text}`)

// Source: docs/decisions/renamed-people.md
suite('a person whom one talks with and who is called otherwise now', () => {
  test('is said so in the conversation; what is written there goes to them, and is shown where it goes', async () => {
    const now = await renamed()
    assert.deepEqual(kinds(now, bob), ['privmsg hello', 'nick robert'])
    assert.equal(now.bouncer.model.state.buffers.get(bob)?.last?.text, 'hello', 'it was not said')
    const outcome = await now.bouncer.model.actions.send(bob, 'hi there')
    assert.deepEqual(outcome, { ok: true, value: { kind: 'show', buffer: robert } })
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG robert :hi there$/)
    const [note] = now.bouncer.model.timeline(robert).lines
    assert.match(note?.text ?? '', /robert was bob: .* conversation with bob/)
    assert.deepEqual(kinds(now, bob), ['privmsg hello', 'nick robert'], 'histories are not mixed')
  })

  test('is the same when they come back to their nickname', async () => {
    const now = await renamed()
    await becomes(now, 'robert', 'bob', 'bob')
    assert.deepEqual(await now.bouncer.model.actions.send(bob, 'there you are'), { ok: true, value: undefined })
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG bob :there you are$/)
  })

  test('is found through more than one change', async () => {
    const now = await renamed()
    await becomes(now, 'robert', 'rob', 'bob')
    await now.bouncer.model.actions.send(bob, 'hi')
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG rob hi$/)
  })

  test('is not taken for who has the old nickname later: nothing is said to those without a question', async () => {
    const now = await renamed()
    await says(now, 'bob', 'I am new here')
    const { actions } = now.bouncer.model
    for (const text of ['a secret', '/me waves', '/msg bob a secret']) {
      const asked = await actions.send(bob, text)
      assert.equal(asked.ok ? undefined : asked.code, 'another-person')
      assert.match(asked.ok ? '' : asked.text, /bob is robert now/)
      // That many messages, or something grave, are wanted says nothing of whom they are for.
      const other = await actions.send(bob, text, { confirmed: true })
      assert.equal(other.ok ? undefined : other.code, 'another-person')
    }
    actions.setTyping(bob, 'active')
    const refused = await actions.react(bob, 's1', '👍', true)
    assert.equal(refused.ok ? undefined : refused.code, 'renamed')
    await now.bouncer.environment.settle()
    assert.ok(!now.net.wire.received.some((line) => /(?:PRIVMSG|TAGMSG)/.test(line)))
    assert.deepEqual(await actions.send(bob, 'welcome', { toWhoever: true }), { ok: true, value: undefined })
    const sent = await now.net.wire.expect(/PRIVMSG bob :?welcome/)
    const [, label] = /label=([^; ]+)/.exec(sent) ?? []
    now.net.wire.send(`@label=${label};time=${stamp(++count)};msgid=own :ada!a@h PRIVMSG bob :welcome`)
    await now.bouncer.environment.settle()
    assert.deepEqual(await actions.send(bob, 'asked once'), { ok: true, value: undefined })
  })

  test('is followed with a text of many lines as well, which is asked for once', async () => {
    const now = await renamed()
    const many = Array.from({ length: 7 }, (_, index) => `line ${index}`).join('\n')
    const asked = await now.bouncer.model.actions.send(bob, many)
    assert.equal(asked.ok ? undefined : asked.code, 'needs-confirmation')
    const said = await now.bouncer.model.actions.send(bob, many, { confirmed: true })
    assert.deepEqual(said, { ok: true, value: { kind: 'show', buffer: robert } })
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG robert :line 0$/)
  })

  test('is found where the bouncer has lost the way from one change to the next', async () => {
    const now = await renamed()
    await says(now, 'robert', 'it is me')
    await becomes(now, 'robert', 'rob', 'robert')
    const said = await now.bouncer.model.actions.send(bob, 'hi')
    assert.deepEqual(said, { ok: true, value: { kind: 'show', buffer: 'n1 rob' } })
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG rob hi$/)
  })

  test('is not taken for another one who takes the nickname, nor followed where that one goes', async () => {
    const now = await renamed()
    await becomes(now, 'mallory', 'bob', 'bob')
    const asked = await now.bouncer.model.actions.send(bob, 'a secret')
    assert.match(asked.ok ? '' : `${asked.code} ${asked.text}`, /^another-person bob is robert now/)
    await becomes(now, 'bob', 'mallory', 'bob')
    const again = await now.bouncer.model.actions.send(bob, 'a secret')
    assert.match(again.ok ? '' : `${again.code} ${again.text}`, /^another-person bob is robert now/)
  })

  test('is not mixed up with another one where the two take each other’s nickname', async () => {
    const now = await attached()
    await says(now, 'bob', 'hello')
    await says(now, 'carol', 'hello')
    await becomes(now, 'bob', 'tmp', 'bob')
    await becomes(now, 'carol', 'bob', 'carol', 'bob')
    await becomes(now, 'tmp', 'carol', 'bob', 'carol')
    const { actions } = now.bouncer.model
    for (const [key, to] of [
      [bob, 'bob is carol now'],
      ['n1 carol', 'carol is bob now'],
    ] as const) {
      const asked = await actions.send(key, 'a secret')
      assert.match(asked.ok ? '' : `${asked.code} ${asked.text}`, new RegExp(`^another-person ${to}`))
    }
  })

  test('is told nothing that somebody else is meant to hear, whoever takes which nickname when', async () => {
    const names = ['bob', 'carol', 'dave', 'x', 'y']
    const step = fc.record({ who: fc.nat({ max: 2 }), to: fc.constantFrom(...names), speaks: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const now = await attached(['longwire/resume'])
        now.net.wire.send(':dave!d@h JOIN #home')
        const people = ['bob', 'carol', 'dave']
        await says(now, 'bob', 'hello')
        for (const { who, to, speaks } of steps) {
          const from = people[who] ?? ''
          if (speaks) await says(now, from, 'something')
          if (people.includes(to)) continue
          people[who] = to
          await becomes(now, from, to)
        }
        const said = await now.bouncer.model.actions.send(bob, 'a secret')
        await now.bouncer.environment.settle()
        const sent = now.net.wire.received.flatMap((line) => / PRIVMSG (\S+) /.exec(line)?.[1] ?? [])
        assert.deepEqual(sent, said.ok ? [people[0]] : [])
        now.bouncer.model.close()
      }),
      { numRuns: 200 },
    )
  })

  test('is not told what was written offline and confirmed, or sent again, before the change was known', async () => {
    const now = await attached()
    await says(now, 'bob', 'hello')
    const { model, environment } = now.bouncer
    await model.actions.send(bob, 'refused at first')
    const [, asked] = /label=([^; ]+)/.exec(await now.net.wire.expect(/PRIVMSG/)) ?? []
    now.net.wire.send(`@label=${asked} :irc.example 404 ada bob :Not now`)
    await environment.settle()
    now.bouncer.reachable = false
    now.bouncer.cut()
    await environment.advance(1_000)
    const refused = model.timeline(bob).lines.find(({ text }) => text === 'refused at first')
    assert.equal(refused?.delivery.kind, 'failed')
    assert.deepEqual(await model.actions.resend(bob, refused.id), { ok: true, value: undefined })
    const options = { confirmed: true, toWhoever: true }
    assert.deepEqual(await model.actions.send(bob, 'written in the tunnel', options), { ok: true, value: undefined })
    now.bouncer.reachable = true
    model.actions.reconnect()
    welcome(await now.bouncer.stream())
    const net = await now.bouncer.stream('n1')
    burst(net)
    net.wire.send(
      'BATCH +r longwire/resume bob 1',
      `@batch=r;time=${stamp(++count)};msgid=s${count};longwire/cursor=c${count} :bob!b@h NICK robert`,
      'BATCH -r',
      `:bnc RESUME END c${count}`,
    )
    await environment.settle()
    const become = model.timeline(bob).lines.map(({ text, delivery }) => `${delivery.kind} ${text}`)
    assert.deepEqual(become.slice(-2), ['failed refused at first', 'failed written in the tunnel'])
    assert.ok(!net.wire.received.some((sent) => sent.includes('PRIVMSG')))
  })

  test('does not get, nor does a stranger, what was written before the change was known', async () => {
    const now = await attached()
    await says(now, 'bob', 'hello')
    const { model, environment } = now.bouncer
    now.bouncer.reachable = false
    now.bouncer.cut()
    await environment.advance(1_000)
    assert.deepEqual(await model.actions.send(bob, 'written in the tunnel'), { ok: true, value: undefined })
    now.bouncer.reachable = true
    model.actions.reconnect()
    welcome(await now.bouncer.stream())
    const net = await now.bouncer.stream('n1')
    burst(net)
    count++
    net.wire.send(
      'BATCH +r longwire/resume bob 1',
      `@batch=r;time=${stamp(count)};msgid=s${count};longwire/cursor=c${count} :bob!b@h NICK robert`,
      'BATCH -r',
      `:bnc RESUME END c${count}`,
    )
    await environment.settle()
    const line = model.timeline(bob).lines.find(({ text }) => text === 'written in the tunnel')
    assert.deepEqual(line?.delivery, { kind: 'failed', text: 'bob is robert now, and somebody else may be bob' })
    assert.ok(!net.wire.received.some((sent) => sent.includes('PRIVMSG')))
    assert.deepEqual(await model.actions.resend(bob, line?.id ?? ''), { ok: true, value: undefined })
    assert.match(await net.wire.expect(/PRIVMSG/), /PRIVMSG bob :written in the tunnel$/)
  })
})
