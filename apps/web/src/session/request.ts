import { refusedText } from '../texts/refusals/refused-text.ts'
import { texts } from '../texts/texts.ts'

/** What was refused, for a person. */
export interface Refused {
  readonly ok: false
  readonly code: string
  readonly text: string
}

export type Answered<Value> = { readonly ok: true; readonly value: Value } | Refused

/** Asks the bouncer over HTTP; what changes something is asked to the end, also where the page goes meanwhile. Source: docs/http.md */
export async function request<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Answered<Value>> {
  try {
    const response = await fetch(path, {
      method,
      keepalive: method !== 'GET',
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (response.status === 204) return { ok: true, value: undefined as Value }
    const told: unknown = await response.json()
    // The bouncer is of the same version as the page: what it answers is what docs/http.md says.
    if (response.ok) return { ok: true, value: told as Value }
    const { code, text } = told as { readonly code: string; readonly text: string }
    return { ok: false, code, text: await refusedText(code, text) }
  } catch {
    return { ok: false, code: 'unreachable', text: texts.link.unreachable }
  }
}
