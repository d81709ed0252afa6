import type { AppContext } from '../../model/context.ts'
import { onPullDown } from './pull-down.ts'
import { onRowDrag } from './row-dragging.ts'
import './large-text.css'

/** What a finger and a mouse can do with the list beyond pressing what is in it. */
export function onListGestures(list: HTMLElement, app: AppContext, pulled: () => void): void {
  onPullDown(list, pulled)
  onRowDrag(list, app)
}
