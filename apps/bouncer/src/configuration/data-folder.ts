import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a platform keeps the data of programs: the default of `--data`. */
export function defaultDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string = homedir(),
): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = environment
  if (XDG_DATA_HOME !== undefined && XDG_DATA_HOME !== '') return join(XDG_DATA_HOME, 'longwire')
  if (platform === 'win32') return join(LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Longwire')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Longwire')
  return join(home, '.local', 'share', 'longwire')
}
