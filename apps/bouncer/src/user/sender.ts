import type { Response } from '../downstream/response.ts'
import type { ScreenId } from '../downstream/screen.ts'

/** The screen that something came from, and the answer that it waits for. */
export interface Sender {
  readonly screen: ScreenId
  readonly response: Response
}
