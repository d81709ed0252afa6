/**
 * Loads the page again, in which another tab has set another language: at once, or, where somebody has written something into a form,
 * when they have left it.
 */
export function reloadWhenNothingIsLost(): void {
  if (!isFilling()) {
    location.reload()
    return
  }
  const look = (): void => void requestAnimationFrame(() => isFilling() || location.reload())
  for (const moved of ['click', 'keyup', 'popstate']) window.addEventListener(moved, look)
}

/** Whether somebody has written into a form what is kept nowhere else; drafts of what is said are. */
function isFilling(): boolean {
  const written = document.querySelectorAll<HTMLInputElement>(
    'form:not(.composer, [role=search]) :is(input, textarea, select):is(:user-valid, :user-invalid)',
  )
  return [...written].some(({ value }) => value !== '')
}
