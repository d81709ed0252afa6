import type { BufferKey, Effect, Model } from '@longwire/model'
import type { Navigation } from '../../navigation.ts'
import { saveFile } from './save-file.ts'
import { nextBuffer } from '../conversations/order.ts'

/** Shows what a command leads to. */
export function createEffects(
  model: Model,
  navigation: Navigation,
  here: BufferKey,
  tell: (text: string) => void,
): (effect: Effect) => void {
  return (effect) => {
    switch (effect.kind) {
      case 'show':
        navigation.go({ kind: 'conversation', buffer: effect.buffer })
        break
      case 'show-line':
        navigation.go({ kind: 'conversation', buffer: effect.buffer, line: effect.line })
        break
      case 'next-buffer': {
        const next = nextBuffer(model.state, here, effect.step, effect.which)
        if (next !== undefined) navigation.go({ kind: 'conversation', buffer: next })
        break
      }
      case 'search':
        navigation.go({ kind: 'search', text: effect.query })
        break
      case 'mentions':
        navigation.go({ kind: 'mentions' })
        break
      case 'save':
        saveFile(effect)
        break
      case 'quit':
        navigation.go({ kind: 'home' })
        tell(effect.text)
        break
    }
  }
}
