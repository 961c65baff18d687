/**
 * What people typed, found by the schemas: every string of a command that has no pattern is a text of somebody's own.
 * A field that is added later is found without being named here.
 */
import { z } from 'zod'
import { Command } from '#shared/command.ts'

/** Stands where a text was. Not empty, because an empty text can mean something else to the engine. */
export const ERASED = '[erased]'

/** The command with every text of its own blanked. Throws when it is none of the commands there are. */
export function blanked(command: Command): Command {
  return blank(Command, command) as Command
}

function blank(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodNullable) return value === null ? null : blank(schema.unwrap(), value)
  if (schema instanceof z.ZodString) return schema.format === null && value !== '' ? ERASED : value
  if (schema instanceof z.ZodUnion) return blank(optionOf(schema, value), value)
  if (schema instanceof z.ZodArray) return (value as unknown[]).map((one) => blank(schema.element, one))
  if (schema instanceof z.ZodObject) return blankFields(schema.shape, value as object)
  return value
}

function blankFields(shape: Record<string, z.core.$ZodType>, value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const field = shape[key]
      if (!field) throw new Error(`no schema knows the field ${key}`)
      return [key, blank(field, one)]
    }),
  )
}

function optionOf(union: z.ZodUnion, value: unknown): z.core.$ZodType {
  const fitting = likelyOptions(union, value).find((option) => z.safeParse(option, value).success)
  if (!fitting) throw new Error('no schema fits this value')
  return fitting
}

/** There are many commands: only the one of this type is tried. */
function likelyOptions(union: z.ZodUnion, value: unknown): readonly z.core.$ZodType[] {
  if (!(union instanceof z.ZodDiscriminatedUnion)) return union.options
  const { discriminator } = union.def
  const told: unknown = Reflect.get(Object(value), discriminator)
  return union.options.filter(({ _zod }) => _zod.propValues?.[discriminator]?.has(told as string))
}
