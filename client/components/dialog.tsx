/**
 * Dialogs and drawers over react-aria: focus trap, Escape, return of the focus. They set no `aria-modal`, so that the
 * announcer is heard while one is open. Of the hooks, not of the components: those bring menus and collections along,
 * 25 kB that a vote has no use for.
 */
import { type ReactNode, useEffect, useRef } from 'react'
import { DismissButton, Overlay, useDialog, useModalOverlay } from 'react-aria'
import { type OverlayTriggerState, useOverlayTriggerState } from 'react-stately'
import { useTranslation } from '#client/i18n/index.ts'
import { IconButton } from './button.tsx'
import css from './dialog.module.css'
import { Shape } from './shape.tsx'

export interface DialogProps {
  open: boolean
  /** Escape, the corner button and, where `outside` allows it, a press outside. */
  onClose: () => void
  title: ReactNode
  /** The corner button's name; "Minimise" where closing keeps the matter open. */
  closeLabel?: string
  wide?: boolean
  /** A press outside closes it. Off for whatever asks for an answer. */
  outside?: boolean
  role?: 'dialog' | 'alertdialog'
  footer?: ReactNode
  children: ReactNode
}

/** A modal dialog in the middle. One that the server asked for opens only after `useTypingPause`. */
export function Dialog(props: DialogProps) {
  return <Sheet {...props} look="dialog" />
}

/** A modal panel at the end of the line: inspectors on narrow screens, settings, documents. */
export function Drawer(props: DialogProps) {
  return <Sheet {...props} look="drawer" />
}

type SheetProps = DialogProps & { look: 'dialog' | 'drawer' }

function Sheet(props: SheetProps) {
  const { open, onClose } = props
  const state = useOverlayTriggerState({
    isOpen: open,
    onOpenChange: (next) => {
      if (!next) onClose()
    },
  })
  if (!open) return null
  return (
    <Overlay>
      <Modal {...props} state={state} />
    </Overlay>
  )
}

function Modal(props: SheetProps & { state: OverlayTriggerState }) {
  const { state, outside = false, look, wide = false } = props
  const modal = useRef<HTMLDivElement>(null)
  const { modalProps, underlayProps } = useModalOverlay({ isDismissable: outside }, state, modal)
  return (
    <div {...underlayProps} className={css.overlay} data-look={look}>
      <div {...modalProps} ref={modal} className={css.modal} data-look={look} data-wide={wide || undefined}>
        <Sheeted {...props} />
        {outside && <DismissButton onDismiss={state.close} />}
      </div>
    </div>
  )
}

function Sheeted(props: DialogProps) {
  const { onClose, title, closeLabel, role = 'dialog' } = props
  const { t } = useTranslation()
  const dialog = useRef<HTMLElement>(null)
  const { dialogProps, titleProps } = useDialog({ role }, dialog)
  // What had the focus can go while the dialog stays, as a form does whose vote is over: Escape has to reach it still.
  useEffect(() => {
    if (document.activeElement === document.body) dialog.current?.focus()
  })
  return (
    <section {...dialogProps} ref={dialog} className={css.dialog}>
      <div className={css.bar}>
        <h2 {...titleProps} className={css.title}>
          {title}
        </h2>
        <IconButton label={closeLabel ?? t('close')} onPress={onClose}>
          <Shape name="no-go" />
        </IconButton>
      </div>
      <div className={css.body}>{props.children}</div>
      {props.footer && <div className={css.footer}>{props.footer}</div>}
    </section>
  )
}
