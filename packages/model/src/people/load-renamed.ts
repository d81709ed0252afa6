import { loadedOnce } from '../load-later.ts'

/** What is done where somebody is called otherwise now: seldom, and so loaded then. */
export const loadRenamed = loadedOnce(async () => {
  const [{ goOn }, { loadAnswers }] = await Promise.all([import('./renamed.ts'), import('../words/answers.ts')])
  await loadAnswers()
  return goOn
})
