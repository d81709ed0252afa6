import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Message, parseMessage } from '@longwire/irc'
import * as fc from 'fast-check'
import { modern, Person } from '../../test/person.ts'
import { offerAt, noNetwork } from '../downstream/capabilities.ts'

/** What a network may do that reaches screens; it has everything that is passed on. */
const rich = {
  ...modern,
  capabilities: `${modern.capabilities} draft/message-redaction draft/metadata-2=max-keys=3 draft/multiline=max-bytes=4096 draft/channel-rename`,
}

const events: readonly string[] = [
  '@msgid=m1;account=robert;+reply=m0;bot :bob!b@h PRIVMSG #wire :ada: hello',
  '@+typing=active :bob!b@h TAGMSG #wire',
  '@msgid=t1;+draft/reply=m1;+draft/react=x :bob!b@h TAGMSG #wire',
  ':bob!b@h BATCH +1 draft/multiline #wire',
  '@batch=1 :bob!b@h PRIVMSG #wire :one',
  '@batch=1 :bob!b@h PRIVMSG #wire :two',
  ':irc.example BATCH -1',
  ':bob!b@h REDACT #wire m1 :oops',
  ':carol!c@h JOIN #wire carol :Carol C',
  ':carol!c@h AWAY :gone',
  ':carol!c@h ACCOUNT carol2',
  ':carol!c@h CHGHOST cc new.host',
  ':carol!c@h SETNAME :Caroline',
  ':bob!b@h INVITE dan #wire',
  ':bob!b@h METADATA bob avatar * :x',
  ':irc.example BATCH +n netsplit a b',
  '@batch=n :carol!cc@new.host QUIT :a b',
  ':irc.example BATCH -n',
  ':irc.example RENAME #wire #cable :why',
]

/** What a client may give whatever it has enabled: what it has not is refused. */
const commands: readonly string[] = [
  'CHATHISTORY LATEST #wire * 50',
  'CHATHISTORY TARGETS timestamp=2026-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 50',
  'SEARCH text=hello',
  'MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z',
  'UNREAD #wire',
  'PREFERENCE SET web/a 1',
  'PREFERENCE LIST',
  'METADATA * SUB soju.im/pinned avatar',
  'METADATA #wire SET soju.im/pinned 1',
  'DRAFT #wire :x',
  'RESUME *',
  'ISUPPORT',
  'BOUNCER LISTNETWORKS',
  '@label=l NAMES #wire',
  '@label=p PONG x',
  'NOSUCHTHING',
]

const tagOwners: Readonly<Record<string, string>> = {
  time: 'server-time',
  account: 'account-tag',
  batch: 'batch',
  label: 'labeled-response',
  'longwire/cursor': 'longwire/resume',
}
const commandOwners: Readonly<Record<string, readonly string[]>> = {
  TAGMSG: ['message-tags'],
  ACCOUNT: ['account-notify'],
  AWAY: ['away-notify'],
  CHGHOST: ['chghost'],
  SETNAME: ['setname'],
  REDACT: ['draft/message-redaction'],
  RENAME: ['draft/channel-rename'],
  MARKREAD: ['draft/read-marker'],
  BATCH: ['batch'],
  ACK: ['labeled-response'],
  BOUNCER: ['soju.im/bouncer-networks'],
  RESUME: ['longwire/resume'],
  UNREAD: ['longwire/unread'],
  PREFERENCE: ['longwire/preferences'],
  DRAFT: ['longwire/draft'],
  METADATA: ['draft/metadata-2'],
  CHATHISTORY: ['draft/chathistory'],
}
const batchOwners: Readonly<Record<string, string>> = {
  chathistory: 'draft/chathistory',
  'draft/chathistory-targets': 'draft/chathistory',
  'draft/isupport': 'draft/extended-isupport',
  'draft/multiline': 'draft/multiline',
  'labeled-response': 'labeled-response',
  'longwire/preferences': 'longwire/preferences',
  'longwire/resume': 'longwire/resume',
  metadata: 'draft/metadata-2',
  'metadata-subs': 'draft/metadata-2',
  'soju.im/bouncer-networks': 'soju.im/bouncer-networks',
  'soju.im/search': 'soju.im/search',
}

/** What of a line was not asked for, in words. */
function unasked({ command, params, tags }: Message, enabled: ReadonlySet<string>): readonly string[] {
  const has = (name: string): boolean => enabled.has(name)
  const wrong = [...tags.keys()].filter((key) => !has(tagOwners[key] ?? 'message-tags')).map((key) => `the tag ${key}`)
  const owners = commandOwners[command]
  if (owners !== undefined && !owners.some(has)) wrong.push(`the command ${command}`)
  if (command === 'BATCH' && params[0]?.startsWith('+') === true && !has(batchOwners[params[1] ?? ''] ?? 'batch')) {
    wrong.push(`the batch ${params[1]}`)
  }
  if (command === 'JOIN' && params.length > 1 && !has('extended-join')) wrong.push('an account in a JOIN')
  if (command === 'INVITE' && params[0] !== 'ada' && !has('invite-notify')) wrong.push('an invitation of another')
  if (command === '353' && / [@+]{2}/.test(` ${params[3]}`) && !has('multi-prefix')) wrong.push('all prefixes')
  return wrong
}

test('two screens with any capabilities at once: none receives a tag, command or batch that it did not ask for', async () => {
  const names = [...offerAt(noNetwork).tokens(301), 'draft/message-redaction', 'draft/channel-rename']
  const wishes = fc.subarray([...new Set(names)])
  await fc.assert(
    fc.asyncProperty(wishes, wishes, fc.shuffledSubarray([...commands]), async (one, two, given) => {
      const person = await Person.start()
      const network = await person.connect(rich, '#wire')
      const screens = [one, two].map((capabilities) => person.attach({ network: person.network, capabilities }))
      const itself = person.attach({ capabilities: one })
      await person.settle()
      for (const line of given) for (const screen of [...screens, itself]) await screen.send(line)
      network.send(...events)
      await person.settle()
      for (const line of given) await screens[0]?.send(line.replace('#wire', '#cable'))
      for (const screen of [...screens, itself]) {
        const ack = screen.lines.find((line) => line.includes(' ACK ')) ?? ''
        const enabled = new Set(
          screen.lines
            .flatMap((line) => / CAP \S+ ACK :?(.*)$/.exec(line)?.[1] ?? [])
            .flatMap((list) => list.split(' ').map((token) => token.split('=', 1)[0] ?? '')),
        )
        for (const line of screen.lines) {
          const message = parseMessage(line)
          assert.ok(message)
          assert.deepEqual(unasked(message, enabled), [], `${line}\n${ack}`)
        }
      }
    }),
    { numRuns: 40 },
  )
})
