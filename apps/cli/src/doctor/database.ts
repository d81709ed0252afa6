import { type Configuration, ConfigurationError, lookAtServer } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

/** Whether the database server that is configured serves; nothing where there is none. */
export async function* checkDatabase({ store }: Configuration): AsyncGenerator<Finding, void, void> {
  if (store.postgres === undefined) return
  const { shown } = store.postgres
  try {
    const { encoding, isMade, version } = await lookAtServer(store.postgres)
    yield { level: 'good', text: `${shown} is reached, by PostgreSQL ${version}.` }
    if (encoding !== 'UTF8') {
      yield {
        level: 'bad',
        text: `That database keeps text as ${encoding}, in which not everything can be written.`,
        advice: 'Make another one: createdb --encoding UTF8 --template template0 longwire',
      }
    }
    if (!isMade) yield { level: 'warning', text: 'Its tables are not there yet; they are made at the first start.' }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    yield { level: 'bad', text: error.message }
  }
}
