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
