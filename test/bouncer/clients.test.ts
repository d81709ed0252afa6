import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  RawClient,
  skipUnless,
  startErgo,
  startIrssi,
  startSenpai,
  startWeechat,
  type Terminal,
  type TerminalClientOptions,
  type TestServer,
} from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'

const skip = await skipUnless('ergo', 'weechat', 'irssi', 'senpai', 'tmux')

async function type(terminal: Terminal, text: string): Promise<void> {
  await terminal.type(text)
  await terminal.press('Enter')
}

/** Each of the texts stands there once, in this order. */
function eachOnce(shown: string, texts: readonly string[]): void {
  const found = texts.toSorted((a, b) => shown.indexOf(a) - shown.indexOf(b))
  assert.deepEqual(
    found.map((text) => `${text}: ${shown.split(text).length - 1} times`),
    texts.map((text) => `${text}: 1 times`),
    shown,
  )
}

/** How one of a person's clients comes to their network. */
function as(person: Account, longwire: Longwire, client: string): TerminalClientOptions {
  return {
    port: longwire.ircPort,
    nickname: person.name,
    username: person.login({ network: 'ergo', client }),
    password: person.password,
  }
}

/** senpai begins at the bouncer's own place. */
async function openChannel(senpai: Terminal, channel: string): Promise<void> {
  await senpai.waitForScreen(new RegExp(channel))
  await type(senpai, `/buffer ${channel}`)
  await senpai.waitForScreen(/members/)
}

/** One network and one bouncer, on which people have accounts. */
interface World {
  readonly ergo: TestServer
  readonly longwire: Longwire
  readonly ada: Account
  readonly grace: Account
  readonly hedy: Account
}

describe('people with clients of others', { skip }, () => {
  const resources = new AsyncDisposableStack()
  let world: World

  before(async () => {
    const ergo = resources.use(await startErgo({ accounts: { lovelace: 'engine-of-brass' } }))
    const longwire = resources.use(await Longwire.start())
    const ada = await Account.setUp(longwire)
    const grace = await Account.add(longwire, 'grace')
    const hedy = await Account.add(longwire, 'hedy')
    for (const person of [ada, grace, hedy]) await person.addNetwork({ name: 'ergo', port: ergo.port })
    world = { ergo, longwire, ada, grace, hedy }
  })

  after(() => resources.disposeAsync())

  test('whoever is attached logs in to the network by its SASL, and the next connection does it by itself', async () => {
    const { ergo, longwire } = world
    const joan = await Account.add(longwire, 'joan')
    const id = await joan.addNetwork({ name: 'ergo', port: ergo.port })
    await using client = await joan.attach({ network: 'ergo', capabilities: ['cap-notify'] })
    await client.waitFor(/ CAP joan NEW .*\bsasl=PLAIN( |$)/)
    const logIn = (name: string, password: string): void =>
      client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${Buffer.from(`\0${name}\0${password}`).toString('base64')}`)
    client.send('CAP REQ sasl')
    await client.waitFor(/ CAP joan ACK :?sasl$/)
    logIn('lovelace', 'engine-of-wood')
    await client.waitFor(/ 904 joan /)
    logIn('joan/ergo', joan.password)
    await client.waitFor(/ 907 joan /)
    logIn('lovelace', 'engine-of-brass')
    // Ergo gives whoever has logged in the nickname of the account.
    await client.waitFor(/ 900 \S+ \S+ lovelace /)
    await client.waitFor(/ 903 \S+ /)
    client.send('WHOIS lovelace')
    await client.waitFor(/ 330 lovelace lovelace lovelace /)

    await using control = await joan.attach({ capabilities: ['soju.im/bouncer-networks'] })
    control.send(`BOUNCER CHANGENETWORK ${id} longwire/enabled=0`)
    await client.waitFor(/ CAP \S+ DEL .*\bsasl( |$)/)
    control.send(`BOUNCER CHANGENETWORK ${id} longwire/enabled=1`)
    await client.waitFor(/ CAP \S+ NEW .*\bsasl=PLAIN( |$)/)
    client.send('WHOIS lovelace')
    await client.waitFor(/ 330 lovelace lovelace lovelace /)
    for (const secret of ['engine-of-brass', 'engine-of-wood', joan.password])
      assert.ok(!longwire.output.includes(secret))
  })

  test('WeeChat, irssi and senpai are three screens of one person', async () => {
    const { ergo, longwire, ada } = world
    const channel = 'irc.test.#longwire'
    await using bob = await RawClient.register({ port: ergo.port }, 'bob')
    bob.send('JOIN #longwire')
    await bob.waitFor(/ 366 /)

    await using weechat = await startWeechat({ ...as(ada, longwire, 'weechat'), channels: ['#longwire'] })
    await bob.waitFor(/^:ada!\S+ JOIN/)
    await using irssi = await startIrssi(as(ada, longwire, 'irssi'))
    await irssi.waitForScreen(/joined #longwire/)
    await using senpai = await startSenpai(as(ada, longwire, 'senpai'))
    await openChannel(senpai, channel.slice('irc.test.'.length))

    bob.send('PRIVMSG #longwire :hello to all of them')
    await senpai.waitForScreen(/hello to all of them/)
    weechat.say(channel, 'typed in WeeChat')
    await senpai.waitForScreen(/typed in WeeChat/)
    await type(irssi, 'typed in irssi')
    await senpai.waitForScreen(/typed in irssi/)
    await type(senpai, 'typed in senpai')
    await bob.waitFor(/^:ada!\S+ PRIVMSG #longwire :typed in senpai$/)
    bob.send('PRIVMSG #longwire :and now I am done')
    await weechat.waitForLog(channel, /and now I am done/)
    await irssi.waitForScreen(/and now I am done/)
    await senpai.waitForScreen(/and now I am done/)
    const said = ['hello to all of them', 'typed in WeeChat', 'typed in irssi', 'typed in senpai', 'and now I am done']
    eachOnce(weechat.log(channel), said)
    eachOnce(await irssi.screen(), said)
    eachOnce(await senpai.screen(), said)

    bob.send('PRIVMSG ada :a word in private')
    await weechat.waitForLog('irc.test.bob', /\tbob\ta word in private/)
    weechat.say('irc.test.bob', 'a private answer')
    await bob.waitFor(/^:ada!\S+ PRIVMSG bob :a private answer$/)
    await irssi.press('M-3')
    await irssi.waitForScreen(/< ?ada> a private answer/)
    eachOnce(await irssi.screen(), ['a word in private', 'a private answer'])
    eachOnce(weechat.log('irc.test.bob'), ['a word in private', 'a private answer'])
  })

  test('WeeChat, irssi and senpai are shown what they missed, once', async () => {
    const { ergo, longwire, grace } = world
    const channel = 'irc.test.#missed'
    await using bob = await RawClient.register({ port: ergo.port }, 'bob-too')
    bob.send('JOIN #missed')
    await bob.waitFor(/ 366 /)
    {
      await using weechat = await startWeechat({ ...as(grace, longwire, 'weechat'), channels: ['#missed'] })
      await using irssi = await startIrssi(as(grace, longwire, 'irssi'))
      await irssi.waitForScreen(/joined #missed/)
      bob.send('PRIVMSG #missed :while they are here')
      await weechat.waitForLog(channel, /while they are here/)
      await irssi.waitForScreen(/while they are here/)
      // What a client says comes after its answer that it got what it shows.
      weechat.say(channel, 'goodbye from WeeChat')
      await bob.waitFor(/:goodbye from WeeChat$/)
      await type(irssi, 'goodbye from irssi')
      await bob.waitFor(/:goodbye from irssi$/)
    }
    const capabilities = ['batch', 'echo-message', 'draft/chathistory', 'draft/metadata-2']
    await using phone = await grace.attach({ network: 'ergo', capabilities })
    phone.send('METADATA #missed SET soju.im/muted 1')
    await phone.waitFor(/ 761 grace #missed soju\.im\/muted /)
    bob.send('PRIVMSG #missed :while they are away', 'PRIVMSG grace :a word in private')
    await phone.waitFor(/a word in private/)
    phone.send('PRIVMSG #missed :said on the phone')
    await phone.waitFor(/said on the phone/)

    const missed = ['while they are away', 'said on the phone']
    await using weechat = await startWeechat(as(grace, longwire, 'weechat'))
    await using irssi = await startIrssi(as(grace, longwire, 'irssi'))
    await using senpai = await startSenpai(as(grace, longwire, 'senpai'))
    await weechat.waitForLog(channel, /said on the phone/)
    await irssi.waitForScreen(/a word in private/)
    await irssi.press('M-2')
    await irssi.waitForScreen(/said on the phone/)
    await openChannel(senpai, channel.slice('irc.test.'.length))
    await senpai.waitForScreen(/said on the phone/)
    // senpai subscribes to it before its registration has ended, and asks for what that needs later.
    await senpai.waitForScreen(/Unmute/)
    bob.send('PRIVMSG #missed :now they are back')
    await weechat.waitForLog(channel, /now they are back/)
    await irssi.waitForScreen(/now they are back/)
    await senpai.waitForScreen(/now they are back/)
    eachOnce(weechat.log(channel), [...missed, 'now they are back'])
    eachOnce(await irssi.screen(), [...missed, 'now they are back'])
    eachOnce(await senpai.screen(), ['while they are here', ...missed, 'now they are back'])
    assert.doesNotMatch(weechat.log(channel), /while they are here/)
    assert.doesNotMatch(await irssi.screen(), /while they are here/)
    await weechat.waitForLog('irc.test.bob-too', /\tbob-too\ta word in private/)
  })

  test('two people with clients of their own talk in one channel and in private; each is shown what they missed, once, and nothing of the other’s', async () => {
    const { ergo, longwire, ada, hedy } = world
    const channel = 'irc.test.#household'
    await using bob = await RawClient.register({ port: ergo.port }, 'bob-three')
    bob.send('JOIN #household')
    await bob.waitFor(/ 366 /)
    const together = ['from ada in WeeChat', 'from hedy in irssi', 'from hedy in WeeChat', 'from ada in senpai']
    {
      await using adas = await startWeechat({ ...as(ada, longwire, 'w'), channels: ['#household'] })
      await bob.waitFor(/^:ada!\S+ JOIN/)
      await using hedys = await startIrssi({ ...as(hedy, longwire, 'i'), channels: ['#household'] })
      await bob.waitFor(/^:hedy!\S+ JOIN/)
      await using hedysOther = await startWeechat(as(hedy, longwire, 'w'))
      await hedysOther.waitForLog(channel, /household/)
      await using adasOther = await startSenpai(as(ada, longwire, 's'))
      await openChannel(adasOther, '#household')

      adas.say(channel, 'from ada in WeeChat')
      await hedys.waitForScreen(/< ?@?ada> from ada in WeeChat/)
      await type(hedys, 'from hedy in irssi')
      await adas.waitForLog(channel, /\thedy\tfrom hedy in irssi/)
      hedysOther.say(channel, 'from hedy in WeeChat')
      await adasOther.waitForScreen(/from hedy in WeeChat/)
      await type(adasOther, 'from ada in senpai')
      for (const one of [adas, hedysOther]) await one.waitForLog(channel, /from ada in senpai/)
      await hedys.waitForScreen(/from ada in senpai/)
      for (const log of [adas.log(channel), hedysOther.log(channel)]) eachOnce(log, together)
      for (const terminal of [hedys, adasOther]) eachOnce(await terminal.screen(), together)
      hedysOther.say(channel, '/query ada between the two of us')
      await adas.waitForLog('irc.test.hedy', /\thedy\tbetween the two of us/)
      await hedysOther.waitForLog('irc.test.ada', /between the two of us/)
      eachOnce(adas.log('irc.test.hedy'), ['between the two of us'])
      adas.say(channel, 'goodbye from ada')
      await bob.waitFor(/:goodbye from ada$/)
      hedysOther.say(channel, 'goodbye from hedy')
      await bob.waitFor(/:goodbye from hedy$/)
    }
    // Nobody is there: the words to one are not for the other.
    bob.send('PRIVMSG ada :for ada alone', 'PRIVMSG hedy :for hedy alone', 'PRIVMSG #household :for both of them')
    bob.send('PING told')
    await bob.waitFor(/ PONG \S+ :?told$/)
    await using hedys = await startWeechat(as(hedy, longwire, 'w'))
    await using adas = await startWeechat(as(ada, longwire, 'w'))
    await using hedysOther = await startIrssi(as(hedy, longwire, 'i'))
    for (const one of [adas, hedys]) await one.waitForLog(channel, /for both of them/)
    await adas.waitForLog('irc.test.bob-three', /\tfor ada alone/)
    await hedys.waitForLog('irc.test.bob-three', /\tfor hedy alone/)
    await hedysOther.waitForScreen(/for hedy alone/)
    assert.doesNotMatch(await hedysOther.screen(), /for ada alone/)
    bob.send('PRIVMSG #household :and good night')
    for (const one of [adas, hedys]) await one.waitForLog(channel, /and good night/)
    for (const log of [adas.log(channel), hedys.log(channel)]) {
      eachOnce(log, ['for both of them', 'and good night'])
      for (const text of together) assert.ok(!log.includes(text), `${text} had been seen:\n${log}`)
    }
    assert.doesNotMatch(adas.log('irc.test.bob-three'), /hedy alone/)
    assert.doesNotMatch(hedys.log('irc.test.bob-three'), /ada alone/)
  })
})
