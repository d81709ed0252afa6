import type { Downgrade } from './downgrade.ts'

/** The downgrade of an extension whose command simply does not exist for a client that lacks it. */
export function droppedCommand(extension: string, capabilities: readonly string[], command: string): Downgrade {
  return {
    extension,
    capabilities,
    commands: [command],
    downgrade: () => [],
  }
}
