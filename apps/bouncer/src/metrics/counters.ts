/** What only grows, for the whole process. */
export class Counters {
  readonly #values = new Map<CounterName, number>()

  add(name: CounterName, by = 1): void {
    this.#values.set(name, (this.#values.get(name) ?? 0) + by)
  }

  value(name: CounterName): number {
    return this.#values.get(name) ?? 0
  }
}

/** Each with its help, as Prometheus shows it. */
export const counterHelp = {
  longwire_lines_recorded_total: 'Lines of history that were kept.',
  longwire_lines_not_recorded_total: 'Lines that were shown without being kept, because the store refused them.',
  longwire_lines_shown_total: 'Lines that were sent to screens live.',
  longwire_upstream_events_total: 'Events that came from networks.',
  longwire_commands_total: 'Lines that came from screens.',
  longwire_pushes_delivered_total: 'Messages that push services took.',
  longwire_pushes_dropped_total: 'Messages that push services did not take, or that too many waited before.',
  longwire_user_failures_total: 'Users that were started anew after a bug.',
} as const

export type CounterName = keyof typeof counterHelp
