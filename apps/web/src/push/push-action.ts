/** What was done on a notification, for a page that is open. `buffer` is the folded name. */
export type PushAction =
  | { readonly kind: 'push-open'; readonly path: string }
  | { readonly kind: 'push-reply'; readonly network: string; readonly buffer: string; readonly text: string }
  | { readonly kind: 'push-read'; readonly network: string; readonly buffer: string; readonly time: number }
