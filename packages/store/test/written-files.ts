/** The name of the channel on which `witness-writer.ts` tells what it wrote. */
export const writtenFiles = 'longwire-written-files'

/** How a writer thread wrote a file that it closed. */
export interface WrittenFile {
  readonly path: string
  /** https://www.sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL. */
  readonly synchronous: number
  readonly commits: number
}
