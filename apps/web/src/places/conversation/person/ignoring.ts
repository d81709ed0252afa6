import type { Model, NetworkId } from '@longwire/model'

type Ignoring = ReturnType<Model['actions']['putIgnore']> | ReturnType<Model['actions']['removeIgnore']>
type Kept = Model['state']['preferences']['ignores'][number]

/** By which rule somebody is ignored on a network, as long as nobody takes it back; undefined where they are heard. */
export function ignoreOf(model: Model, network: NetworkId, nickname: string): Kept | undefined {
  const mask = maskOf(nickname)
  return model.state.preferences.ignores.find(
    (kept) => (kept.network ?? network) === network && kept.rule.mask === mask && kept.rule.until === undefined,
  )
}

/** Ignores somebody, or hears them again. */
export function toggleIgnore(model: Model, network: NetworkId, nickname: string): Ignoring {
  const kept = ignoreOf(model, network, nickname)
  return kept === undefined
    ? model.actions.putIgnore({ mask: maskOf(nickname), levels: ['all'] }, { network })
    : model.actions.removeIgnore(kept.id)
}

function maskOf(nickname: string): string {
  return `${nickname}!*@*`
}
