import type { BufferView } from '@longwire/model'
import type { JSX } from 'solid-js'
import { Menu, type MenuPoint } from '../../elements/menu.tsx'
import { useApp } from '../../model/context.ts'
import { listMenuTexts } from '../../texts/list-menu/list-menu-texts.ts'
import { rowItems } from './row-items.ts'

/** What can be done with one conversation in the list. */
export function RowMenu(props: { readonly view: BufferView; readonly at: MenuPoint; onClose(): void }): JSX.Element {
  const app = useApp()
  return (
    <Menu
      name={listMenuTexts().menuOf(props.view.name)}
      at={props.at}
      items={rowItems(props.view, app)}
      onClose={() => props.onClose()}
    />
  )
}
