import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  RawClient,
  skipUnless,
  startErgo,
  startIrssi,
  startSenpai,
  startWeechat,
  type Terminal,
  type TerminalClientOptions,
} from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'

const channel = 'irc.test.#longwire'

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

/** How one of ada's clients comes to her network. */
function as(ada: Account, longwire: Longwire, client: string): TerminalClientOptions {
  return {
    port: longwire.ircPort,
    nickname: ada.name,
    username: ada.login({ network: 'ergo', client }),
    password: ada.password,
  }
}

/** senpai begins at the bouncer's own place. */
async function openChannel(senpai: Terminal): Promise<void> {
  await senpai.waitForScreen(/#longwire/)
  await senpai.press('M-Right')
  await senpai.waitForScreen(/members/)
}

test('WeeChat, irssi and senpai are three screens of one person', {
  skip: await skipUnless('ergo', 'weechat', 'irssi', 'senpai', 'tmux'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'ergo', port: ergo.port })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)

  await using weechat = await startWeechat({ ...as(ada, longwire, 'weechat'), channels: ['#longwire'] })
  await bob.waitFor(/^:ada!\S+ JOIN/)
  await using irssi = await startIrssi(as(ada, longwire, 'irssi'))
  await irssi.waitForScreen(/joined #longwire/)
  await using senpai = await startSenpai(as(ada, longwire, 'senpai'))
  await openChannel(senpai)

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

test('WeeChat, irssi and senpai are shown what they missed, once', {
  skip: await skipUnless('ergo', 'weechat', 'irssi', 'senpai', 'tmux'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'ergo', port: ergo.port })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  {
    await using weechat = await startWeechat({ ...as(ada, longwire, 'weechat'), channels: ['#longwire'] })
    await using irssi = await startIrssi(as(ada, longwire, 'irssi'))
    await irssi.waitForScreen(/joined #longwire/)
    bob.send('PRIVMSG #longwire :while they are here')
    await weechat.waitForLog(channel, /while they are here/)
    await irssi.waitForScreen(/while they are here/)
  }
  const capabilities = ['batch', 'echo-message', 'draft/chathistory', 'draft/metadata-2']
  await using phone = await ada.attach({ network: 'ergo', capabilities })
  phone.send('METADATA #longwire SET soju.im/muted 1')
  await phone.waitFor(/ 761 ada #longwire soju\.im\/muted /)
  bob.send('PRIVMSG #longwire :while they are away', 'PRIVMSG ada :a word in private')
  await phone.waitFor(/a word in private/)
  phone.send('PRIVMSG #longwire :said on the phone')
  await phone.waitFor(/said on the phone/)

  const missed = ['while they are away', 'said on the phone']
  await using weechat = await startWeechat(as(ada, longwire, 'weechat'))
  await using irssi = await startIrssi(as(ada, longwire, 'irssi'))
  await using senpai = await startSenpai(as(ada, longwire, 'senpai'))
  await weechat.waitForLog(channel, /said on the phone/)
  await irssi.waitForScreen(/a word in private/)
  await irssi.press('M-2')
  await irssi.waitForScreen(/said on the phone/)
  await openChannel(senpai)
  await senpai.waitForScreen(/said on the phone/)
  // senpai subscribes to it before its registration has ended, and asks for what that needs later.
  await senpai.waitForScreen(/Unmute/)
  bob.send('PRIVMSG #longwire :now they are back')
  await weechat.waitForLog(channel, /now they are back/)
  await irssi.waitForScreen(/now they are back/)
  await senpai.waitForScreen(/now they are back/)
  eachOnce(weechat.log(channel), [...missed, 'now they are back'])
  eachOnce(await irssi.screen(), [...missed, 'now they are back'])
  eachOnce(await senpai.screen(), ['while they are here', ...missed, 'now they are back'])
  assert.doesNotMatch(weechat.log(channel), /while they are here/)
  assert.doesNotMatch(await irssi.screen(), /while they are here/)
  await weechat.waitForLog('irc.test.bob', /\tbob\ta word in private/)
})
