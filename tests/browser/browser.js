// What the tests of the phone page share: the browser, phones in it, a look at each view.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {after, afterEach, before} from 'node:test'
import {chromium} from 'playwright-core'
import {Program} from './program.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = process.env.PRESSOIR_PICTURES

let browser, program, opened = []

before(async () => {
  browser = await chromium.launch({executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']})
})
after(() => browser?.close())
afterEach(async () => {
  await Promise.all(opened.map(context => context.close()))
  opened = []
  await program?.remove()
})

// A session made of those requests, served.
export async function room(lines) {
  program = new Program(lines)
  return program.serve()
}

// A new phone: nothing kept, 390 by 844.
export async function phone({colorScheme = 'light', locale = 'fr-FR', path = '/' + program.code, ...more} = {}) {
  const context = await browser.newContext({viewport: {width: 390, height: 844}, colorScheme, locale, ...more})
  opened.push(context)
  const page = await context.newPage()
  page.on('pageerror', error => { throw error })
  page.on('console', message => { if (message.type() === 'error' && !/WebSocket|ERR_/.test(message.text())) throw new Error(message.text()) })
  await page.goto(`http://127.0.0.1:${program.port}${path}`)
  return page
}
export async function look(page, name) {
  // What is arriving is paler for a moment: looked at once it is there.
  await page.evaluate(() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => {}))))
  if (pictures) await page.screenshot({path: `${pictures}/${name}.png`, fullPage: true})
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe)
  const {violations} = await page.evaluate(() => globalThis.axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
  assert.deepEqual(violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')), [], name)
  // Nothing to tap is smaller than a thumb; nothing runs out of the page.
  const small = await page.evaluate(() => [...document.querySelectorAll('button, input:not([type=radio]), textarea, label[title]')]
    .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()]).filter(([, r]) => r.width < 44 || r.height < 44).map(([html]) => html))
  assert.deepEqual(small, [], name)
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name + ' is wider than the phone')
}
export const write = async (page, text) => {
  await page.getByLabel('Votre idée').fill(text)
  await page.getByRole('button', {name: 'Envoyer au mur'}).click()
}
