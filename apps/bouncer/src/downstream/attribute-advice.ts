import type { Texts } from '../language/en.ts'

/** A sentence for the person who sent a value that will not do. */
export function adviceFor(attribute: string, { advice, otherAdvice }: Pick<Texts, 'advice' | 'otherAdvice'>): string {
  return (
    (Object.hasOwn(advice, attribute) ? advice[attribute as keyof typeof advice] : undefined) ?? otherAdvice(attribute)
  )
}
