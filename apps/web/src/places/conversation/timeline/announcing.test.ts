import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Announcing } from './announcing.ts'

/** Time that passes when it is told to. */
class Scene {
  readonly told: (string | number)[] = []
  #now = 0
  #due: { readonly at: number; readonly call: () => void } | undefined
  readonly announcing = new Announcing({
    schedule: (ms, call) => {
      this.#due = { at: this.#now + ms, call }
      return () => {
        this.#due = undefined
      }
    },
    tell: (lines) => this.told.push(lines.join(' ')),
    count: (lines) => this.told.push(lines),
  })

  pass(ms: number): void {
    this.#now += ms
    const due = this.#due
    if (due === undefined || due.at > this.#now) return
    this.#due = undefined
    due.call()
  }
}

test('a few lines are told by what they say', () => {
  const scene = new Scene()
  scene.announcing.came('bob: hello')
  scene.announcing.came('clara: hi')
  scene.pass(700)
  scene.announcing.came('bob: tea?')
  scene.pass(700)
  assert.deepEqual(scene.told, ['bob: hello clara: hi', 'bob: tea?'])
})

// Pitfall: a log that tells of every line drowns whoever listens (WCAG 2.2, 4.1.3).
test('in a flood of a minute it is told a handful of times how many came, and afterwards lines are told again', () => {
  const scene = new Scene()
  for (let line = 0; line < 600; line++) {
    scene.announcing.came(`line ${line}`)
    scene.pass(100)
  }
  scene.pass(12_000)
  assert.ok(scene.told.length <= 10, `${scene.told.length} times`)
  assert.equal(
    scene.told.reduce((sum: number, lines) => sum + Number(lines), 0),
    600,
  )
  const before = scene.told.length
  scene.announcing.came('bob: that was much')
  scene.pass(12_000)
  scene.announcing.came('clara: yes')
  scene.pass(700)
  assert.deepEqual(scene.told.slice(before), ['bob: that was much', 'clara: yes'])
})

test('when a flood ebbs into talk, one hears again what is said, though there is no pause between', () => {
  const scene = new Scene()
  for (let line = 0; line < 600; line++) {
    scene.announcing.came(`line ${line}`)
    scene.pass(100)
  }
  for (let line = 0; line < 30; line++) {
    scene.announcing.came(`bob: word ${line}`)
    for (let second = 0; second < 20; second++) scene.pass(100)
  }
  assert.deepEqual(scene.told.slice(-3), ['bob: word 27', 'bob: word 28', 'bob: word 29'])
})

test('what is waiting when one leaves is told nowhere', () => {
  const scene = new Scene()
  scene.announcing.came('bob: hello')
  scene.announcing.end()
  scene.pass(700)
  assert.deepEqual(scene.told, [])
})
