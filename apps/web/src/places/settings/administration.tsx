import type { JSX } from 'solid-js'
import { InviteList } from './invite-list.tsx'
import { UserList } from './user-list.tsx'

/** For those who run this installation: who has an account, and links with which others make one. */
export function Administration(): JSX.Element {
  return (
    <>
      <UserList />
      <InviteList />
    </>
  )
}
