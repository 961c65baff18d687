/** Ten injects that arrive at once at a full station. */
import type { Browser } from 'playwright-core'
import type { Command } from '#shared/command.ts'
import { newPlayer, type Product } from '../../e2e/product.ts'
import { admit } from '../../e2e/stage.ts'
import type { Tab } from '../../support/memoryServer.ts'
import { type Felt, slowCpu, watched } from './watch.ts'

const COUNT = 10

function inject(name: string, i: number): Command {
  const limit = 5 * 60_000
  return {
    type: 'inject.add',
    inject: `${name}-${i}`,
    at: null,
    adHoc: {
      title: `Report ${i} of the ${name} burst`,
      body: `## What I saw\n\nThe **installer** stops at step ${i}.\n\n1. start\n2. wait\n3. \`exit 1\`\n\nIs that known?`,
      from: 'mina',
      channel: 'github',
      to: ['release-manager', 'engineering-lead', 'community-lead', 'security-lead'],
      issue: i % 2 ? { owner: 'engineering-lead', limit, severity: 'P2' } : null,
      expected: '',
    },
  }
}

/** `slowdown`: how many times slower the page computes than this machine. */
export async function tenInjects(
  browser: Browser,
  { product, code, facilitator }: { product: Product; code: string; facilitator: Tab },
  { name, slowdown, width }: { name: string; slowdown: number; width: number },
): Promise<Felt> {
  const player = await newPlayer(browser, { width, height: 900 })
  await admit(player, product, { code, seat: 'el' })
  const { page, context } = player
  await slowCpu(page, slowdown)
  await page.goto(`${product.url}/room/${code}`)
  await page.waitForLoadState('networkidle')
  await page.locator('[data-inbox-row]').first().waitFor()
  const felt = await watched(browser, page, async () => {
    for (let i = 0; i < COUNT; i++) {
      const answer = await facilitator.ask(inject(name, i))
      if ('refusal' in answer) throw new Error(`an inject was refused: ${JSON.stringify(answer)}`)
    }
    await page.waitForFunction(
      ([prefix, all]) =>
        document.querySelectorAll(`[data-row^="${prefix}"]`).length === all ||
        document.body.textContent?.includes('new above'),
      [`${name}-`, COUNT] as const,
    )
  })
  await context.close()
  return felt
}
