import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BufferView, noSettings } from '@longwire/model'
import * as fc from 'fast-check'
import { placed } from './moving.ts'

type Placed = Pick<BufferView, 'key' | 'settings'>

/** As the list orders them; of those with the same place, what stands above may stand below with the next message. */
function inOrder(all: readonly Placed[]): readonly Placed[] {
  const placeOf = ({ settings }: Placed): number => settings.order ?? Number.MAX_VALUE
  return all.toReversed().toSorted((a, b) => placeOf(a) - placeOf(b))
}

function at(place: number | undefined): Placed['settings'] {
  return place === undefined ? noSettings : { ...noSettings, order: place }
}

// Of any kind: what was pinned or closed has left others with the same ones, and holes.
const places = fc.option(
  fc.integer({ min: 1, max: 4 }).map((place) => place * 1024),
  { nil: undefined },
)

test('what is put by hand stands where it was put, whatever places the others have from before', () => {
  fc.assert(
    fc.property(fc.array(places, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (before, from, to) => {
      const all = inOrder(before.map((place, index) => ({ key: `n1 #${index}`, settings: at(place) })))
      const [index, target] = [from % all.length, to % all.length]
      if (index === target) return
      const wanted = all.map(({ key }) => key)
      const [moved = ''] = wanted.splice(index, 1)
      wanted.splice(target, 0, moved)
      const changed = new Map(placed(all, moved, target))
      const after = all.map(({ key, settings }) => ({ key, settings: at(changed.get(key) ?? settings.order) }))
      const last = Math.max(index, target)
      assert.deepEqual(
        inOrder(after)
          .map(({ key }) => key)
          .slice(0, last + 1),
        wanted.slice(0, last + 1),
      )
      // No more than is needed: each is written down at the bouncer, and told to every screen.
      const next = all[last + 1]
      if (next?.settings.order === undefined) assert.ok(changed.size <= last + 1)
    }),
  )
})
