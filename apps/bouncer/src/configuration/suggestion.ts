import { settings } from './settings.ts'

/** The setting that somebody meant who wrote a name that is none; undefined where that cannot be guessed. */
export function settingMeantBy(name: string): string | undefined {
  const written = lettersOf(name)
  const near =
    settings.find((one) => lettersOf(one.name) === written) ?? settings.find((one) => isNear(one.name, written))
  return near?.name
}

/** For a message: “; is “tls-ca” meant?”, or nothing. */
export function suggestion(name: string): string {
  const meant = settingMeantBy(name)
  return meant === undefined ? '' : `; is “${meant}” meant?`
}

function isNear(setting: string, written: string): boolean {
  const letters = lettersOf(setting)
  if (written.length >= 4 && letters.startsWith(written)) return true
  return editsBetween(letters, written) <= Math.max(1, Math.floor(letters.length / 4))
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '')
}

/** How many letters have to be added, left out or replaced to make one word of the other. */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[other.length] ?? 0
}
