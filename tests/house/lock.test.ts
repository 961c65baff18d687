import { expect, test } from 'vitest'
import { readText } from './source.ts'

interface Package {
  version?: string
  resolved?: string
  integrity?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Package> }
const own = JSON.parse(readText('package.json')) as Package

// npm can leave platform packages of a very new release out of the lock; `npm ci` then fails elsewhere.
test('the lock has an entry for every optional dependency', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(name, place))
      .map((name) => `${name} of ${place}`),
  )
  expect(missing).toEqual([])
})

test('the lock names no registry and has a checksum for every package', () => {
  const named = Object.keys(packages).filter((place) => packages[place]?.resolved)
  const unchecked = Object.keys(packages).filter((place) => place !== '' && !packages[place]?.integrity)
  expect({ named, unchecked }).toEqual({ named: [], unchecked: [] })
})

test('every package is asked for in one exact version, which is the locked one', () => {
  const wanted = { ...own.dependencies, ...own.devDependencies }
  const locked = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version])
  expect(wanted).toEqual(Object.fromEntries(locked))
})

/** Whether Node, asking from `place`, would find the package in its own or an outer node_modules. */
function isLocked(name: string, place: string): boolean {
  if (packages[`${place}/node_modules/${name}`.replace(/^\//, '')]) return true
  const outer = place.lastIndexOf('/node_modules/')
  return place !== '' && isLocked(name, outer >= 0 ? place.slice(0, outer) : '')
}
