import type { ModelCache } from '@longwire/model'
import { ScriptedBouncer, type ScriptedStream, type ToldStream, welcome } from './scripted-bouncer.ts'

/** The key of the channel that {@link attached} is in. */
export const home = 'n1 #home'

/** What a test needs of a model that is attached and current. */
export interface Attached {
  readonly bouncer: ScriptedBouncer
  /** The bouncer's own stream. */
  readonly bnc: ScriptedStream
  /** The stream of the network `n1`. */
  readonly net: ScriptedStream
}

/** A bouncer with one network on which ada is in #home with bob, and the model attached and current. */
export async function attached(
  without: readonly string[] = [],
  cache?: ModelCache,
  and: readonly string[] = [],
): Promise<Attached> {
  const bouncer = new ScriptedBouncer(cache)
  const bnc = await bouncer.stream()
  welcome(bnc, 'ada', [], and)
  bnc.wire.send(
    'BATCH +b soju.im/bouncer-networks',
    '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;port=6697;tls=1;nickname=ada;state=connected',
    'BATCH -b',
  )
  const net = await bouncer.stream('n1')
  burst(net, without, and)
  net.wire.send(':bnc RESUME END c0')
  await bouncer.environment.settle()
  return { bouncer, bnc, net }
}

/** What the stream of `n1` begins with. */
export function burst(net: ToldStream, without: readonly string[] = [], and: readonly string[] = []): void {
  welcome(net, 'ada', without, and)
  net.wire.send(
    ':ada!a@h JOIN #home',
    ':bnc 332 ada #home :Where we live',
    ':bnc 353 ada = #home :ada @bob +carol',
    ':bnc 366 ada #home :End',
    ':bnc MARKREAD #home timestamp=2026-11-22T09:00:00.000Z',
  )
}

/** The label of a line, for its answer. */
export function label(line: string): string {
  return /label=([^; ]+)/.exec(line)?.[1] ?? ''
}

/** Half past nine, and so many seconds, as a `time` tag has it. */
export function stamp(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 22, 9, 30, seconds)).toISOString()
}

/** The texts of a timeline, with what became of those that are not confirmed. */
export function shown(bouncer: ScriptedBouncer, key = home): string[] {
  return bouncer.model
    .timeline(key)
    .lines.map(({ text, delivery }) => (delivery.kind === 'confirmed' ? text : `${text} (${delivery.kind})`))
}
