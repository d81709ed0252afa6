import { send } from './request.ts'

type TextReader = ReadableStreamDefaultReader<string>

/** Characters of the line by which the rest is asked for, at most. */
const longestTicket = 100

/** The text of an answer, as it comes. */
export function textOf({ body }: Response): TextReader {
  if (body === null) throw new Error('An answer has no body')
  return body.pipeThrough(new TextDecoderStream()).getReader()
}

/** What the bouncer tells a page that kept nothing, in two parts: the conversations, and what was said in them. Source: docs/http.md */
export class FirstAnswer {
  /** Who is signed in. */
  readonly user: string
  #reader: TextReader
  readonly #begun: string
  #ticket: string | undefined
  #rest: Promise<Response> | undefined

  /** With what has come already after the first line. */
  constructor(user: string, begun: string, reader: TextReader) {
    this.user = user
    this.#begun = begun
    this.#reader = reader
  }

  /** Its text in pieces; once. The second part is asked for where that was not done by {@link askRest}. */
  async *pieces(): AsyncGenerator<string> {
    let piece: string | undefined = this.#begun
    let end = ''
    while (piece !== undefined) {
      end = (end + piece).slice(-longestTicket)
      this.#ticket = /\nMORE (\S+)\n$/.exec(end)?.[1]
      yield piece
      piece = (await this.#reader.read()).value
    }
    this.askRest()
    const response = await this.#rest
    if (response?.ok !== true) return
    this.#reader = textOf(response)
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return
      yield value
    }
  }

  /** Asks for the second part, where the first is here. */
  askRest(): void {
    if (this.#ticket === undefined) return
    this.#rest = send('GET', `/api/session/said/${this.#ticket}`)
    this.#ticket = undefined
    // It is waited for later, where anybody does.
    this.#rest.catch(() => {})
  }

  /** Nobody reads it any more. */
  cancel(): void {
    // What was cut meanwhile, or is being read, is nothing that anybody waits for.
    const unwanted = [this.#reader.cancel(), this.#rest?.then(({ body }) => body?.cancel())]
    for (const ending of unwanted) ending?.catch(() => {})
  }
}
