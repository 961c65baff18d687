/**
 * Dialogs and drawers over react-aria: focus trap, Escape, return of the focus. They set no `aria-modal`, so that the
 * announcer is heard while one is open.
 */
import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
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

function Sheet(props: DialogProps & { look: 'dialog' | 'drawer' }) {
  const { open, onClose, title, closeLabel, wide = false, outside = false, role = 'dialog', look } = props
  const { t } = useTranslation()
  const dialog = useRef<HTMLElement>(null)
  // What had the focus can go while the dialog stays, as a form does whose vote is over: Escape has to reach it still.
  useEffect(() => {
    if (open && document.activeElement === document.body) dialog.current?.focus()
  })
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable={outside}
      className={css.overlay ?? ''}
      data-look={look}
    >
      <Modal className={css.modal ?? ''} data-look={look} data-wide={wide || undefined}>
        <AriaDialog ref={dialog} role={role} className={css.dialog ?? ''}>
          <div className={css.bar}>
            <Heading slot="title" level={2} className={css.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={closeLabel ?? t('close')} onPress={onClose}>
              <Shape name="no-go" />
            </IconButton>
          </div>
          <div className={css.body}>{props.children}</div>
          {props.footer && <div className={css.footer}>{props.footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
