/** One thing that somebody says or does in a conversation of the demo. */
export interface Spoken {
  readonly who: string
  readonly text: string
  /** `/me …` instead of speaking. */
  readonly action?: boolean
}

/** The people of the demo besides the person who looks at it. */
export const people = ['mira', 'tom', 'juno', 'kofi', 'lena', 'sam', 'buildbot'] as const

/** Who leaves together when two servers lose each other, and comes back. */
export const farAway = ['ines', 'ravi', 'olga', 'pavel', 'yuki', 'noor', 'bela', 'dara'] as const

/** The person who looks at the demo. */
export const login = { name: 'ada', password: 'a long wire' } as const

/** Channels with their topics. */
export const channels = {
  '#harbour': 'Everything that floats · read https://harbour.example/rules first · regatta on Saturday',
  '#garden': 'What grows, and what eats it',
  '#music': 'Now playing, and why',
  '#kitchen': 'Soup on Mondays',
  '#builds': 'What the build machine says',
} as const

/** Whom the person has talked to alone. */
export const confidant = 'lena'

/** `mira: text` for each line; `* mira text` for an action. */
function conversation(text: string): readonly Spoken[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const action = /^\* (?<who>\S+) (?<text>.*)$/.exec(line)?.groups
      const spoken = /^(?<who>[^:\s]+): (?<text>.*)$/.exec(line)?.groups
      return { who: '', text: '', ...spoken, ...action, ...(action !== undefined && { action: true }) }
    })
}

/** What was said in the days before, by channel. */
export const past: Readonly<Record<keyof typeof channels, readonly Spoken[]>> = {
  '#harbour': conversation(`
mira: morning all
tom: morning! how was the crossing?
mira: long. wind from the wrong side the whole night
mira: but the stars were worth it
juno: did you see the lights off the point around three?
mira: I did! thought it was a trawler at first
kofi: that was us, towing the blue sloop back in
kofi: rudder gone
tom: ouch. again?
kofi: same pin as in spring. they swear it was replaced
* tom takes the spare pins off the shelf
lena: I wrote down what we learnt last time: https://harbour.example/notes/rudder-pins
lena: second picture is the one that matters
sam: thanks, that saves me a morning
juno: ada: are you coming on saturday? we are one short for the race
ada: I would love to, but I am away until the evening
juno: then the evening it is. the boat will wait, the cake will not
tom: what cake?
juno: exactly
sam: tide table for the weekend is up: https://harbour.example/tides?from=saturday&days=2
sam: low water at 05:52, so nobody leaves before eight
kofi: some of us are up at five anyway
mira: some of us have never been to bed
lena: does anybody have a left-handed shackle key
tom: is that a real thing
lena: no, but you looked
* juno laughs so loud that the gulls leave
kofi: has the fuel pump been repaired?
sam: yes, since tuesday. cash only
kofi: of course
mira: I have finished the chart of the north side. it is in four parts because the printer is what it is
tom: could you send me the third one? mine has coffee on it
mira: https://harbour.example/charts/north-3.pdf
tom: you are the best
lena: question for those who know radios: channel 12 hums here since yesterday, only on the east pier
kofi: the new lamp. they put the power supply right under the antenna
lena: who does such a thing
kofi: people in a hurry
sam: I will talk to them on monday
juno: ada: I kept you a place for the evening, bring a jumper
ada: I will, thank you!
tom: forecast: 14 knots from the south-west, gusts of 22, no rain
mira: perfect
lena: perfect for whom
mira: for those who reef in time
* kofi reefs in time
sam: has somebody seen the grey cat?
juno: asleep in the sail locker
sam: he will be at sea tomorrow then
juno: he has been before. he prefers the starboard side
tom: the list for saturday is in the usual place, please put your names down
lena: done
kofi: done, twice, sorry
mira: done
sam: I am on the committee boat
juno: who brings the flag
tom: I have it. it needs a stitch or two
* lena brings needle and thread
mira: old picture that I found, 1962: https://harbour.example/pictures/1962-pier.jpg
kofi: the crane! my grandfather drove that crane
mira: is he in it?
kofi: bottom left, with the hat
tom: that is wonderful
juno: we should print it for the clubhouse
sam: good idea, I will ask what it costs
`),
  '#garden': conversation(`
lena: the beans are up
sam: all of them?
lena: all but the ones that the pigeons had
noor: put a net over them
lena: there IS a net over them
noor: then the pigeons are under it
* sam imagines the pigeons
ines: does anybody want tomato seedlings? I have forty too many
kofi: which kind
ines: mostly the small yellow ones, and six of a black one whose label washed off
kofi: I will take the mystery
sam: three yellow ones for me please
lena: first frost is announced for thursday night
ines: then come on wednesday
noor: slugs: copper tape, yes or no?
lena: no
ines: yes
kofi: beer
noor: thank you, that is very clear
sam: compost is at 58 degrees, I am proud
lena: you are measuring your compost
sam: it has a name too
ines: ada: your rosemary has survived at my place, it wants to come home
ada: oh! I had given it up. I will fetch it on sunday
`),
  '#music': conversation(`
tom: listening to a piano piece that has one note for four minutes
juno: and?
tom: and then a second one. I nearly fell off the chair
pavel: that is the whole point of it
yuki: somebody at the station played a cello in the rain today
juno: outside?
yuki: under the roof. but the rain was part of it
bela: does anybody have a good recording of the sea shanties, without the accordion
tom: without the accordion?!
bela: my neighbour has an accordion
pavel: ah
juno: choir is on thursday at seven, we still lack basses
tom: everybody always lacks basses
`),
  '#kitchen': conversation(`
mira: soup of the day: leek and potato
pavel: with or without the good bread
mira: it would not be soup without the good bread
dara: is there a pot without cream?
mira: the blue one
olga: somebody has put the salt where the sugar was
olga: I noticed in the coffee
* bela is terribly sorry
`),
  '#builds': [],
}

/** What was said between the person and {@link confidant}. */
export const pastAlone: readonly Spoken[] = conversation(`
lena: are you still up?
ada: barely
lena: tom turns sixty on saturday, and thinks that nobody knows
ada: oh! cake?
lena: cake. juno bakes, you keep him away from the shed until five
ada: with pleasure
`)

/** What the build machine says; `turn` counts from 0. */
export function buildReport(turn: number): string {
  const number = 1200 + turn
  const minutes = 2 + (turn % 3)
  const seconds = String((turn * 37) % 60).padStart(2, '0')
  const branch = ['main', 'main', 'main', 'charts', 'tides'][turn % 5] ?? 'main'
  return turn % 11 === 7
    ? `\x0304\x02failed\x0f  ${branch} #${number} after ${minutes}:${seconds}: 2 of 348 tests, see https://builds.harbour.example/${number}`
    : `\x0303\x02passed\x0f  ${branch} #${number} in ${minutes}:${seconds}, 348 tests`
}

/** What goes on being said while somebody looks; round and round. */
export const present: Readonly<Record<'#harbour' | '#garden' | '#music', readonly Spoken[]>> = {
  '#harbour': conversation(`
mira: just came past the lighthouse, the new paint is VERY red
tom: how red
mira: you can see it from the moon
* juno looks up
kofi: they say it fades
sam: so do we all
lena: the water taxi runs until midnight from today
tom: finally
kofi: ada: is it you on the wire? your name just came up here
juno: somebody left a lantern on the second pontoon, it is very pretty, please do not take it away
mira: that was me, it is for the ducks
sam: for the ducks
mira: they asked
* tom has no further questions
lena: does \x02bold\x02, \x1ditalic\x1d and \x1funderlined\x1f come through for you? and \x0307mango\x03?
kofi: all there
juno: \`monospace\` is nice for call signs: \x11MIKE ROMEO 7\x11
`),
  '#garden': conversation(`
ines: it rains. at last
sam: not here
noor: it is on its way to you, be patient
kofi: the mystery tomato has flowers
lena: what colour
kofi: yellow, like every tomato flower in the world
ines: ada: sunday at ten?
`),
  '#music': conversation(`
yuki: the cello is back at the station
pavel: is it raining?
yuki: a little
* bela listens
juno: two basses have come forward. there is hope
`),
}
