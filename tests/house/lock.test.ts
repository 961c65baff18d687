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

const PROJECTS = ['', 'tests/bench/peers/']
const lockOf = (folder: string) =>
  (JSON.parse(readText(`${folder}package-lock.json`)) as { packages: Record<string, Package> }).packages
const own = (folder: string) => JSON.parse(readText(`${folder}package.json`)) as Package

// npm can leave platform packages of a very new release out of the lock; `npm ci` then fails elsewhere.
test.each(PROJECTS)('the lock of "%s" has an entry for every optional dependency', (folder) => {
  const packages = lockOf(folder)
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, name, place))
      .map((name) => `${name} of ${place}`),
  )
  expect(missing).toEqual([])
})

test.each(PROJECTS)('the lock of "%s" names no registry and has a checksum for every package', (folder) => {
  const packages = lockOf(folder)
  const named = Object.keys(packages).filter((place) => packages[place]?.resolved)
  const unchecked = Object.keys(packages).filter((place) => place !== '' && !packages[place]?.integrity)
  expect({ named, unchecked }).toEqual({ named: [], unchecked: [] })
})

test.each(PROJECTS)('every package of "%s" is asked for in one exact version, the locked one', (folder) => {
  const packages = lockOf(folder)
  const { dependencies, devDependencies } = own(folder)
  const wanted = { ...dependencies, ...devDependencies }
  const locked = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version])
  expect(wanted).toEqual(Object.fromEntries(locked))
})

/** Whether Node, asking from `place`, would find the package in its own or an outer node_modules. */
function isLocked(packages: Record<string, Package>, name: string, place: string): boolean {
  if (packages[`${place}/node_modules/${name}`.replace(/^\//, '')]) return true
  const outer = place.lastIndexOf('/node_modules/')
  return place !== '' && isLocked(packages, name, outer >= 0 ? place.slice(0, outer) : '')
}
