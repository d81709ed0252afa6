import type { Span } from '@longwire/irc'
import { For, type JSX, Show } from 'solid-js'
import { type Piece, piecesOf } from './pieces.ts'
import { StyledText } from './styled-text.tsx'
import './message-text.css'

/** What somebody wrote, with its formatting and its links. It is text all the way: nothing in it becomes markup. */
export function MessageText(props: { readonly text: string }): JSX.Element {
  return <For each={piecesOf(props.text)}>{(piece) => <PieceText piece={piece} />}</For>
}

function PieceText(props: { readonly piece: Piece }): JSX.Element {
  const { block } = props.piece
  if (block !== undefined) return <code class="code-block">{block}</code>
  return (
    <Show when={props.piece.link} fallback={<Spans spans={props.piece.spans} />}>
      {(link) => (
        <a href={link().href} title={link().href} target="_blank" rel="noopener noreferrer nofollow">
          <Show when={link().shown === written(props.piece.spans)} fallback={link().shown}>
            <Spans spans={props.piece.spans} />
          </Show>
        </a>
      )}
    </Show>
  )
}

function Spans(props: { readonly spans: readonly Span[] }): JSX.Element {
  return <For each={props.spans}>{(span) => <StyledText span={span} />}</For>
}

function written(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('')
}
