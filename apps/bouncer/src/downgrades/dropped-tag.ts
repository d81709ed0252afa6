import type { Downgrade } from './downgrade.ts'

/** The downgrade of an extension of which a client that lacks it gets neither the tag nor the command, if it has one. */
export function droppedTag(
  extension: string,
  capabilities: readonly string[],
  tag: string,
  command?: string,
): Downgrade {
  return {
    extension,
    capabilities,
    commands: command === undefined ? [] : [command],
    downgrade: () => [],
    keepsTag: (key) => key !== tag,
  }
}
