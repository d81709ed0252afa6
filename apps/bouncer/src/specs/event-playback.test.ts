import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['batch', 'draft/chathistory', 'extended-join', 'message-tags']

// Source: https://ircv3.net/specs/extensions/chathistory#the-drafteventplayback-capability
test('“the server MUST NOT send any lines other than `PRIVMSG` and `NOTICE` in the reply batch” without it; with it “additional lines relevant to the chat history”, which change nothing of what is', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(
    ':carol!c@h JOIN #wire carol :Carol',
    ':carol!c@h PRIVMSG #wire :hello',
    ':carol!c@h NICK caroline',
    ':bob!b@h TOPIC #wire :wires',
    ':ada!ada@host.example MODE #wire +v caroline',
    ':ada!ada@host.example KICK #wire caroline :out',
    ':bob!b@h NOTICE #wire :done',
  )
  await person.settle()
  const [without, knowing] = [
    await person.attachTo(...caps),
    await person.attachTo(...caps, 'draft/event-playback', 'multi-prefix'),
  ]
  const commands = async (screen: typeof knowing): Promise<readonly string[]> => {
    await screen.send('CHATHISTORY LATEST #wire * 50')
    return screen.take().flatMap((line) => /^@\S*batch=\S+ :\S+ (\S+)/.exec(line)?.[1] ?? [])
  }
  assert.deepEqual(await commands(without), ['PRIVMSG', 'NOTICE'])
  const all = await commands(knowing)
  assert.deepEqual(all.slice(all.indexOf('PRIVMSG')), ['PRIVMSG', 'NICK', 'TOPIC', 'MODE', 'KICK', 'NOTICE'])
  await knowing.send('NAMES #wire')
  assert.match(knowing.take().join('\n'), / 353 ada = #wire :@ada \+bob$/m)
})
