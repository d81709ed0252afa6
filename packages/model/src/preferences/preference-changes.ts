import {
  checkHighlight,
  checkIgnore,
  type HighlightRule,
  type IgnoreRule,
  type NotifyLevel,
  type QuietHours,
} from '@longwire/attention'
import { type ActionOutcome, notDone } from '../action-outcome.ts'
import type { RuleName } from '../model.ts'
import type { ModelParts } from '../model-parts.ts'
import { answers } from '../words/answers.ts'
import { preferenceKeys } from './preferences-view.ts'
import { bindingKey, screenKeys } from './screen-keys.ts'

/** What a person chooses for all their screens. */
export function preferenceChanges({ preferences, newId }: Pick<ModelParts, 'preferences' | 'newId'>) {
  const put = async (
    prefix: string,
    rule: object,
    { id = newId().slice(0, 8).toLowerCase(), network }: RuleName,
  ): Promise<ActionOutcome<string>> => {
    const value = JSON.stringify({ ...rule, ...(network !== undefined && { network }) })
    const outcome = await preferences.set(prefix + id, value)
    return outcome.ok ? { ok: true, value: id } : outcome
  }
  return {
    putHighlight: async (rule: HighlightRule, as: RuleName = {}) => {
      const problem = checkHighlight(rule)
      // What calls already is not added once more.
      const text = JSON.stringify(rule)
      const same = preferences.view.highlights.find(
        (one) => one.network === as.network && JSON.stringify(one.rule) === text,
      )
      if (same !== undefined && as.id === undefined) return { ok: true as const, value: same.id }
      return problem === undefined ? put(preferenceKeys.highlight, rule, as) : notDone(problem.code, problem.userText)
    },
    removeHighlight: (id: string) => preferences.set(preferenceKeys.highlight + id, undefined),
    putIgnore: async (rule: IgnoreRule, as: RuleName = {}) => {
      const problem = checkIgnore(rule)
      return problem === undefined ? put(preferenceKeys.ignore, rule, as) : notDone(problem.code, problem.userText)
    },
    removeIgnore: (id: string) => preferences.set(preferenceKeys.ignore + id, undefined),
    setQuietHours: (hours: readonly QuietHours[]) =>
      preferences.setQuietHours(hours.length === 0 ? undefined : JSON.stringify(hours)),
    setQuietUntil: (until: number) =>
      preferences.set(preferenceKeys.doNotDisturb, until === 0 ? undefined : JSON.stringify({ until })),
    setPushLevel: (level: NotifyLevel) => preferences.set(preferenceKeys.pushLevel, JSON.stringify(level)),
    setPreference: (key: string, value: string | undefined) => preferences.set(key, value),
    setAlias: async (name: string, expansion: string | undefined) => {
      if (!/^[a-z0-9_-]{1,32}$/.test(name)) return notDone('bad-name', answers.alias.badName)
      return preferences.set(screenKeys.alias + name, expansion === '' ? undefined : expansion)
    },
    bindKey: async (key: string, action: string | undefined) => {
      if (!/^[a-z0-9-]{0,31}[^\s\p{Lu}]$/u.test(key)) return notDone('bad-key', answers.bind.badKey)
      return preferences.set(bindingKey(key), action === '' ? undefined : action)
    },
  }
}
