/** The browser's storage, or null where it is switched off: then everything works and nothing is remembered. */
export function localStore(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

export function sessionStore(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
