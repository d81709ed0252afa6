import { type JSX, Show, createSignal, onCleanup } from 'solid-js'
import { fieldText } from '../../elements/form-text.ts'
import { ownStyle, styleKey, wear } from '../../preferences/own-style.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** Characters; more than anybody writes by hand. */
const longest = 100_000

/** Milliseconds in which somebody who can still read and press says so. */
const patience = 20_000

/** A style sheet of the person's own. It is tried first: what leaves nothing to press goes away by itself. */
export function OwnStyle(): JSX.Element {
  const { look } = settingsTexts()
  const [problem, setProblem] = createSignal(false)
  /** What is on trial. */
  const [tried, setTried] = createSignal<string>()
  let submit!: HTMLButtonElement
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => tried() !== undefined && end())

  function attempt(style: string): void {
    // Something was written, and nothing of it is a rule.
    const readable = style.length <= longest && (wear(style) > 0 || style.trim() === '')
    setProblem(!readable)
    if (!readable) {
      end()
      return
    }
    clearTimeout(timer)
    setTried(style)
    timer = setTimeout(end, patience)
  }
  function keep(style: string): void {
    // It holds in other tabs at once.
    localStorage.setItem(styleKey, style)
    end()
  }
  /** What is kept holds. */
  function end(): void {
    clearTimeout(timer)
    // What was pressed goes away.
    submit.focus({ preventScroll: true })
    setTried(undefined)
    wear()
  }
  return (
    <details>
      <summary>{look.ownStyle}</summary>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          attempt(fieldText(new FormData(event.currentTarget), 'style'))
        }}
      >
        <p class="note">{look.ownStyleHint}</p>
        <textarea
          class="code"
          name="style"
          rows={8}
          spellcheck={false}
          autocapitalize="off"
          aria-label={look.ownStyle}
          dir="ltr"
          value={ownStyle()}
        />
        <Show when={problem()}>
          <p role="alert">{look.ownStyleProblem}</p>
        </Show>
        <button
          ref={(element) => {
            submit = element
          }}
          class="button"
          type="submit"
        >
          {look.ownStyleSave}
        </button>
        <div role="status">
          <Show when={tried() !== undefined}>
            <div class="told-once" ref={(asked) => queueMicrotask(() => asked.scrollIntoView({ block: 'nearest' }))}>
              <p>{look.ownStyleTried}</p>
              <div class="actions">
                <button class="button" data-primary type="button" onClick={() => keep(tried() ?? '')}>
                  {look.ownStyleKeep}
                </button>
                <button class="button" type="button" onClick={end}>
                  {look.ownStyleBack}
                </button>
              </div>
            </div>
          </Show>
        </div>
      </form>
    </details>
  )
}
