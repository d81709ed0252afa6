import type { HalfMadeConnections } from '../downstream/listeners/half-made-connections.ts'
import type { Users } from '../user/users.ts'
import type { Gauge } from './exposition.ts'

/** What is true of the process now. */
export function gaugesOf(
  users: Users,
  halfMade: HalfMadeConnections,
  memory: { readonly rss: number; readonly heapUsed: number },
): readonly Gauge[] {
  const all = users.summaries()
  const networks = new Map([
    ['connected', 0],
    ['connecting', 0],
    ['disconnected', 0],
  ])
  for (const { states } of all) for (const state of states) networks.set(state, (networks.get(state) ?? 0) + 1)
  const sum = (of: (summary: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0)
  return [
    { name: 'longwire_users', help: 'Users whose networks are held.', values: [{ value: all.length }] },
    {
      name: 'longwire_screens',
      help: 'Screens that are attached.',
      values: [{ value: sum(({ screens }) => screens) }],
    },
    {
      name: 'longwire_connections_half_made',
      help: 'Connections of IRC clients on which nobody has logged in yet.',
      values: [{ value: halfMade.count }],
    },
    {
      name: 'longwire_networks',
      help: 'Networks of all users, by state.',
      values: [...networks].map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: 'longwire_lines_waiting',
      help: 'Lines that wait for the store.',
      values: [{ value: sum(({ waiting }) => waiting) }],
    },
    { name: 'process_resident_memory_bytes', help: 'Resident memory.', values: [{ value: memory.rss }] },
    { name: 'longwire_heap_used_bytes', help: 'Heap in use.', values: [{ value: memory.heapUsed }] },
  ]
}
