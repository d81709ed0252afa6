import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { home } from './attached.ts'
import { RecordingBouncer } from './recording-bouncer.ts'
import { ScriptedBouncer, welcome } from './scripted-bouncer.ts'

/** What a journey is made of. */
export const step = fc.oneof(
  // Each in a millisecond of its own: where an echo that was repeated belongs among lines of the same one, nobody can tell.
  fc.record({ kind: fc.constant('others' as const), advance: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('happens' as const),
    what: fc.constantFrom('reacted' as const, 'redacted' as const, 'renamed' as const),
    which: fc.nat(),
  }),
  fc.record({ kind: fc.constant('send' as const) }),
  fc.record({ kind: fc.constant('serve' as const), echo: fc.boolean() }),
  fc.record({ kind: fc.constant('cut' as const) }),
  fc.record({ kind: fc.constant('return' as const) }),
  fc.record({ kind: fc.constant('settle' as const) }),
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('fill' as const), side: fc.constantFrom('older' as const, 'newer' as const) }),
)

/** One step. */
export type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

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
      case 'happens': {
        const about = recording.lasting.filter(({ kind, nickname }) => kind === undefined && nickname === 'bob')[
          one.which % (recording.record.length + 1)
        ]
        if (about === undefined && one.what !== 'renamed') return
        const text = one.what === 'reacted' ? `r${one.which % 2}` : `name${this.#said++}`
        const happened = recording.happened(one.what, text, about?.msgid, 1)
        if (recording.attached !== undefined) recording.told(happened)
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

/** Takes a journey; afterwards the screen shows what is true. */
export async function journey(steps: readonly Step[], resumeLimit: number): Promise<void> {
  const one = new Journey(resumeLimit)
  await one.begin()
  for (const taken of steps) await one.take(taken)
  await one.complete()
  const { record, lasting } = one.recording
  const said = record.filter(({ kind, nickname }) => kind === undefined && nickname === 'ada').map(({ text }) => text)
  assert.deepEqual(said.toSorted(), one.sent.toSorted(), 'each message is said once')
  const reactions = (msgid: string): string => {
    const texts = record.filter(({ kind, about }) => kind === 'reacted' && about === msgid).map(({ text }) => text)
    return [...new Set(texts)].toSorted().join(' ')
  }
  const { lines } = one.bouncer.model.timeline(home)
  assert.deepEqual(
    lines
      .filter(({ redacted }) => redacted === undefined)
      .map(({ id, text, delivery, reactions: made = [] }) => {
        return [
          id,
          text,
          delivery.kind,
          made
            .map((reaction) => reaction.text)
            .toSorted()
            .join(' '),
        ]
      }),
    lasting.map(({ msgid, text }) => [msgid, text, 'confirmed', reactions(msgid)]),
    'the timeline is the record',
  )
  assert.ok(lines.every(({ redacted, text }) => redacted === undefined || text === ''))
  one.bouncer.model.close()
}
