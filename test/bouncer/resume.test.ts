import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { FrameGate } from './frame-gate.ts'
import { Page } from './page.ts'
import { startPhoneOnErgo } from './phone-on-ergo.ts'
import { textsOf } from './texts-of.ts'

const skip = await skipUnless('ergo')

/** Lines that were said while the page was away: more than a resume brings of one conversation. */
const MISSED = 130

async function done(client: RawClient, ...lines: readonly string[]): Promise<void> {
  client.send(...lines, 'PING done')
  await client.waitFor(/ PONG .*done/)
}

// Source: docs/extensions/mux.md and docs/extensions/resume.md
test('a page that comes back is current after two round trips: the socket, and one go of questions', {
  skip,
}, async () => {
  const gate = new FrameGate()
  await using there = await startPhoneOnErgo(gate)
  const { ergo, longwire, ada, network, phone } = there
  const { actions, state } = phone.model
  const isCurrent = (): boolean => state.networks.get(network)?.current === true
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  await done(bob, 'JOIN #one', 'JOIN #two')
  const [one, two, person] = [`${network} #one`, `${network} #two`, `${network} bob`]

  for (const channel of ['#one', '#two']) assert.equal((await actions.join(network, channel)).ok, true)
  assert.equal((await actions.send(two, '/query bob hello')).ok, true)
  await done(bob, 'PRIVMSG #one :before', 'PRIVMSG #two :before', 'PRIVMSG ada :before')
  await phone.until(
    'what was said before',
    ['buffers', `timeline ${one}`, `timeline ${two}`, `timeline ${person}`],
    (model) => [one, two, person].every((key) => textsOf(model, key).includes('before')),
  )
  await actions.open(one)
  using desk = await Page.open(longwire, ada)
  await desk.until('the desk', ['buffers', 'networks', `network ${network}`], (model) => {
    return model.state.networks.get(network)?.current === true && model.state.buffers.has(two)
  })

  // The phone is out of reach, and much happens.
  gate.reachable = false
  gate.cut()
  await phone.until('being away', ['link'], () => state.link.kind === 'offline')
  for (let said = 0; said < MISSED; said++) bob.send(`PRIVMSG #one :missed ${said}`)
  await done(bob, 'PRIVMSG #two :ada: are you there?', 'PRIVMSG ada :psst', 'TOPIC #two :Another topic')
  await using carol = await RawClient.register({ port: ergo.port }, 'carol')
  await done(carol, 'JOIN #one')
  assert.equal((await desk.model.actions.setBufferSettings(two, { pinned: true })).ok, true)
  assert.equal((await desk.model.actions.send(two, '/highlight add lighthouse')).ok, true)
  desk.model.actions.setDraft(one, 'begun at the desk')
  const timelines = [one, two, person].map((key) => `timeline ${key}` as const)
  await desk.until('all of it at the desk', [...timelines, `members ${one}`], (model) => {
    const [last, psst, hello] = [
      textsOf(model, one).at(-1),
      ...['psst', 'hello'].map((text) => textsOf(model, person).includes(text)),
    ]
    return last === `missed ${MISSED - 1}` && psst === true && hello === true && model.members(one).count === 3
  })

  gate.forget()
  gate.hold()
  gate.reachable = true
  actions.reconnect()
  await gate.until((frames) => frames.some((frame) => frame.includes(' RESUME END ')))
  // The second round trip: what the page has asked, before it has heard a word.
  assert.deepEqual(
    gate.from('page').map((frame) =>
      frame
        .replace(/^BUNDLES .*/, 'BUNDLES')
        .split(/[ =]/, 3)
        .join(' '),
    ),
    ['BUNDLES', 'OPEN 1 caps', 'OPEN 2 network'],
  )
  assert.deepEqual([isCurrent(), textsOf(phone.model, two)], [false, ['before']])

  // Its answer is all that is needed: nothing more is heard from here on.
  gate.release()
  gate.hold()
  await phone.until('being current', [`network ${network}`, `timeline ${one}`], isCurrent)
  // Of 131 the newest 100, of which one is that carol came.
  assert.deepEqual(textsOf(phone.model, one), [
    'before',
    ...Array.from({ length: 99 }, (_, index) => `missed ${MISSED - 99 + index}`),
  ])
  assert.equal(phone.model.timeline(one).gaps.length, 1)
  assert.deepEqual(textsOf(phone.model, two), ['before', 'ada: are you there?'])
  assert.deepEqual(textsOf(phone.model, person).toSorted(), ['before', 'hello', 'psst'])
  const counts = [one, two, person].map((key) => [state.buffers.get(key)?.unread, state.buffers.get(key)?.mentions])
  assert.deepEqual(counts, [
    [MISSED + 1, 0],
    [2, 1],
    [2, 0],
  ])
  const { groups, count, complete } = phone.model.members(one)
  assert.deepEqual([count, complete], [3, true])
  assert.deepEqual(groups.flatMap(({ members }) => members.map(({ nickname }) => nickname)).toSorted(), [
    'ada',
    'bob',
    'carol',
  ])
  assert.equal(state.buffers.get(two)?.topic, 'Another topic')
  assert.equal(state.buffers.get(two)?.settings.pinned, true)
  assert.equal(state.buffers.get(one)?.draft, 'begun at the desk')
  assert.deepEqual(
    state.preferences.highlights.map(({ rule }) => rule.pattern),
    ['lighthouse'],
  )
  // What it sends now is about who is there, which changes all the time; nothing waits for it.
  assert.deepEqual(gate.from('page').slice(3), ['2 MONITOR + bob'])
  gate.release()
})
