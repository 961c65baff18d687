/** From a file to a scenario in the library, one step after the other. */
import { useState } from 'react'
import type { Trouble } from '#client/api.ts'
import { deviceZone } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { localStore } from '#client/storage.ts'
import { MSEL_BYTES, type MselRead, type MselRole, type PlanFinding, type RowFinding } from '#shared/msel.ts'
import { rememberRoles, rolesOf } from './remembered.ts'
import { base64Of, sheetsApi } from './sheetsApi.ts'

export interface Source {
  name: string
  /** A sheet in base 64, or a plan as it is. */
  sheet: { file: string; read: MselRead } | null
  markdown: string | null
}
export interface Choices {
  sheet: number
  columns: readonly MselRole[]
  title: string
  zone: string
  date: string
  start: string
}
export interface Result {
  text: string | null
  rows: RowFinding[]
  lines: PlanFinding[]
  added: readonly string[]
  changed: readonly string[]
  /** The revision in the library that it is a new version of; null for a new scenario. */
  basedOn: number | null
}
export type Step = 'file' | 'columns' | 'check'

export function useImport(onDone: (id: string) => void) {
  const { t } = useTranslation('sheets')
  const [step, setStep] = useState<Step>('file')
  const [source, setSource] = useState<Source | null>(null)
  const [choices, setChoices] = useState<Choices>(noChoices)
  const [result, setResult] = useState<Result | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const says = (trouble: Trouble, key: 'file.failed' | 'check.failed') =>
    setProblem(t(key, { message: trouble.message }))

  async function during(work: () => Promise<void>): Promise<void> {
    setPending(true)
    setProblem(null)
    await work()
    setPending(false)
  }

  const choose = (file: File) =>
    during(async () => {
      if (file.size > MSEL_BYTES) return setProblem(t('file.tooLarge'))
      const title = file.name.replace(/\.\w+$/, '')
      const first = { ...noChoices, title }
      if (/\.(md|markdown|txt)$/i.test(file.name)) {
        setSource({ name: file.name, sheet: null, markdown: await file.text() })
        // A plan names its zone, as sheets do not.
        setChoices({ ...first, zone: '' })
        return setStep('columns')
      }
      const bytes = await base64Of(file).catch(() => '')
      const reply = await sheetsApi.read(bytes)
      if (!('ok' in reply)) return says(reply, 'file.failed')
      setSource({ name: file.name, sheet: { file: bytes, read: reply.ok }, markdown: null })
      const best = Math.max(
        0,
        reply.ok.sheets.findIndex(({ rows }) => rows > 0),
      )
      setChoices({ ...first, zone: reply.ok.zone ?? first.zone, ...sheetOf(reply.ok, best) })
      setStep('columns')
    })

  const check = () =>
    during(async () => {
      if (!source) return
      const made = source.sheet ? await sheetResult(source.sheet, choices) : await planResult(source, choices)
      if ('trouble' in made) return says(made, 'file.failed')
      const columns = source.sheet?.read.sheets[choices.sheet]?.columns
      if (columns) rememberRoles(columns, choices.columns, localStore())
      setResult(made)
      setStep('check')
    })

  const save = () =>
    during(async () => {
      const { text = null, basedOn = null } = result ?? {}
      if (text === null) return
      const note = t('check.note', { file: source?.name ?? '' })
      const reply =
        basedOn === null
          ? await libraryApi.add({ text, note })
          : await libraryApi.save(idIn(text), { text, basedOn, note })
      if ('ok' in reply) return onDone(reply.ok.id)
      if (reply.code === 'scenario.exists') return setProblem(t('check.exists'))
      if (reply.code === 'scenario.changed') return setProblem(t('check.changedMeanwhile'))
      says(reply, 'check.failed')
    })

  const back = () => {
    setProblem(null)
    setStep(step === 'check' ? 'columns' : 'file')
  }
  const change = (next: Partial<Choices>) => {
    const read = source?.sheet?.read
    setChoices({
      ...choices,
      ...next,
      ...(read && next.sheet !== undefined ? sheetOf(read, next.sheet) : {}),
    })
  }
  return { step, source, choices, result, pending, problem, choose, check, save, back, change }
}

const noChoices: Choices = { sheet: 0, columns: [], title: '', zone: deviceZone(), date: '', start: '' }

const sheetOf = (read: MselRead, sheet: number): Pick<Choices, 'sheet' | 'columns'> => ({
  sheet,
  columns: rolesOf(read.sheets[sheet]?.columns ?? [], localStore()),
})

/** What is empty is not said. */
const said = ({ zone, date, start }: Choices) => ({
  ...(zone.trim() === '' ? {} : { zone: zone.trim() }),
  ...(date.trim() === '' ? {} : { date: date.trim() }),
  ...(start.trim() === '' ? {} : { start: start.trim() }),
})

/** A sheet that carries its scenario updates the one of the library, as that is now. */
async function sheetResult(
  { file, read }: NonNullable<Source['sheet']>,
  choices: Choices,
): Promise<Result | Trouble> {
  const { columns, title } = choices
  const asked = { file, columns, title, sheet: read.sheets[choices.sheet]?.name ?? '', ...said(choices) }
  const first = await sheetsApi.import(asked)
  if (!('ok' in first)) return first
  const kept = read.carries && first.ok.text !== null ? await libraryApi.text(idIn(first.ok.text)) : null
  if (!kept || !('ok' in kept)) return resultOf(first.ok, null)
  const second = await sheetsApi.import({ ...asked, base: kept.ok.text })
  return 'ok' in second ? resultOf(second.ok, kept.ok.revision) : second
}

function resultOf(
  { text, findings, added, changed }: Omit<Result, 'rows' | 'lines' | 'basedOn'> & { findings: RowFinding[] },
  basedOn: number | null,
): Result {
  return { text, rows: findings, lines: [], added, changed, basedOn }
}

async function planResult({ markdown }: Source, choices: Choices): Promise<Result | Trouble> {
  const { start: _, ...rest } = said(choices)
  const reply = await sheetsApi.plan({
    markdown: markdown ?? '',
    title: choices.title,
    localZone: deviceZone(),
    ...rest,
  })
  if (!('ok' in reply)) return reply
  return { text: reply.ok.text, rows: [], lines: reply.ok.findings, added: [], changed: [], basedOn: null }
}

const idIn = (text: string): string => /^id: *["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? ''
