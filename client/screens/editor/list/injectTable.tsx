import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Severity } from '#shared/ids.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { timeText } from '../lanes/dayTime.ts'
import { type Lane, lanesOf, type Mark } from '../lanes/lanesOf.ts'
import { valueAt } from '../text/path.ts'
import { EntryMenu } from './entryMenu.tsx'
import css from './injects.module.css'
import { useTyped } from './useTyped.ts'

/** All injects in the order of time; the time of each can be typed. */
export function InjectTable({ marks, lanes }: { marks: readonly Mark[]; lanes: readonly Lane[] }) {
  const { t } = useTranslation('editor')
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('inject')}</th>
          <th scope="col">{t('to')}</th>
          <th scope="col" className={css.wide}>
            {t('what')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <Row key={mark.id} mark={mark} lanes={lanes} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ mark, lanes }: { mark: Mark; lanes: readonly Lane[] }) {
  const { t } = useTranslation('editor')
  const { spot, goTo, problems } = useEditing()
  const own = `injects.${mark.id}.`
  const found = problems.filter(({ path }) => `${path}.`.startsWith(own)).length
  const to =
    mark.roles.length === lanes.length && lanes.length > 1
      ? t('everyone')
      : mark.roles.map((role) => lanes.find(({ id }) => id === role)?.letters ?? role).join(' ')
  const choose = (entry: string | null) => goTo({ panel: 'injects', entry })
  return (
    <tr data-selected={spot.entry === mark.id || undefined}>
      <td className={css.time}>
        <TimeCell mark={mark} />
      </td>
      <td>
        <button
          type="button"
          className={css.title}
          onClick={() => choose(mark.id)}
          aria-current={spot.entry === mark.id || undefined}
        >
          {mark.title}
        </button>
      </td>
      <td className={css.to}>{to}</td>
      <td className={css.wide}>
        <span className={css.chips}>
          {mark.isIssue ? (
            <Chip small tone="p1" shape="P2">
              {t('issue')}
            </Chip>
          ) : (
            <Chip small>{t('message')}</Chip>
          )}
          {mark.severity && <SeverityChip severity={mark.severity as Severity} />}
          {found > 0 && (
            <span className={css.found}>
              <Shape name="warning" /> {t('findingsHere', { count: found })}
            </span>
          )}
        </span>
      </td>
      <td className={css.menu}>
        <EntryMenu path={['injects', mark.id]} name={mark.title} onMoved={choose} />
      </td>
    </tr>
  )
}

function TimeCell({ mark }: { mark: Mark }) {
  const { t } = useTranslation('editor')
  const { value } = useFile()
  const edit = useEdit()
  const path = ['injects', mark.id, 'trigger', 'at']
  const at = valueAt(value, path)
  const typed = useTyped(typeof at === 'string' ? at : '', (text) =>
    edit({ put: path, value: padded(text.trim()) }),
  )
  if (mark.waits === 'time')
    return (
      <input
        className={css.timeField}
        aria-label={t('timeOf', { title: mark.title })}
        value={typed.text}
        inputMode="numeric"
        onChange={(event) => typed.change(event.target.value)}
        onBlur={typed.leave}
      />
    )
  const time =
    mark.at === null
      ? null
      : mark.until === null
        ? timeText(mark.at)
        : t('window', { from: timeText(mark.at), to: timeText(mark.until) })
  return (
    <span className={css.waits}>
      {time && <time>{time}</time>} <span>{t(`waits.${mark.waits}`)}</span>
    </span>
  )
}

/** `9:05` is written `09:05`. */
function padded(text: string): string {
  return /^\d:\d\d/.test(text) ? `0${text}` : text
}

/** The lines of the table, and the lanes they belong to. */
export function useMarks() {
  const file = useFile()
  return lanesOf(file.value)
}
