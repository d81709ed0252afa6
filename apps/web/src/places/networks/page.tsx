import type { JSX } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import './networks.css'

/** A page with one task: a heading, the way back, the task. */
export function Page(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  const { navigation } = useApp()
  return (
    <main class="task-page">
      <header>
        <button
          class="icon-button"
          type="button"
          aria-label={texts.conversation.back}
          onClick={() => navigation.back()}
        >
          <Icon shape="back" />
        </button>
        <h1>{props.title}</h1>
      </header>
      <div class="scroll">{props.children}</div>
    </main>
  )
}
