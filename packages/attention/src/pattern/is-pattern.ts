import type { Pattern } from './pattern.ts'

/** Whether something is a pattern that is ready; asked by its shape, so that who asks does not need the engine. */
export function isPattern(made: object): made is Pattern {
  return 'findAll' in made
}
