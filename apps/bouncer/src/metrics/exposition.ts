import { type CounterName, counterHelp, type Counters } from './counters.ts'

/** One value that goes up and down, by labels. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]
}

/**
 * The text that Prometheus reads. Names of people, networks and channels are in none of it.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function exposition(counters: Counters, gauges: readonly Gauge[]): string {
  const counted = Object.entries(counterHelp).map(([name, help]) =>
    family(name, help, 'counter', [`${name} ${counters.value(name as CounterName)}`]),
  )
  const measured = gauges.map(({ name, help, values }) =>
    family(
      name,
      help,
      'gauge',
      values.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`),
    ),
  )
  return [...counted, ...measured].join('')
}

function family(name: string, help: string, type: string, lines: readonly string[]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`
}

function labelText(labels: Readonly<Record<string, string>> | undefined): string {
  if (labels === undefined) return ''
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll(/["\\\n]/g, '_')}"`)
  return `{${pairs.join(',')}}`
}
