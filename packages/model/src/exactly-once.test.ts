import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { attached, home, shown } from '../test/attached.ts'
import { RecordingBouncer } from '../test/recording-bouncer.ts'
import { ScriptedBouncer, welcome } from '../test/scripted-bouncer.ts'

const step = fc.oneof(
  // Each in a millisecond of its own: where an echo that was repeated belongs among lines of the same one, nobody can tell.
  fc.record({ kind: fc.constant('others' as const), advance: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('send' as const) }),
  fc.record({ kind: fc.constant('serve' as const), echo: fc.boolean() }),
  fc.record({ kind: fc.constant('cut' as const) }),
  fc.record({ kind: fc.constant('return' as const) }),
  fc.record({ kind: fc.constant('settle' as const) }),
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('fill' as const), side: fc.constantFrom('older' as const, 'newer' as const) }),
)

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** A phone on a bad network, and a bouncer that keeps its promises. */
class Journey {
  readonly bouncer = new ScriptedBouncer()
  readonly recording: RecordingBouncer
  readonly sent: string[] = []
  #said = 0

  constructor(resumeLimit: number) {
    this.recording = new RecordingBouncer(this.bouncer, resumeLimit)
  }

  async begin(): Promise<void> {
    const bnc = await this.bouncer.stream()
    welcome(bnc)
    bnc.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;state=connected',
      'BATCH -b',
    )
    await this.recording.attach()
    await this.bouncer.environment.settle()
  }

  async take(one: Step): Promise<void> {
    const { bouncer, recording } = this
    const { actions } = bouncer.model
    switch (one.kind) {
      case 'others': {
        const said = recording.say('bob', `bob ${this.#said++}`, one.advance)
        if (recording.attached !== undefined) recording.told(said)
        return
      }
      case 'send': {
        const text = `ada ${this.#said++}`
        this.sent.push(text)
        await actions.send(home, text)
        return
      }
      case 'serve':
        await bouncer.environment.settle()
        recording.serve()
        // The bouncer has it, and the phone never hears of it.
        if (!one.echo) bouncer.cut()
        return
      case 'cut':
        bouncer.cut()
        return
      case 'return':
        if (recording.attached === undefined) await recording.attach()
        return
      case 'settle':
        await bouncer.environment.settle()
        return
      case 'open':
        void actions.open(home)
        return
      case 'fill': {
        const [gap] = bouncer.model.timeline(home).gaps
        if (gap === undefined) void actions.loadOlder(home)
        else void actions.loadGap(home, gap.beforeLine, one.side)
      }
    }
  }

  /** The network is good again, and somebody looks at everything. */
  async complete(): Promise<void> {
    const { bouncer, recording } = this
    for (let round = 0; round < 200; round++) {
      if (recording.attached === undefined) await recording.attach()
      await bouncer.environment.advance(100)
      recording.serve()
      const { gaps, older, newer } = bouncer.model.timeline(home)
      if (newer === 'unknown') void bouncer.model.actions.loadLatest(home)
      else if (gaps[0] !== undefined) void bouncer.model.actions.loadGap(home, gaps[0].beforeLine)
      else if (older === 'unknown') void bouncer.model.actions.loadOlder(home)
    }
  }
}

test('over any number of cuts, each message is said once and shown once, in order, and nothing is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 4 }), async (steps, resumeLimit) => {
      const journey = new Journey(resumeLimit)
      await journey.begin()
      for (const one of steps) await journey.take(one)
      await journey.complete()
      const record = journey.recording.record.map(({ text }) => text)
      assert.deepEqual(
        record.filter((text) => text.startsWith('ada')).toSorted(),
        journey.sent.toSorted(),
        'each message is said once',
      )
      assert.deepEqual(shown(journey.bouncer), record, 'the timeline is the record')
      journey.bouncer.model.close()
    }),
    { numRuns: 60 },
  )
})

// Source: docs/extensions/id.md
test('what nobody answers is said again with its id, and shown once', async () => {
  const { bouncer, net } = await attached()
  await bouncer.model.actions.send(home, 'into the void')
  const first = await net.wire.expect(/PRIVMSG #home :into the void/)
  // The socket lives, and this one line is lost on it.
  for (let second = 0; second < 36; second++) {
    net.wire.send('@time=2026-11-22T10:00:00.000Z :bob!b@h TAGMSG #home')
    await bouncer.environment.advance(1_000)
  }
  const again = await net.wire.expect(/PRIVMSG #home :into the void/)
  const id = /\+longwire\/id=([^; ]+)/
  assert.equal(id.exec(again)?.[1], id.exec(first)?.[1])
  assert.deepEqual(shown(bouncer), ['into the void (pending)'])
})
