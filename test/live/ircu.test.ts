import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RawClient, skipUnless, startIrcu } from '@longwire/peers'
import { joinReply, TcpServer } from '@longwire/testing'
import { LiveClient } from './live-client.ts'

const skip = await skipUnless('ircu')

describe('ircu itself', { skip, concurrency: true }, () => {
  test('a server that knows no capabilities lets us in without them', async () => {
    await using server = await startIrcu()
    await using live = await LiveClient.open({ target: { host: server.host, port: server.port }, nickname: 'ada' })
    assert.equal(live.client.state.capabilities.enabled.size, 0)
    assert.equal(live.client.state.phase, 'registered')
  })

  test('without labels, answers find their question by their numerics; people are watched all the same', async () => {
    await using server = await startIrcu()
    await using live = await LiveClient.open({ target: { host: server.host, port: server.port }, nickname: 'ada' })
    const { client } = live
    const ask = (nickname: string) =>
      client.request({ kind: 'query', message: { command: 'WHOIS', params: [nickname] } }).done
    const [self, nobody] = await Promise.all([ask('ada'), ask('nobody')])
    assert.equal(self.kind, 'ok')
    assert.equal(nobody.kind, 'refused')
    await using bob = await RawClient.register({ port: server.port }, 'bob')
    await client.request({ kind: 'watch', nicknames: ['bob'] }).done
    await live.event('presence-changed', (event) => event.online)
    assert.ok(bob.lines.length > 0)
  })

  test('joins wait for somebody’s word, also after the server was killed', async () => {
    await using server = await startIrcu()
    const live = new LiveClient({
      target: { host: server.host, port: server.port },
      nickname: 'ada',
      session: {
        channels: [{ name: '#wire' }],
        joinAfter: { signs: [{ noticeFrom: 'Q', including: 'You are now logged in' }], timeLimit: 120_000 },
      },
      comesBackAfter: 3_600_000,
      secrets: { beforeJoining: () => [{ command: 'PRIVMSG', params: ['Q', 'AUTH ada hunter2'] }] },
    })
    for (let time = 0; time < 2; time++) {
      if (time > 0) {
        await server.kill()
        await live.status('waiting')
        await server.restart()
      }
      // Q is there first.
      await using q = await RawClient.register({ port: server.port }, 'Q')
      const from = live.events.length
      if (time === 0) live.client.open()
      else live.client.wake()
      await q.waitFor(/PRIVMSG Q :AUTH ada hunter2/)
      assert.equal(live.client.findChannel('#wire'), undefined)
      q.send('NOTICE ada :You are now logged in as ada.')
      await live.event('joining-begun', ({ inTime }) => inTime, from)
      await live.event('user-joined', ({ own, channel }) => own && channel === '#wire', from)
    }
    assert.ok(!live.lines.some((line) => line.includes('hunter2')), 'a console never shows the password')
    await live.client.close().done
  })
})

test("QuakeNet's Q: log in, hide the host, and only then join", async () => {
  await using server = await TcpServer.start()
  const live = new LiveClient({ target: { host: server.host, port: server.port }, nickname: 'ada' })
  const opening = live.client.open()
  const q = await server.accept()
  // As ircu does: CAP is an unknown command.
  await q.expect(/^CAP LS/)
  q.send(':irc.example 421 * CAP :Unknown command')
  await q.register({ isupport: 'NETWORK=QuakeNet CHANTYPES=#& PREFIX=(ov)@+ WHOX' })
  await opening.done
  const login = live.client.send({ command: 'PRIVMSG', params: ['Q@CServe.quakenet.org', 'AUTH ada hunter2'] })
  await login.done
  assert.equal(await q.expect(/^PRIVMSG Q@/), 'PRIVMSG Q@CServe.quakenet.org :AUTH ada hunter2')
  q.send(':Q!TheQBot@CServe.quakenet.org NOTICE ada :You are now logged in as ada.')
  await live.event('message-received', ({ text }) => text.startsWith('You are now logged in'))
  await live.client.send({ command: 'MODE', params: ['ada', '+x'] }).done
  await q.expect(/^MODE ada \+x/)
  q.send(':irc.example 396 ada ada.users.quakenet.org :is now your hidden host', ':ada MODE ada +x')
  await live.event('modes-changed', ({ changes }) => changes.includes('x'))
  assert.equal(live.client.state.identity.hostname, 'ada.users.quakenet.org')
  const joining = live.client.join('#wire')
  await q.expect(/^JOIN #wire/)
  q.send(...joinReply('ada', '#wire'))
  assert.equal((await joining.done).kind, 'ok')
  assert.ok(!live.lines.some((line) => line.includes('hunter2')), 'a console never shows the password')
  const order = q.received
    .map((line) => line.split(' ')[0])
    .filter((word) => ['PRIVMSG', 'MODE', 'JOIN'].includes(word ?? ''))
  assert.deepEqual(order.slice(0, 3), ['PRIVMSG', 'MODE', 'JOIN'])
  const closing = live.client.close()
  await q.expect(/^QUIT/)
  q.close()
  await closing.done
})
