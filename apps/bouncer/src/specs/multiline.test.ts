import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const caps = ['batch', 'draft/multiline', 'echo-message', 'labeled-response', 'message-tags', 'standard-replies']
const taking = { ...modern, capabilities: `${modern.capabilities} draft/multiline=max-bytes=4096,max-lines=20` }

const message = (target = '#wire', ...tags: readonly string[]): readonly string[] => [
  `@${['label=x', ...tags].join(';')} BATCH +1 draft/multiline ${target}`,
  `@batch=1 PRIVMSG ${target} :hello`,
  `@batch=1 PRIVMSG ${target} :`,
  `@batch=1 PRIVMSG ${target} :how is `,
  `@batch=1;draft/multiline-concat PRIVMSG ${target} :everyone?`,
  'BATCH -1',
]

const labelOf = (line: string): string => /label=([^; ]+)/.exec(line)?.[1] ?? ''

/** Without what differs each time. */
function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line
      .replaceAll(/(?:msgid|time)=[^; ]+;?/g, '')
      .replace(/;(?= )/, '')
      .replace(/^@ /, ''),
  )
}

async function kept(person: Person): Promise<readonly { text: string; msgid: string }[]> {
  const history = await person.store.history(person.user.id)
  const buffer = (await history.buffers.list()).find(({ name }) => name === '#wire')
  const page = await history.page({ kind: 'latest', buffer: buffer?.id ?? 0, limit: 10, events: false })
  return page.messages.map(({ text, msgid }) => ({ text, msgid }))
}

// Source: https://ircv3.net/specs/extensions/multiline
describe('draft/multiline', () => {
  test('“the capability MUST be advertised by servers with a REQUIRED value”: also in the CAP ACK of a mux stream', async () => {
    const person = await Person.start()
    await person.connect(taking, '#wire')
    const screen = person.attach({
      network: person.network,
      capabilities: ['batch', 'message-tags', 'draft/multiline'],
    })
    await person.settle()
    assert.equal(
      screen.take()[0],
      ':bouncer.longwire CAP ada ACK :batch message-tags draft/multiline=max-bytes=4096,max-lines=20',
    )
    const alone = person.attach({ network: person.network, capabilities: ['batch', 'draft/multiline'] })
    await person.settle()
    assert.equal(alone.take()[0], ':bouncer.longwire CAP ada ACK batch', 'it needs message-tags')
  })

  test('a network that takes several lines gets them as one; the echo is one message, with the label on its opening', async () => {
    const person = await Person.start()
    const network = await person.connect(taking, '#wire')
    const [sender, other, old] = [
      await person.attachTo(...caps),
      await person.attachTo(...caps),
      await person.attachTo('message-tags'),
    ]
    await sender.send(...message('#wire', '+reply=r', '+longwire/id=one'))
    const opening = await network.expect(/BATCH \+\S+ draft\/multiline #wire$/)
    assert.match(opening, /\+reply=r/)
    assert.doesNotMatch(opening, /longwire/)
    const sent = network.received.filter((line) => line.includes('PRIVMSG')).map((line) => line.replace(/^@\S+ /, ''))
    assert.deepEqual(sent, ['PRIVMSG #wire hello', 'PRIVMSG #wire :', 'PRIVMSG #wire :how is everyone?'])
    network.send(
      `@label=${labelOf(opening)};msgid=m1;+reply=r :ada!ada@host.example BATCH +e draft/multiline #wire`,
      '@batch=e :ada!ada@host.example PRIVMSG #wire :hello',
      '@batch=e :ada!ada@host.example PRIVMSG #wire :',
      '@batch=e :ada!ada@host.example PRIVMSG #wire :how is everyone?',
      ':irc.example BATCH -e',
    )
    await person.settle()
    assert.deepEqual(await kept(person), [{ text: 'hello\n\nhow is everyone?', msgid: 'm1' }])
    const lines = [
      '@batch=m-1 :ada!ada@host.example PRIVMSG #wire hello',
      '@batch=m-1 :ada!ada@host.example PRIVMSG #wire :',
      '@batch=m-1 :ada!ada@host.example PRIVMSG #wire :how is everyone?',
      ':ada!ada@host.example BATCH -m-1',
    ]
    const own = sender.take()
    assert.match(
      own[0] ?? '',
      /^@(?=\S*label=x)(?=\S*msgid=m1)(?=\S*longwire\/id=one)(?=\S*\+reply=r)\S+ :ada\S+ BATCH \+m-1 draft\/multiline #wire$/,
    )
    assert.deepEqual(own.slice(1), lines)
    assert.doesNotMatch(other.lines.join('\n'), /label=/)
    assert.deepEqual(other.take().slice(1), lines)
    // “Servers MUST NOT send blank lines to clients that have not negotiated the multiline capability.”
    // “Servers MUST only include a message ID on the first message of a batch when sending a fallback.”
    assert.deepEqual(
      old.take().map((line) => [line.includes('msgid=m1'), line.replace(/^@\S+ /, '')]),
      [
        [true, ':ada!ada@host.example PRIVMSG #wire hello'],
        [false, ':ada!ada@host.example PRIVMSG #wire :how is everyone?'],
      ],
    )
  })

  for (const [name, welcome] of [
    ['echoes', modern],
    ['is old', plainOld],
  ] as const) {
    test(`a network without it that ${name} gets line by line; it is one message here, with one id`, async () => {
      const person = await Person.start()
      const network = await person.connect(welcome, '#wire')
      const [sender, other] = [await person.attachTo(...caps), await person.attachTo('message-tags')]
      await sender.send(...message())
      const sent = network.received.filter((line) => line.includes('PRIVMSG'))
      assert.deepEqual(
        sent.map((line) => line.replace(/^@\S+ /, '')),
        ['PRIVMSG #wire hello', 'PRIVMSG #wire :how is everyone?'],
      )
      if (welcome === modern) {
        sent.forEach((line, i) =>
          network.send(`@label=${labelOf(line)};msgid=n${i} :ada!ada@host.example ${line.replace(/^@\S+ /, '')}`),
        )
      }
      await person.settle()
      const [row, ...more] = await kept(person)
      assert.deepEqual(more, [])
      assert.equal(row?.text.replace('\n\n', '\n'), 'hello\nhow is everyone?')
      if (welcome === modern) assert.equal(row?.msgid, 'n0')
      const own = sender.take()
      assert.equal(own.filter((line) => line.includes(`msgid=${row?.msgid}`) && line.includes('label=x')).length, 1)
      assert.equal(own.filter((line) => line.includes('BATCH +')).length, 1)
      assert.deepEqual(
        other.take().map((line) => line.replace(/^@\S+ /, '')),
        [':ada!ada@host.example PRIVMSG #wire hello', ':ada!ada@host.example PRIVMSG #wire :how is everyone?'].map(
          (line) => (welcome === modern ? line : line.replace('ada!ada@host.example', sourceOf(own))),
        ),
      )
    })
  }

  test('history has it as one message, joined for who knows it, line by line for who does not', async () => {
    const person = await Person.start()
    await person.connect(plainOld, '#wire')
    const sender = await person.attachTo(...caps)
    await sender.send(...message())
    await person.settle()
    const reader = await person.attachTo(...caps, 'draft/chathistory')
    await reader.send('CHATHISTORY LATEST #wire * 10')
    const outer = /BATCH \+(\w+) chathistory/.exec(reader.lines.join('\n'))?.[1]
    assert.match(
      reader.take().join('\n'),
      new RegExp(`^@(?=\\S*batch=${outer})\\S+ :ada\\S+ BATCH \\+m-1 draft/multiline #wire$`, 'm'),
    )
    const old = await person.attachTo('draft/chathistory')
    await old.send('CHATHISTORY LATEST #wire * 10')
    assert.deepEqual(
      old.take().map((line) => line.replace(/^:\S+ /, '')),
      ['PRIVMSG #wire hello', 'PRIVMSG #wire :how is everyone?'],
    )
  })

  test('what is too long for a line is told in parts: joined by tag for who knows it', async () => {
    const person = await Person.start()
    const network = await person.connect(taking, '#wire')
    const [modernOne, old] = [await person.attachTo(...caps), await person.attachTo()]
    const words = Array.from({ length: 60 }, (_, i) => `word${i} number`)
    network.send(
      ':bob!b@h BATCH +1 draft/multiline #wire',
      `@batch=1 :bob!b@h PRIVMSG #wire :${words.slice(0, 30).join(' ')} `,
      `@batch=1;draft/multiline-concat :bob!b@h PRIVMSG #wire :${words.slice(30).join(' ')}`,
      ':irc.example BATCH -1',
    )
    await person.settle()
    const text = (lines: readonly string[]): string =>
      lines.flatMap((line) => / PRIVMSG #wire :(.*)/.exec(line)?.[1] ?? []).join('')
    for (const screen of [modernOne, old]) {
      assert.ok(screen.lines.every((line) => Buffer.byteLength(line.replace(/^@\S+ /, '')) <= 510))
    }
    assert.equal(text(old.take()), words.join(' '))
    assert.match(modernOne.lines.join('\n'), /draft\/multiline-concat/)
    assert.equal(text(modernOne.take()), words.join(' '))
  })

  const refusals: readonly (readonly [name: string, lines: readonly string[], answer: RegExp])[] = [
    ['another target', ['@batch=1 PRIVMSG #other :x'], /MULTILINE_INVALID_TARGET #wire #other :/],
    ['too many lines', Array.from({ length: 21 }, () => '@batch=1 PRIVMSG #wire :x'), /MULTILINE_MAX_LINES 20 :/],
    // “Each line feed used to join line messages contributes one byte towards the max-bytes limit.”
    [
      'too many bytes',
      [
        '@batch=1 PRIVMSG #wire :a',
        `@batch=1 PRIVMSG #wire :${'b'.repeat(2047)}`,
        `@batch=1 PRIVMSG #wire :${'c'.repeat(2047)}`,
      ],
      /MULTILINE_MAX_BYTES 4096 :/,
    ],
    [
      'a blank line that goes on',
      ['@batch=1 PRIVMSG #wire :a', '@batch=1;draft/multiline-concat PRIVMSG #wire :'],
      /MULTILINE_INVALID :/,
    ],
    ['another command', ['@batch=1 TOPIC #wire :a'], /MULTILINE_INVALID :/],
    ['something else in between', ['TOPIC #wire'], /MULTILINE_INVALID :/],
    ['blank lines only', ['@batch=1 PRIVMSG #wire :', '@batch=1 PRIVMSG #wire :', 'BATCH -1'], /MULTILINE_INVALID :/],
    ['a batch within', ['BATCH +2 draft/multiline #wire'], /MULTILINE_INVALID :/],
  ]
  for (const [name, lines, answer] of refusals) {
    test(`${name} is refused with the label of the batch, once, and nothing of it is said`, async () => {
      const person = await Person.start()
      const network = await person.connect(taking, '#wire')
      const screen = await person.attachTo(...caps)
      await screen.send('@label=x BATCH +1 draft/multiline #wire', ...lines, '@batch=1 PRIVMSG #wire :late', 'BATCH -1')
      const fails = screen.take().filter((line) => line.includes('FAIL'))
      assert.equal(fails.length, 1, fails.join('\n'))
      assert.match(fails[0] ?? '', answer)
      assert.match(fails[0] ?? '', /label=x\S* :\S+ FAIL BATCH /)
      assert.ok(!network.received.some((line) => line.includes('PRIVMSG')))
      await screen.send('PRIVMSG #wire :after')
      assert.match(await network.expect(/PRIVMSG/), /after$/)
    })
  }

  test('who has not enabled it has no such command', async () => {
    const person = await Person.start()
    await person.connect(taking, '#wire')
    const screen = await person.attachTo('batch')
    await screen.send('BATCH +1 draft/multiline #wire')
    assert.match(plain(screen.take()).join(), / 421 ada BATCH :/)
  })
})

function sourceOf(lines: readonly string[]): string {
  return / :(\S+) BATCH \+/.exec(lines.join('\n'))?.[1] ?? ''
}
