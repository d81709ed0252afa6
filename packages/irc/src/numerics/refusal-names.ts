import { errors } from './numeric-errors.ts'

/** Replies by name that refuse nevertheless, as they lie among the numbers of refusals. */
const refusingReplies = {
  RPL_TRYAGAIN: '263',
  RPL_REAWAY: '597',
  RPL_GONEAWAY: '598',
  RPL_NOTAWAY: '599',
  RPL_TARGUMODEG: '716',
  RPL_KEYNOTSET: '766',
  RPL_SASLMECHS: '908',
}

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...errors, ...refusingReplies }).map(([name, number]) => [number, name]),
)

/** The name of a numeric by which a server refuses something; what is unknown keeps its number. */
export function refusalName(command: string): string {
  return names.get(command) ?? command
}
