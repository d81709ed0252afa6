/** Making and using a passkey. */
export const words = {
  none: 'No passkey was used. Try again, or sign in with your password.',
  there: 'This device has a passkey for your account already.',
  old: 'This browser is too old for passkeys. Update it, or sign in with your password.',
}
