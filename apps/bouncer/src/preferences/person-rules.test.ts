import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'
import type { RecordedLine } from '../user/record-observers.ts'

interface Scene {
  readonly person: Person
  readonly network: ScriptedConnection
  readonly screen: TestScreen
  /** `text attention notify`, and `ignored` where it is, of what is recorded. */
  readonly verdicts: string[]
}

async function scene(): Promise<Scene> {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire', '#other')
  const screen = await person.attachTo('longwire/preferences', 'batch', 'draft/metadata-2', 'message-tags')
  const verdicts: string[] = []
  const onRecorded = ({ message, verdict }: RecordedLine): void => {
    const { attention, ignored, notify } = verdict
    if (message.kind === 'privmsg')
      verdicts.push(`${message.text} ${attention} ${notify ? 'notify' : '-'}${ignored ? ' ignored' : ''}`)
  }
  await person.actor.request(async ({ observers }) => void observers.add({ onRecorded }))
  return { person, network, screen, verdicts }
}

async function said({ person, network, verdicts }: Scene, ...lines: readonly string[]): Promise<readonly string[]> {
  network.send(...lines)
  await person.settle()
  return verdicts.splice(0)
}

describe('what a person set holds from the next line on', () => {
  test('highlights, everywhere and on one network', async () => {
    const all = await scene()
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG #wire :tea'), ['tea 1 -'])
    await all.screen.send(
      'PREFERENCE SET highlight/a :{"kind":"word","pattern":"tea"}',
      `PREFERENCE SET highlight/b :{"kind":"word","pattern":"milk","network":"${all.person.network}"}`,
      'PREFERENCE SET highlight/c :{"kind":"word","pattern":"sugar","network":"elsewhere"}',
    )
    const lines = ['tea', 'milk', 'sugar'].map((text) => `:bob!b@h PRIVMSG #wire :${text}`)
    assert.deepEqual(await said(all, ...lines), ['tea 2 notify', 'milk 2 notify', 'sugar 1 -'])
    await all.screen.send('PREFERENCE SET highlight/a')
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG #wire :tea'), ['tea 1 -'])
  })

  test('whoever is ignored or blocked is recorded, and counts nothing', async () => {
    const all = await scene()
    await all.screen.send(
      'PREFERENCE SET ignore/a :{"mask":"bob","levels":["messages"]}',
      'METADATA carol SET soju.im/blocked 1',
    )
    assert.deepEqual(
      await said(all, ':bob!b@h PRIVMSG #wire :ada: a', ':carol!c@h PRIVMSG ada :b', ':dan!d@h PRIVMSG ada :c'),
      ['ada: a 0 - ignored', 'b 0 - ignored', 'c 1 notify'],
    )
  })

  test('a muted conversation counts nothing; one that is muted until a time does again after it', async () => {
    const all = await scene()
    const { environment } = all.person
    const soon = Math.floor(environment.now() / 1000) + 60
    await all.screen.send('METADATA #wire SET soju.im/muted 1', `METADATA #other SET longwire/muted-until ${soon}`)
    const lines = [':bob!b@h PRIVMSG #wire :ada: one', ':bob!b@h PRIVMSG #other :ada: two']
    assert.deepEqual(await said(all, ...lines), ['ada: one 0 -', 'ada: two 0 -'])
    await environment.advance(61_000)
    assert.deepEqual(await said(all, ...lines), ['ada: one 0 -', 'ada: two 2 notify'])
    await all.screen.send('METADATA #wire SET soju.im/muted')
    assert.deepEqual(await said(all, ...lines), ['ada: one 2 notify', 'ada: two 2 notify'])
  })

  test('levels: of a conversation first, then the person’s; in quiet hours nothing notifies', async () => {
    const all = await scene()
    const [line, call] = [':bob!b@h PRIVMSG #wire :x', ':bob!b@h PRIVMSG #other :ada: y']
    await all.screen.send('METADATA #wire SET longwire/notify all', 'METADATA #other SET longwire/notify none')
    assert.deepEqual(await said(all, line, call), ['x 1 notify', 'ada: y 2 -'])
    await all.screen.send('METADATA #wire SET longwire/notify', 'PREFERENCE SET push/level all')
    assert.deepEqual(await said(all, line, call), ['x 1 notify', 'ada: y 2 -'])
    await all.screen.send('PREFERENCE SET push/level none')
    assert.deepEqual(await said(all, line, ':bob!b@h PRIVMSG ada :z'), ['x 1 -', 'z 1 -'])
    await all.screen.send(
      'PREFERENCE SET push/level',
      `PREFERENCE SET dnd {"until":${all.person.environment.now() + 1000}}`,
    )
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG ada :z'), ['z 1 -'])
    await all.person.environment.advance(1001)
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG ada :z'), ['z 1 notify'])
  })

  test('quiet hours go by the person’s own clock', async () => {
    const all = await scene()
    const { environment } = all.person
    const now = new Date(environment.now())
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes()
    const inVienna = (minute + 60) % 1440
    await all.screen.send(`PREFERENCE SET quiet [{"from":${inVienna},"to":${(inVienna + 30) % 1440}}]`)
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG ada :z'), ['z 1 notify'])
    await all.screen.send('PREFERENCE SET clock {"zone":"Europe/Vienna"}')
    assert.deepEqual(await said(all, ':bob!b@h PRIVMSG ada :z'), ['z 1 -'])
  })

  test('an answer to what the person said is a mention', async () => {
    const all = await scene()
    await said(all, '@msgid=m1 :ada!ada@host.example PRIVMSG #wire :question')
    assert.deepEqual(
      await said(all, '@+reply=m1 :bob!b@h PRIVMSG #wire :answer', '@+reply=m2 :bob!b@h PRIVMSG #wire :other'),
      ['answer 2 notify', 'other 1 -'],
    )
  })
})
