import { plainStyle, type Span, sameStyle, type Style } from '@longwire/irc'
import { createSignal, type JSX, Show } from 'solid-js'
import { texts } from '../../../texts/texts.ts'
import { hexBeside, hexOf, readableColour } from './readable-colour.ts'

/** Text of one style; plain text is nothing but text. */
export function StyledText(props: { readonly span: Span }): JSX.Element {
  const style = () => props.span.style
  return (
    <Show when={!sameStyle(style(), plainStyle)} fallback={props.span.text}>
      <Show when={isHidden(style())} fallback={<Styled span={props.span} />}>
        <Spoiler text={props.span.text} />
      </Show>
    </Show>
  )
}

function Styled(props: { readonly span: Span }): JSX.Element {
  const style = () => props.span.style
  return (
    <span
      class="styled"
      classList={{
        bold: style().bold,
        italic: style().italic,
        underline: style().underline && !style().strikethrough,
        struck: style().strikethrough && !style().underline,
        'underline-struck': style().underline && style().strikethrough,
        code: style().monospace,
        reverse: style().reverse && style().background === undefined,
        coloured: style().foreground !== undefined && style().background === undefined,
        marked: style().background !== undefined,
      }}
      style={coloursOf(style())}
    >
      {props.span.text}
    </span>
  )
}

/** Text in the colour of its background is hidden until somebody asks for it. */
function Spoiler(props: { readonly text: string }): JSX.Element {
  const [seen, setSeen] = createSignal(false)
  return (
    <Show
      when={seen()}
      fallback={
        <button class="spoiler" type="button" aria-label={texts.conversation.spoiler} onClick={() => setSeen(true)}>
          {props.text}
        </button>
      }
    >
      <span class="spoiler-seen">{props.text}</span>
    </Show>
  )
}

function isHidden({ foreground, background }: Style): boolean {
  return background !== undefined && foreground !== undefined && hexOf(foreground) === hexOf(background)
}

function coloursOf({ foreground, background, reverse }: Style): JSX.CSSProperties {
  if (background !== undefined) {
    const [ink, paper] = reverse ? [background, foreground] : [foreground, background]
    return { '--paper-chosen': hexBeside(paper, ink), '--ink-chosen': hexBeside(ink, paper) }
  }
  if (foreground === undefined) return {}
  const { onLight, onDark } = readableColour(foreground)
  return { '--on-light': onLight, '--on-dark': onDark }
}
