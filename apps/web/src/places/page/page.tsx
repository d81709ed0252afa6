import type { JSX } from 'solid-js'
import { arrived } from '../../elements/arrived.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import './page.css'

/** A page with one task: a heading, the way back, the task. */
export function Page(props: {
  readonly title: string
  /** Where more is read than filled in. */
  readonly wide?: boolean
  readonly children: JSX.Element
}): JSX.Element {
  const { navigation } = useApp()
  return (
    <main class="page" data-wide={props.wide === true ? '' : undefined}>
      <header>
        <IconButton shape="back" name={texts.back} onPress={() => navigation.back()} />
        <h1 ref={arrived} tabIndex={-1}>
          {props.title}
        </h1>
      </header>
      <div class="scroll">
        <div class="page-body">{props.children}</div>
      </div>
    </main>
  )
}
