/** Small edits of a scenario as a hasty author makes them, drawn from a seed: take out, copy, exchange, change a number. */
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { draw } from '#server/engine/luck.ts'

type Collection = YAMLMap | YAMLSeq

export class RandomEdits {
  readonly #seed: number
  #drawn = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** The text with one to three edits. */
  apply(text: string): string {
    const doc = parseDocument(text)
    for (let left = 1 + this.#below(3); left > 0; left--) {
      const all = collections(doc.contents)
      const place = all[this.#below(all.length)]
      if (place) this.#edit(place, all)
    }
    return doc.toString()
  }

  #edit(place: Collection, all: Collection[]): void {
    const i = this.#below(place.items.length)
    const other = all[this.#below(all.length)]
    const item = place.items[i]
    switch (this.#below(4)) {
      case 0:
        place.items.splice(i, 1)
        return
      case 1:
        if (isSeq(place)) place.items.push(copied(item))
        else if (isPair(item) && isScalar(item.key)) place.set(`${item.key.value}-2`, copied(item.value))
        return
      case 2:
        if (isMap(place) && isMap(other))
          exchange(place.items[i], other.items[this.#below(other.items.length)])
        return
      default:
        for (const scalar of numbersIn(item)) scalar.value = this.#other(scalar.value)
    }
  }

  #other(value: unknown): unknown {
    if (typeof value === 'number') return this.#below(2) === 0 ? -value : value * 10
    if (typeof value === 'boolean') return !value
    return typeof value === 'string'
      ? value.replace(/\d+/, (digits) => String(this.#below(Number(digits) + 9)))
      : value
  }

  #below(most: number): number {
    this.#drawn += 1
    return draw(this.#seed, `edit/${this.#drawn}`) % Math.max(1, most)
  }
}

function collections(node: unknown): Collection[] {
  if (!isCollection(node)) return []
  const inside = node.items.map((item) => (isPair(item) ? item.value : item))
  const here = (isMap(node) || isSeq(node)) && node.items.length > 0 ? [node] : []
  return [...here, ...inside.flatMap(collections)]
}

function numbersIn(item: unknown) {
  const value = isPair(item) ? item.value : item
  return isScalar(value) ? [value] : []
}

function copied(node: unknown): unknown {
  return isCollection(node) || isScalar(node) ? node.clone() : node
}

function exchange(one: Pair | undefined, other: Pair | undefined): void {
  if (!one || !other) return
  const value = copied(one.value)
  one.value = copied(other.value)
  other.value = value
}
