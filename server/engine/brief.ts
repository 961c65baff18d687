/** What of a script may be known from the start: the brief for everyone, the run sheet for facilitators. */
import type { Brief, SheetRow } from '#shared/fact.ts'
import type { Script } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import { drawWithin } from './chance.ts'
import { whenInWords } from './sheetWords.ts'
import type { SheetEntry } from './state.ts'

const entries = <T>(record: Record<string, T>) => Object.entries(record)
const named = (record: Record<string, string>) => entries(record).map(([id, label]) => ({ id, label }))

/** The public part of a script: no inject, no value, no truth. */
export function briefOf(script: Script): Brief {
  const { clock, metrics, boards, documents, templates, milestones, gates } = script
  const gateOf = (milestone: string) =>
    entries(gates).find(([, gate]) => gate.milestone === milestone)?.[0] ?? null
  return {
    scenario: script.id,
    version: script.version,
    title: script.title,
    summary: script.summary,
    briefing: script.briefing,
    language: script.language,
    banner: script.banner ?? null,
    ...(script.classification === undefined ? {} : { classification: script.classification }),
    clock: {
      epoch: script.epoch,
      end: script.end,
      zone: clock.zone,
      city: clock.city,
      anchor: clock.anchor ?? null,
      anchorAt: clock.anchor ? (milestones[clock.anchor]?.at ?? null) : null,
    },
    pacing: { quiet: script.pacing.quiet, deciding: script.pacing.deciding },
    moreTime: script.moreTime,
    scoring: { speed: script.scoring.speed, passMark: script.scoring.passMark },
    roles: entries(script.roles).map(([id, { name, letters, duty, lead, tasks, optional }]) => ({
      id,
      ...(optional ? { optional } : {}),
      name,
      letters,
      duty,
      lead,
      tasks,
    })),
    channels: entries(script.channels).map(([id, { name, kind, about }]) => ({
      id,
      name,
      kind,
      about: about ?? '',
    })),
    personas: entries(script.personas).map(([id, { name, about }]) => ({ id, name, about })),
    metrics: entries(metrics).map(([id, { path: _path, reactions: _reactions, ...metric }]) => ({
      id,
      ...metric,
    })),
    boards: entries(boards).map(([id, { title, watchedBy, columns, rows, start }]) => ({
      id,
      title,
      watchedBy,
      columns: named(columns),
      rows: named(rows),
      start,
    })),
    documents: entries(documents).map(([id, { title, kind, body }]) => ({ id, title, kind, body })),
    templates: entries(templates).map(([id, { title, channel, role, body }]) => ({
      id,
      title,
      channel,
      role,
      body,
    })),
    milestones: entries(milestones).map(([id, { at, title, owner, done, checklist }]) => ({
      id,
      at,
      title,
      owner,
      done,
      gate: gateOf(id),
      items: entries(checklist).map(([item, { label, role, takes, post, help }]) => ({
        id: item,
        label,
        role,
        takes: takes ?? null,
        post: post ?? null,
        help: help ?? null,
      })),
    })),
    gates: entries(gates).map(([id, { milestone, title, chair, order, at }]) => ({
      id,
      milestone,
      title,
      chair,
      order,
      at,
    })),
    criteria: entries(script.criteria).map(([id, { text }]) => ({ id, text })),
    questions: named(script.questions),
  }
}

/** The state of an inject at the start, by its trigger. A window is drawn from the seed. */
export function firstState(id: string, { trigger }: ScriptInject, seed: number): SheetEntry {
  if ('at' in trigger) return { state: 'armed', at: trigger.at }
  if ('when' in trigger || 'follows' in trigger) return { state: 'conditional', at: null }
  if ('between' in trigger) return { state: 'armed', at: drawWithin(seed, id, trigger.between) }
  return { state: trigger.by === 'effect' ? 'conditional' : 'manual', at: null }
}

/** One row of the run sheet, with all that only facilitators may know. */
export function sheetRow(
  script: Script,
  id: string,
  { inject, entry }: { inject: ScriptInject; entry: SheetEntry },
): SheetRow {
  const { title, body, from, channel, to, severity, issue, expected, notes, trigger } = inject
  return {
    inject: id,
    title,
    body,
    from,
    channel,
    to,
    owner: issue?.owner ?? null,
    severity: severity ?? null,
    state: entry.state,
    at: entry.at,
    rule: whenInWords(script, id, inject, { names: false }),
    expected: expected ?? '',
    notes: notes ?? '',
    hints: issue?.hints ?? [],
    options: entries(issue?.options ?? {}).map(([o, { label, quality, why }]) => ({
      id: o,
      label,
      quality,
      why: why ?? '',
    })),
    practice: 'by' in trigger && trigger.by === 'practice',
  }
}
