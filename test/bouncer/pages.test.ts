import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Model } from '@longwire/model'
import { RawClient, skipUnless } from '@longwire/peers'
import { Page } from './page.ts'
import { startPhoneOnErgo } from './phone-on-ergo.ts'
import { textsOf } from './texts-of.ts'

const skip = await skipUnless('ergo')

test('what a person chooses, writes and reads on one page is so on the other', { skip }, async () => {
  await using there = await startPhoneOnErgo()
  const { ergo, longwire, ada, network, phone } = there
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)

  const { actions } = phone.model
  const key = `${network} #longwire`
  const joined = await actions.join(network, '#longwire')
  assert.deepEqual(joined, { ok: true, value: key })
  using desk = await Page.open(longwire, ada)
  await desk.until('the channel', ['buffers'], ({ state }) => state.buffers.has(key))

  // Choices for a conversation.
  assert.deepEqual(await actions.setBufferSettings(key, { pinned: true, notify: 'none' }), {
    ok: true,
    value: undefined,
  })
  await desk.until('pinned', [`buffer ${key}`], ({ state }) => {
    const settings = state.buffers.get(key)?.settings
    return settings?.pinned === true && settings.notify === 'none'
  })
  assert.equal(phone.model.state.buffers.get(key)?.settings.pinned, true)
  assert.deepEqual(await actions.setBufferSettings(key, { pinned: false }), { ok: true, value: undefined })
  await desk.until('not pinned', [`buffer ${key}`], ({ state }) => state.buffers.get(key)?.settings.pinned === false)

  // Choices of the person.
  assert.deepEqual(await actions.send(key, '/highlight add lighthouse'), { ok: true, value: undefined })
  assert.deepEqual(await actions.send(key, '/alias wave /me waves at $1'), { ok: true, value: undefined })
  await desk.until('the word', ['preferences'], ({ state }) => {
    return state.preferences.kept && state.preferences.highlights.some(({ rule }) => rule.pattern === 'lighthouse')
  })
  const refused = await actions.setPreference('Not_A_Key', 'x')
  assert.equal(refused.ok ? undefined : refused.code, 'INVALID_KEY')

  // What is said is counted once, by the bouncer, with the rules of the person.
  bob.send('PRIVMSG #longwire :good morning', 'PRIVMSG #longwire :who keeps the lighthouse?')
  for (const page of [phone, desk]) {
    await page.until('two unread, one of them a mention', [`buffer ${key}`], ({ state }) => {
      const view = state.buffers.get(key)
      return view?.unread === 2 && view.mentions === 1
    })
  }
  assert.equal(phone.model.timeline(key).lines.at(-1)?.mention, true)
  const found = await actions.mentions()
  assert.deepEqual(found.ok && found.value.hits.map(({ line }) => line.text), ['who keeps the lighthouse?'])
  actions.markRead(key, Date.now())
  await desk.until('read', [`buffer ${key}`], ({ state }) => state.buffers.get(key)?.unread === 0)
  assert.deepEqual(await actions.markUnread(key), { ok: true, value: undefined })
  await desk.until('unread again', [`buffer ${key}`], ({ state }) => (state.buffers.get(key)?.unread ?? 0) > 0)

  // A draft goes along.
  actions.setDraft(key, 'I do; and\nso do you')
  await desk.until(
    'the draft',
    [`buffer ${key}`],
    ({ state }) => state.buffers.get(key)?.draft === 'I do; and\nso do you',
  )
  desk.model.actions.setDraft(key, '')
  await phone.until('no draft', [`buffer ${key}`], ({ state }) => state.buffers.get(key)?.draft === '')

  // Somebody is not heard, and then is.
  assert.deepEqual(await actions.send(key, '/ignore bob'), { ok: true, value: undefined })
  await desk.until('ignored', ['preferences'], ({ state }) => state.preferences.ignores.length === 1)
  const [first] = desk.model.timeline(key).lines.filter(({ sender }) => sender === 'bob')
  assert.ok(first !== undefined && desk.model.hides(key, first))
  assert.deepEqual(await actions.send(key, '/unignore bob'), { ok: true, value: undefined })
})

test('one message of several lines is one line of the conversation, on both pages', { skip }, async () => {
  await using there = await startPhoneOnErgo()
  const { longwire, ada, network, phone } = there
  const key = `${network} #longwire`
  assert.deepEqual(await phone.model.actions.join(network, '#longwire'), { ok: true, value: key })
  using desk = await Page.open(longwire, ada)
  await desk.until('the channel', ['buffers'], ({ state }) => state.buffers.has(key))
  assert.deepEqual(await phone.model.actions.send(key, 'one\ntwo\n\nfour'), { ok: true, value: undefined })
  for (const page of [phone, desk]) {
    await page.until('it', [`timeline ${key}`], (model) => {
      const said = model.timeline(key).lines.filter(({ kind }) => kind === 'privmsg')
      return (
        said.every(({ delivery }) => delivery.kind === 'confirmed') && said.some(({ text }) => text.endsWith('four'))
      )
    })
  }
  assert.deepEqual(textsOf(phone.model, key), textsOf(desk.model, key))
})

// Source: docs/decisions/renamed-people.md
test('who is called otherwise is followed on every page, and who takes the old nickname is told nothing unasked', {
  skip,
}, async () => {
  await using there = await startPhoneOnErgo()
  const { ergo, longwire, ada, network, phone } = there
  const { actions } = phone.model
  assert.equal((await actions.join(network, '#longwire')).ok, true)
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  const key = `${network} bob`
  bob.send('PRIVMSG ada :hello')
  const kinds = (model: Model): string => {
    return model
      .timeline(key)
      .lines.map(({ kind }) => kind)
      .join(' ')
  }
  await phone.until('hello', ['buffers', `timeline ${key}`], (model) => kinds(model) === 'privmsg')
  bob.send('NICK robert')
  await phone.until('the change', [`timeline ${key}`], (model) => kinds(model) === 'privmsg nick')
  using desk = await Page.open(longwire, ada)
  await desk.until('the same', ['buffers', `timeline ${key}`], (model) => kinds(model) === 'privmsg nick')
  assert.equal(desk.model.state.buffers.get(key)?.unread, 1)

  const shown = { kind: 'show', buffer: `${network} robert` }
  assert.deepEqual(await desk.model.actions.send(key, 'hello robert'), { ok: true, value: shown })
  await bob.waitFor(/PRIVMSG robert :hello robert/)
  await using stranger = await RawClient.register({ port: ergo.port }, 'bob')
  stranger.send('PRIVMSG ada :I am another')
  await phone.until('another', [`timeline ${key}`], (model) => kinds(model) === 'privmsg nick privmsg')
  const asked = await actions.send(key, 'hello bob')
  assert.equal(asked.ok ? undefined : asked.code, 'another-person')
  assert.deepEqual(await actions.send(key, 'hello bob', { toWhoever: true }), { ok: true, value: undefined })
  await stranger.waitFor(/PRIVMSG bob :hello bob/)
  assert.ok(!stranger.lines.some((line) => line.includes('robert')))
})
