import type { JSX } from 'solid-js'
import { clockTime, fullTime } from '../../../elements/time.ts'

/** When a line was said: the hour and minute, and everything where one rests on it. */
export function RowTime(props: { readonly time: number }): JSX.Element {
  return (
    <time dateTime={new Date(props.time).toISOString()} title={fullTime(props.time)}>
      {clockTime(props.time)}
    </time>
  )
}
