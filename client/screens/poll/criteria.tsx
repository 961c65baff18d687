import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Chip, StatusChip } from '#client/components/chip.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { CheckState } from '#shared/command.ts'
import type { PollView } from '#shared/view.ts'
import { useNames } from '../station/names.ts'
import { Problem } from '../station/problem.tsx'
import { useAct } from '../station/useAct.ts'
import css from './poll.module.css'

const STATES: readonly CheckState[] = ['met', 'not-met', 'unknown']

/** The criteria of the gate; every seat marks what it has looked up, for all to see. */
export function Criteria({ poll }: { poll: PollView }) {
  const { t } = useTranslation('poll')
  const met = poll.criteria.filter(({ id }) => poll.marks[id]?.state === 'met').length
  return (
    <section className={css.part} aria-label={t('criteria.title')}>
      <div className={css.head}>
        <h3>{t('criteria.title')}</h3>
        <span className={css.muted}>{t('criteria.met', { met, all: poll.criteria.length })}</span>
      </div>
      <ul className={css.criteria}>
        {poll.criteria.map((criterion) => (
          <Criterion key={criterion.id} poll={poll} criterion={criterion} />
        ))}
      </ul>
    </section>
  )
}

function Criterion({ poll, criterion }: { poll: PollView; criterion: PollView['criteria'][number] }) {
  const { t } = useTranslation(['poll', 'common'])
  const names = useNames()
  const act = useAct()
  const mark = poll.marks[criterion.id]
  const state = mark?.state ?? 'unknown'
  const open = !poll.result
  return (
    <li className={css.criterion}>
      <span className={css.label}>
        {criterion.label} <Chip small>{t(`criteria.${criterion.kind}`)}</Chip>
      </span>
      {open ? (
        <ToggleButtonGroup
          aria-label={criterion.label}
          className={css.marks ?? ''}
          selectedKeys={[state]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const to = STATES.find((one) => keys.has(one))
            if (to && to !== state)
              void act.run({ type: 'poll.mark', gate: poll.gate, criterion: criterion.id, state: to })
          }}
        >
          {STATES.map((one) => (
            <ToggleButton key={one} id={one} className={css.mark ?? ''} data-state={one}>
              <Shape name={one} size={12} />
              {t(`common:status.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : (
        <StatusChip status={state} small />
      )}
      <span className={css.muted}>
        {mark && mark.state !== 'unknown' ? t('criteria.by', { role: names.anyone(mark.role) }) : ''}
      </span>
      <Problem problem={act.problem} />
    </li>
  )
}
