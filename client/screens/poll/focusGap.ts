/** Puts the focus to the field that still misses something, once it is marked. */
export function focusGap(): void {
  requestAnimationFrame(() => {
    const field = '[role="dialog"] :is([aria-invalid="true"]:not([role]), [data-invalid] input)'
    document.querySelector<HTMLElement>(field)?.focus()
  })
}
