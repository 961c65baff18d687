import { useEffect, useRef } from 'react'
import { FieldError } from '#client/components/field.tsx'

/** What the room said against a control, brought into sight where the control stands at the edge of a pane. */
export function Problem({ problem }: { problem: string | null }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem !== null) here.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={here}>
      <FieldError problem={problem} />
    </div>
  )
}
