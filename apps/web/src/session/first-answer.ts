import { firstQuestion, takeAnswer } from './ask-first.ts'
import { FirstAnswer, textOf } from './answer-in-pieces.ts'
import { type Answered, answered, send } from './request.ts'

/** What the bouncer knows of this browser. */
export type Session =
  | { readonly state: 'setup' }
  | { readonly state: 'logged-out' }
  | { readonly state: 'logged-in'; readonly user: { readonly name: string; readonly admin: boolean } }

/** What came of an attempt to get in: who one is now. */
export type Entered = Answered<Session>

let asked: Promise<FirstAnswer | undefined> | undefined

/**
 * Asks who is signed in, with what a page reads first, for whoever takes it: a page that kept nothing needs neither a socket nor another
 * question for that. Source: docs/http.md
 */
export async function fetchSessionFirst(): Promise<Session | undefined> {
  const answer = await readAnswer(takeAnswer(window) ?? send('GET', firstQuestion))
  return answer.ok ? answer.value : undefined
}

/** The same of somebody who signs in by this. */
export function enter(path: string, body: Readonly<Record<string, unknown>>): Promise<Entered> {
  return readAnswer(send('POST', `${path}?conversations`, body))
}

async function readAnswer(sent: Promise<Response>): Promise<Entered> {
  dropFirstAnswer()
  const { promise, resolve } = Promise.withResolvers<FirstAnswer | undefined>()
  asked = promise
  const answer = await answered(sent, readSession)
  resolve(answer.ok ? answer.value.first : undefined)
  return answer.ok ? { ok: true, value: answer.value.session } : answer
}

/** What comes with the last answer, once; undefined where nothing was asked. */
export function takeFirstAnswer(): Promise<FirstAnswer | undefined> | undefined {
  const taken = asked
  asked = undefined
  return taken
}

/** Nobody reads what came with the last answer. */
export function dropFirstAnswer(): void {
  void takeFirstAnswer()?.then((first) => first?.cancel())
}

/** The first line is the answer itself. Where nobody is signed in there is no more. */
async function readSession(response: Response): Promise<{ readonly session: Session; readonly first?: FirstAnswer }> {
  const isLonger = response.headers.get('content-type')?.startsWith('text/plain')
  if (isLonger !== true) return { session: (await response.json()) as Session }
  const reader = textOf(response)
  let text = ''
  while (!text.includes('\n')) {
    const { done, value } = await reader.read()
    if (done) throw new Error('The answer ended in its first line')
    text += value
  }
  const end = text.indexOf('\n')
  const session = JSON.parse(text.slice(0, end)) as Session
  if (session.state !== 'logged-in') return { session }
  return { session, first: new FirstAnswer(session.user.name, text.slice(end + 1), reader) }
}
