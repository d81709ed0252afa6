import type { JSX } from 'solid-js'

const shapes = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-5 16-3.5-6.5L4 12z',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h16M3 15h16',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M6 14v6',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
} as const

/** A line drawing; what it means is said by the text of the button around it. */
export function Icon(props: { readonly shape: keyof typeof shapes }): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[props.shape]} />
    </svg>
  )
}
