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
  #rest: Promise<Response> | undefined

  /** With what has come already after the first line. */
  constructor(user: string, begun: string, reader: TextReader) {
    this.user = user
    this.#begun = begun
    this.#reader = reader
  }

  /** Its text in pieces; once. The second part is asked for when the first is here, and read when the first was. */
  async *pieces(): AsyncGenerator<string> {
    let piece: string | undefined = this.#begun
    let end = ''
    while (piece !== undefined) {
      end = (end + piece).slice(-longestTicket)
      const ticket = /\nMORE (\S+)\n$/.exec(end)?.[1]
      if (ticket !== undefined) this.#rest = restOf(ticket)
      yield piece
      piece = (await this.#reader.read()).value
    }
    const response = await this.#rest
    if (response?.ok !== true) return
    this.#reader = textOf(response)
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return
      yield value
    }
  }

  /** Nobody reads it any more. */
  cancel(): void {
    // What was cut meanwhile, or is being read, is nothing that anybody waits for.
    const unwanted = [this.#reader.cancel(), this.#rest?.then(({ body }) => body?.cancel())]
    for (const ending of unwanted) ending?.catch(() => {})
  }
}

function restOf(ticket: string): Promise<Response> {
  const rest = send('GET', `/api/session/said/${ticket}`)
  // It is waited for later, where anybody does.
  rest.catch(() => {})
  return rest
}
