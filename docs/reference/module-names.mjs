// A module is called in the reference as programs import it: `packages/irc/src/sasl/plain.ts` is `@longwire/irc/sasl/plain`.
import { Converter, ReflectionKind } from 'typedoc'

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
      module.name = `@longwire/${module.name.replace(/\/src(?=\/|$)/, '')}`
    }
  })
}
