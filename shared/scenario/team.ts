/** The people of a scenario: who plays, who writes to them, where, and who outside is to be told. */
import { z } from 'zod'
import { Id } from '../ids.ts'
import { key, Line, obj } from './words.ts'

export const Role = key(
  obj({
    name: key(Line, 'What the role is called on screens.', 'Release Manager'),
    letters: key(
      z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
      'Two capital letters for small places. No two roles share them.',
      'RM',
    ),
    duty: key(Line, 'What the role is there for, in one line.', 'Leads the launch, calls GO.'),
    lead: key(
      z.boolean().default(false),
      'True for one role: it assigns owners and sets the severity for all.',
      true,
    ),
    optional: key(
      z.boolean().optional(),
      'True if the exercise works with nobody in this seat. False if absent.',
      true,
    ),
    tasks: key(z.array(Line).default([]), 'What to have ready before the start, shown in the lobby.', [
      'I have read the runbook.',
    ]),
  }),
  'A seat that people take.',
  { name: 'Release Manager', letters: 'RM', duty: 'Leads the launch, calls GO.', lead: true },
)

export const Channel = key(
  obj({
    name: key(Line, 'What it is called on screens.', 'Discord'),
    kind: key(z.enum(['chat', 'code', 'mail', 'social']), 'What it looks like.', 'chat'),
    about: key(Line.optional(), 'What it is for, in one line.', 'Testers and users talk here.'),
  }),
  'A place where messages come in and go out.',
  { name: 'Discord', kind: 'chat' },
)

export const Persona = key(
  obj({
    name: key(Line, 'A made-up name.', 'Mina Okafor'),
    about: key(Line, 'Who this is, in one line.', 'Tester, with the project since the first alpha.'),
  }),
  'Somebody who writes to the team.',
  { name: 'Mina Okafor', about: 'Tester, with the project since the first alpha.' },
)

export const Audiences = key(
  z.record(Id, key(Line, 'What the audience is called.', 'Affected users')),
  'People outside the team who are to be told something. Steps tell them, conditions look whether they were told.',
  { users: 'Affected users', press: 'The press' },
)
