import type { JSX } from 'solid-js'

const shapes = {
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12h13M12 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h16M3 15h16',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M6 14v6',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20',
  people:
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19c.6-3.2 3-5 6.5-5s5.9 1.8 6.5 5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c1.9.7 3.1 2.2 3.5 4.5',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  select: 'M8 4h3M8 20h3M9.5 4v16M4 8h2M4 16h2M13 8h7v8h-7',
  beside: 'M4 5h16v14H4zM12 5v14',
  reply: 'M10 6l-6 6 6 6M4 12h9c4 0 6.5 2 7 6',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  quote: 'M5 7v10M9 8h10M9 12h10M9 16h6',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.5-1.5',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c.8-3.6 3.6-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  at: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM16 8v5.5c0 3.3 4.5 3 4.5-1.5a8.5 8.5 0 1 0-4 7.2',
  chat: 'M4 5h16v11H11l-5 4v-4H4z',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  repeat: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  hidden:
    'M4 4l16 16M9.5 6.3A9 9 0 0 1 12 6c4.5 0 7.5 3 9 6a13 13 0 0 1-2.5 3.3M6.5 8A13 13 0 0 0 3 12c1.5 3 4.5 6 9 6 1.5 0 2.8-.3 4-.9M10 10a3 3 0 0 0 4 4',
  redact: 'M9 7H4V2M4 7a9 9 0 1 1-1 7M9 10l6 6M15 10l-6 6',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
  pin: 'M9 4h6l-1 7 3 3H7l3-3zM12 14v6',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  muted: 'M6 16V11a6 6 0 0 1 9.5-4.9M18 11v5l1.5 2h-15L6 16M10 20.5h4M4 4l16 16',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  read: 'M4 12.5l4 4L18 6.5M13 16.5l1 0 7-9',
  up: 'M6 15l6-6 6 6',
  order: 'M8 5v14M8 5L5 8M8 5l3 3M16 19V5M16 19l-3-3M16 19l3-3',
  terminal: 'M4 6l5 5-5 5M12 17h8',
} as const

export type IconShape = keyof typeof shapes

/** A line drawing; what it means is said by the text of the button around it. */
export function Icon(props: { readonly shape: IconShape }): JSX.Element {
  return (
    <svg
      class="icon"
      data-shape={props.shape}
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
