import { checkHighlight, checkIgnore } from '@longwire/attention'
import { notDone } from '../../action-outcome.ts'
import type { ActionOutcome, Actions, RuleName } from '../../model.ts'
import type { ModelParts } from '../../model-parts.ts'
import { preferenceKeys } from '../../preferences/preferences-view.ts'
import { screenKeys } from '../../preferences/screen-keys.ts'

type PreferenceActions = Pick<
  Actions,
  | 'putHighlight'
  | 'removeHighlight'
  | 'putIgnore'
  | 'removeIgnore'
  | 'setQuietHours'
  | 'setQuietUntil'
  | 'setPushLevel'
  | 'setPreference'
  | 'setAlias'
  | 'bindKey'
>

/** What a person chooses for all their screens. */
export function preferenceActions({
  preferences,
  newId,
}: Pick<ModelParts, 'preferences' | 'newId'>): PreferenceActions {
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
    putHighlight: async (rule, as = {}) => {
      const problem = checkHighlight(rule)
      return problem === undefined ? put(preferenceKeys.highlight, rule, as) : notDone(problem.code, problem.userText)
    },
    removeHighlight: (id) => preferences.set(preferenceKeys.highlight + id, undefined),
    putIgnore: async (rule, as = {}) => {
      const problem = checkIgnore(rule)
      return problem === undefined ? put(preferenceKeys.ignore, rule, as) : notDone(problem.code, problem.userText)
    },
    removeIgnore: (id) => preferences.set(preferenceKeys.ignore + id, undefined),
    setQuietHours: (hours) =>
      preferences.set(preferenceKeys.quiet, hours.length === 0 ? undefined : JSON.stringify(hours)),
    setQuietUntil: (until) =>
      preferences.set(preferenceKeys.doNotDisturb, until === 0 ? undefined : JSON.stringify({ until })),
    setPushLevel: (level) => preferences.set(preferenceKeys.pushLevel, JSON.stringify(level)),
    setPreference: (key, value) => preferences.set(key, value),
    setAlias: async (name, expansion) => {
      if (!/^[a-z0-9_-]{1,32}$/.test(name))
        return notDone('bad-name', 'An alias has a name of letters, digits, - and _.')
      return preferences.set(screenKeys.alias + name, expansion === '' ? undefined : expansion)
    },
    bindKey: async (key, action) => {
      if (!/^[a-z0-9-]{1,32}$/.test(key)) return notDone('bad-key', 'A key is written like ctrl-shift-k or alt-1.')
      return preferences.set(screenKeys.binding + key, action === '' ? undefined : action)
    },
  }
}
