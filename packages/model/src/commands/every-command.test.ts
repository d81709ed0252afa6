import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label } from '../../test/attached.ts'
import { commands } from './registry.ts'

/** Every command but those of files and direct connections, by its group. */
const wanted: Readonly<Record<string, string>> = {
  connection: 'connect network disconnect reconnect quit nick setname ping lag flushq raw quote cap',
  channels: 'join j part leave close cycle hop rejoin knock invite list names topic detach attach rename',
  messages:
    'msg query say me describe notice ctcp reply react unreact redact plain spoiler slap shrug amsg ame perform sessions',
  moderation:
    'op deop halfop dehalfop voice devoice mode umode kick ban unban banlist kickban quiet unquiet except invex remove accept silence',
  people: 'whois wii whowas who ison userhost monitor ignore unignore ignorelist away back',
  buffers:
    'buffer goto next prev clear pin archive mute unmute markread search jump mentions export highlight notify dnd token',
  client: 'set get unset bind unbind alias unalias theme timer help version',
  services: 'ns cs ms hs bs os identify register verify',
  server: 'motd lusers info time stats links map admin rules trace metadata oper kill wallops rehash die restart',
}

/** What is typed in #home, and the line that leaves for it. */
const lines: readonly (readonly [typed: string, line: string])[] = [
  ['/accept bob', 'ACCEPT bob'],
  ['/ame waves', 'PRIVMSG #home :\u0001ACTION waves\u0001'],
  ['/banlist', 'MODE #home b'],
  ['/bs help', 'PRIVMSG BotServ help'],
  ['/cs help', 'PRIVMSG ChanServ help'],
  ['/hs help', 'PRIVMSG HostServ help'],
  ['/os help', 'PRIVMSG OperServ help'],
  ['/cycle', 'PART #home'],
  ['/hop', 'PART #home'],
  ['/rejoin', 'PART #home'],
  ['/part', 'PART #home'],
  ['/leave', 'PART #home'],
  ['/close', 'PART #home'],
  ['/describe bob waves', 'PRIVMSG bob :\u0001ACTION waves\u0001'],
  ['/halfop bob', 'MODE #home +h bob'],
  ['/dehalfop bob', 'MODE #home -h bob'],
  ['/voice bob', 'MODE #home +v bob'],
  ['/devoice bob', 'MODE #home -v bob'],
  ['/except *!*@x', 'MODE #home +e *!*@x'],
  ['/invex *!*@x', 'MODE #home +I *!*@x'],
  ['/quiet *!*@x', 'MODE #home +q *!*@x'],
  ['/unquiet *!*@x', 'MODE #home -q *!*@x'],
  ['/unban *!*@x', 'MODE #home -b *!*@x'],
  ['/remove bob out', 'REMOVE #home bob out'],
  ['/silence +x!*@*', 'SILENCE +x!*@*'],
  ['/names', 'NAMES #home'],
  ['/list', 'LIST'],
  ['/setname Ada L', 'SETNAME :Ada L'],
  ['/slap bob', 'PRIVMSG #home :\u0001ACTION slaps bob around a bit with a large trout\u0001'],
  ['/spoiler it was him', 'PRIVMSG #home :\u000301,01it was him\u0003'],
  ['/ison bob', 'ISON bob'],
  ['/userhost bob', 'USERHOST bob'],
  ['/whowas bob', 'WHOWAS bob'],
  ['/verify ada 123', 'VERIFY ada 123'],
  ['/info', 'INFO'],
  ['/lusers', 'LUSERS'],
  ['/map', 'MAP'],
  ['/rules', 'RULES'],
  ['/stats u', 'STATS u'],
  ['/trace', 'TRACE'],
  ['/kill bob gone', 'KILL bob gone'],
  ['/wallops hi', 'WALLOPS hi'],
  ['/rehash', 'REHASH'],
  ['/die', 'DIE'],
  ['/restart', 'RESTART'],
]

const asked = ['/ame waves', '/die', '/restart']

suite('every command of a complete client', () => {
  test('is there, has help, and is completed by its beginning', async () => {
    const { bouncer } = await attached()
    for (const name of Object.values(wanted).flatMap((names) => names.split(' '))) {
      const found = commands.find((command) => command.name === name || command.aliases?.includes(name) === true)
      assert.ok(found, `/${name}`)
      assert.notEqual(found.help, '')
      const completion = await bouncer.model.complete(home, `/${name}`, name.length + 1)
      assert.ok(
        completion?.candidates.some(({ detail }) => detail === found.help),
        `/${name}`,
      )
    }
  })

  test('sends what it says, and those that reach many or end something ask first', async () => {
    for (const [typed, line] of lines) {
      const now = await attached()
      now.net.wire.send(
        ':bnc 005 ada PREFIX=(ohv)@%+ CHANMODES=beIq,k,l,imnst EXCEPTS INVEX :are supported by this server',
      )
      await now.bouncer.environment.settle()
      assert.equal(await leaving(now, typed), line, typed)
    }
  })
})

/** Types it, having agreed where it asked; the line that left, without its tags. */
async function leaving({ bouncer, net }: Attached, typed: string): Promise<string> {
  if (asked.includes(typed)) {
    const question = await bouncer.model.actions.send(home, typed)
    assert.equal(!question.ok && question.code, 'needs-confirmation', typed)
  }
  const running = bouncer.model.actions.send(home, typed, { confirmed: true })
  const line = await net.wire.expect(/^/)
  net.wire.send(`@label=${label(line)} ACK`)
  await bouncer.environment.advance(60_000)
  await running
  return line.replace(/^@\S+ /, '')
}
