import { Button } from '#client/components/button.tsx'
import { SeverityChip } from '#client/components/chip.tsx'
import { Markdown } from '#client/components/markdown.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { SheetRow } from '#shared/fact.ts'
import { MINUTE } from '#shared/time.ts'
import { Refused } from '../refused.tsx'
import { useSheetActs } from '../sheet/useSheetActs.ts'
import css from './detail.module.css'
import { Hints } from './hints.tsx'
import { IssueProgress } from './issueProgress.tsx'
import { OptionValues } from './optionValues.tsx'
import { PrivateNote } from './privateNote.tsx'

/** One inject with all that only facilitators know: expected response, notes, hints, values; and its issue as it runs. */
export function InjectDetail({ row }: { row: SheetRow }) {
  const { t } = useTranslation('console')
  const command = useCommand()
  const acts = useSheetActs(row, command)
  const issue = useRoom((room) => room.view.issues[row.inject])
  return (
    <div className={css.detail}>
      <div className={css.head}>
        {row.owner !== null && <SeverityChip severity={issue?.severity ?? row.severity} />}
        <h3 className={css.title}>{row.title}</h3>
      </div>
      <About row={row} />
      {acts.length > 0 && (
        <div className={css.acts}>
          {acts.map(({ id, label, act }) => (
            <Button key={id} small variant={id === 'send' ? 'primary' : 'normal'} onPress={act}>
              {label}
            </Button>
          ))}
          <Refused problem={command.problem} onClose={command.clear} />
        </div>
      )}
      {issue && <IssueProgress issue={issue} />}
      {row.expected !== '' && (
        <section>
          <h4 className={css.label}>{t('detail.expected')}</h4>
          <p>{row.expected}</p>
        </section>
      )}
      <section>
        <h4 className={css.label}>{t('detail.text')}</h4>
        <div className={css.text}>
          <Markdown text={row.body} level={4} />
        </div>
      </section>
      {row.hints.length > 0 && <Hints hints={row.hints} />}
      {row.options.length > 0 && <OptionValues row={row} chosen={issue?.decision?.option ?? null} />}
      {row.notes !== '' && (
        <section>
          <h4 className={css.label}>{t('detail.notes')}</h4>
          <Markdown text={row.notes} level={4} />
        </section>
      )}
      <PrivateNote about={row.title} id={row.inject} />
    </div>
  )
}

function About({ row }: { row: SheetRow }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const persona = useRoom((room) => room.view.brief?.personas.find(({ id }) => id === row.from)?.name)
  const channel = useRoom((room) => room.view.brief?.channels.find(({ id }) => id === row.channel)?.name)
  const roles = useRoom((room) => room.view.brief?.roles.length ?? 0)
  const seen = useRoom((room) => room.view.inbox[row.inject]?.seenBy)
  return (
    <dl className={css.about}>
      <dt>{row.state === 'sent' ? t('detail.sentAt') : t('detail.at')}</dt>
      <dd>
        {row.at === null ? (
          (row.rule ?? t(`detail.noTime.${row.practice ? 'practice' : 'manual'}`))
        ) : (
          <Time sim={row.at} seconds={row.at % MINUTE !== 0} />
        )}
      </dd>
      {row.at !== null && row.rule !== null && (
        <>
          <dt>{t('detail.because')}</dt>
          <dd>{row.rule}</dd>
        </>
      )}
      <dt>{t('detail.to')}</dt>
      <dd>{row.to.length === roles ? t('detail.everyone') : row.to.map(names).join(', ')}</dd>
      {row.owner !== null && (
        <>
          <dt>{t('detail.owner')}</dt>
          <dd>{names(row.owner)}</dd>
        </>
      )}
      <dt>{t('detail.from')}</dt>
      <dd>{persona ?? row.from}</dd>
      <dt>{t('detail.via')}</dt>
      <dd>{channel ?? row.channel}</dd>
      {row.state === 'sent' && (
        <>
          <dt>{t('detail.seen')}</dt>
          <dd>{seen && seen.length > 0 ? seen.map(names).join(', ') : t('detail.nobody')}</dd>
        </>
      )}
    </dl>
  )
}
