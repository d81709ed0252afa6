import { refusedText } from '../texts/refusals/refused-text.ts'
import { texts } from '../texts/texts.ts'

/** What was refused, for a person. */
export interface Refused {
  readonly ok: false
  readonly code: string
  readonly text: string
}

export type Answered<Value> = { readonly ok: true; readonly value: Value } | Refused

type Method = 'GET' | 'POST' | 'DELETE'
type Body = Readonly<Record<string, unknown>>

/** Asks the bouncer over HTTP. Source: docs/http.md */
export function request<Value>(method: Method, path: string, body?: Body): Promise<Answered<Value>> {
  return answered(send(method, path, body), (response) => response.json())
}

/** What changes something is asked to the end, also where the page goes meanwhile. */
export function send(method: Method, path: string, body?: Body): Promise<Response> {
  return fetch(path, {
    method,
    keepalive: method !== 'GET',
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/** What came of a question, with the answer read where it is no refusal. */
export async function answered<Value>(
  sent: Promise<Response>,
  read: (response: Response) => Promise<Value>,
): Promise<Answered<Value>> {
  try {
    const response = await sent
    if (response.status === 204) return { ok: true, value: undefined as Value }
    // The bouncer is of the same version as the page: what it answers is what docs/http.md says.
    if (response.ok) return { ok: true, value: await read(response) }
    const { code, text } = (await response.json()) as { readonly code: string; readonly text: string }
    return { ok: false, code, text: await refusedText(code, text) }
  } catch {
    return { ok: false, code: 'unreachable', text: texts.link.unreachable }
  }
}
