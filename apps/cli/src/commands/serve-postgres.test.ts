import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { RawClient, skipUnless, startErgo, startPostgres, temporaryFolder } from '@longwire/peers'
import { MuxScreen } from '../../test/mux-screen.ts'
import { runLongwire } from '../../test/run.ts'
import { Serving } from '../../test/serving.ts'

const PASSWORD = 'correct horse battery'
const SECRET = 'geheim:100%/@'
const capabilities = 'batch,draft/chathistory,echo-message,labeled-response,longwire/resume,message-tags,server-time'
const noErgo = await skipUnless('ergo')
const server = await startPostgres({ password: SECRET })

/** A data folder whose configuration names the database; its password is in a file. */
function folder(url: string, ...lines: readonly string[]): string {
  const data = temporaryFolder('command')
  writeFileSync(join(data, 'password'), `${SECRET}\n`, { mode: 0o600 })
  const all = [`store = "${url}"`, 'http = "127.0.0.1:0"', 'irc = "127.0.0.1:0"', ...lines]
  writeFileSync(join(data, 'longwire.toml'), `${all.join('\n')}\n`)
  return data
}

if ('missing' in server) {
  test('a bouncer on PostgreSQL', { skip: `no PostgreSQL for this machine: ${server.missing}` }, () => {})
} else {
  after(() => server.stop())
  const { url } = server
  const withPassword = (data: string): string => `store-password-file = "${join(data, 'password')}"`
  const installation = (): string => {
    const data = folder(url)
    const file = join(data, 'longwire.toml')
    writeFileSync(file, `${readFileSync(file, 'utf8')}${withPassword(data)}\n`)
    return data
  }
  const data = installation()

  test('what is said is there after the bouncer and after the server of the database were killed', {
    skip: noErgo,
  }, async () => {
    await using ergo = await startErgo()
    await using bob = await RawClient.register({ port: ergo.port }, 'bob')
    await using first = await Serving.start(data)
    const cookie = await first.setUp('ada', PASSWORD)
    const one = await MuxScreen.open(first.address, cookie)
    one.send('OPEN 1 caps=soju.im/bouncer-networks,soju.im/bouncer-networks-notify')
    one.send(`1 BOUNCER ADDNETWORK name=Ergo;host=127.0.0.1;port=${ergo.port};tls=0;nickname=ada`)
    const added = await one.waitFor(/BOUNCER ADDNETWORK \S+$/)
    const network = added.slice(added.lastIndexOf(' ') + 1)
    await one.waitFor(/BOUNCER NETWORK \S+ \S*state=connected/)
    one.send(`OPEN 2 network=${network};caps=${capabilities}`)
    await one.waitFor(/^2 .* (376|422) ada /)
    one.send('2 JOIN #wire')
    await one.waitFor(/^2 .* 366 ada #wire /)
    bob.send('JOIN #wire', 'PRIVMSG #wire :before the crash')
    await one.waitFor(/^2 .*bob!\S+ PRIVMSG #wire :before the crash$/)

    await server.crash()
    bob.send('PRIVMSG #wire :while it was away')
    await one.waitFor(/^2 .*bob!\S+ PRIVMSG #wire :while it was away$/)
    await server.start()
    // What could not be recorded is shown all the same, and recording resumes by itself.
    let spoken = 0
    while (!one.lines.some((line) => /^2 (?!\S*not-recorded).*PRIVMSG #wire :since \d+$/.test(line))) {
      spoken += 1
      bob.send(`PRIVMSG #wire :since ${spoken}`)
      await one.waitFor(new RegExp(`^2 .*PRIVMSG #wire :since ${spoken}$`))
    }

    await first.kill()
    await using second = await Serving.start(data)
    assert.equal(second.setupToken, undefined, 'there is an account already')
    const again = await MuxScreen.open(second.address, cookie)
    again.send(`OPEN 1 network=${network};caps=${capabilities};resume=*`)
    await again.waitFor(/^1 .*RESUME END \S+$/)
    const kept = again.lines.filter((line) => /bob!\S+ PRIVMSG #wire :(?:before the crash|since \d+)$/.test(line))
    assert.ok(kept.some((line) => line.endsWith(':before the crash')))
    assert.ok(kept.some((line) => line.endsWith(`:since ${spoken}`)))

    const status = await runLongwire(['status', '--data', data])
    assert.match(status.stdout, /People: 1\nNetworks: 1, of which/)
    const backup = await runLongwire(['backup', join(data, 'copy'), '--data', data])
    assert.equal(backup.status, 2)
    assert.match(backup.stderr, /run pg_dump on that database, and copy \S+ as well/)
    assert.equal((await runLongwire(['key', 'rotate', '--data', data])).status, 0)
    assert.equal(await second.stop(), 0)
  })

  test('administration and the doctor work on it while the bouncer does not run', async () => {
    const added = await runLongwire(['user', 'add', 'eve', '--password', PASSWORD, '--data', data])
    assert.equal(added.status, 0, added.stderr)
    assert.match((await runLongwire(['user', 'list', '--data', data])).stdout, /^eve/m)
    assert.equal((await runLongwire(['key', 'rotate', '--data', data])).status, 0)
    assert.ok(!existsSync(join(data, 'accounts.db')))
    const { stdout } = await runLongwire(['doctor', '--data', data])
    assert.match(stdout, /^ok {4}postgresql:\/\/longwire@localhost\/postgres is reached, by PostgreSQL \d+/m)
    assert.ok(!stdout.includes(SECRET))
  })

  test('without the setting it does not begin anew in the data folder', async () => {
    writeFileSync(join(data, 'longwire.toml'), 'http = "127.0.0.1:0"\nirc = "off"\n')
    const { status, stderr } = await runLongwire(['serve', '--data', data])
    assert.equal(status, 2)
    assert.match(stderr, /is in postgresql:\/\/longwire@localhost\/postgres\. Say so by the setting “store”/)
    assert.ok(!existsSync(join(data, 'accounts.db')))
  })

  test('a server that refuses the login, has no such database, or is not there: one message, without the password', async () => {
    const wrong = url.replace('longwire@', `longwire:${encodeURIComponent('falsch:100%')}@`)
    const elsewhere = url
      .replace('/postgres?', '/nothing?')
      .replace('longwire@', `longwire:${encodeURIComponent(SECRET)}@`)
    const nowhere = `postgresql://longwire:${encodeURIComponent(SECRET)}@127.0.0.1:1/longwire`
    const expected: readonly (readonly [string, RegExp])[] = [
      [wrong, /store: postgresql:\/\/longwire@localhost\/postgres: The database server refused the login\./],
      [elsewhere, /The database server has no database of that name\./],
      [nowhere, /The database server cannot be reached\. .*ECONNREFUSED/],
    ]
    for (const [given, message] of expected) {
      const place = folder(given)
      const { status, stderr } = await runLongwire(['serve', '--data', place])
      assert.equal(status, 2, stderr)
      assert.match(stderr, message)
      assert.match(stderr, /^longwire: .*longwire\.toml:1: store: /)
      assert.equal(stderr.trim().split('\n').length, 1)
      const { stdout } = await runLongwire(['doctor', '--data', place])
      assert.match(stdout, new RegExp(`^BAD .*${message.source}`, 'm'))
      for (const text of [stderr, stdout]) assert.doesNotMatch(text, /falsch|geheim/)
    }
  })
}
