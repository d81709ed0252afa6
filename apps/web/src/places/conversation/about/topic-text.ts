import { formatted, marked } from '../composer/marks.ts'

/** A topic as it is changed: with marks where these say all of it, else as it is, so that nothing of it is lost by a change. */
export interface TopicText {
  readonly text: string
  /** What is set when this stands in the field. */
  set(text: string): string
}

export function topicText(topic: string): TopicText {
  const text = marked(topic)
  const whole = formatted(text) === topic
  const oneLine = (typed: string): string => typed.replaceAll(/\s*\n\s*/g, ' ').trim()
  return { text: whole ? text : topic, set: (typed) => (whole ? formatted(oneLine(typed)) : oneLine(typed)) }
}

/** How many characters at the end of a text do not fit into so many bytes of UTF-8; 0 where all of it does. */
export function charactersOver(text: string, most: number): number {
  const encoder = new TextEncoder()
  let over = encoder.encode(text).length - most
  let count = 0
  for (const character of [...text].toReversed()) {
    if (over <= 0) break
    over -= encoder.encode(character).length
    count++
  }
  return count
}
