// A tablet that draws, in a real browser against the real program: paired by four digits, its strokes in the session with their pressure, its eraser.
import assert from 'node:assert/strict'
import {test} from 'node:test'
import {look, phone, room} from './browser.js'

const steps = [
  {verb: 'workshop.create', title: 'Repenser l’accueil'},
  {verb: 'step.insert', id: 'wall', activity: 'wall', title: 'Mur d’idées'},
  {verb: 'step.insert', id: 'page', activity: 'drawing', title: 'La fresque'},
  {verb: 'clock.go', step: 'wall'},
]

test('strokes drawn on a tablet come back in the board’s picture, and the eraser takes them, while the stage shows the wall', async () => {
  const program = await room(steps)
  const page = await phone({path: '/' + program.code, viewport: {width: 1180, height: 820}})
  await page.waitForFunction(() => localStorage.getItem('pressoir.code'))
  await page.goto(`http://127.0.0.1:${program.port}/dessin`)
  const digits = await page.locator('.digits').textContent()
  program.ask({phones: 'pair', digits})
  await page.getByRole('heading', {name: 'La fresque'}).waitFor()
  const paper = page.locator('.paper canvas'), picture = page.locator('.paper img')
  await page.waitForFunction(() => document.querySelector('.paper img').src.startsWith('data:'))
  const blank = await picture.getAttribute('src')
  await page.getByRole('button', {name: 'Encre 2'}).click()
  const box = await paper.boundingBox()
  await page.mouse.move(box.x + 200, box.y + 200)
  await page.mouse.down()
  for (let i = 1; i <= 30; i++) await page.mouse.move(box.x + 200 + 12 * i, box.y + 200 + 60 * Math.sin(i / 4))
  await page.mouse.up()
  await page.waitForFunction(before => document.querySelector('.paper img').src !== before, blank)
  const drawn = await picture.getAttribute('src')
  assert.match(decodeURIComponent(drawn), /#7A1F4B/i)
  await look(page, 'draw-stroke')
  await page.getByRole('button', {name: 'Gomme'}).click()
  await page.mouse.move(box.x + 380, box.y + 120)
  await page.mouse.down()
  for (let i = 0; i <= 20; i++) await page.mouse.move(box.x + 380, box.y + 120 + 10 * i)
  await page.mouse.up()
  await page.waitForFunction(before => document.querySelector('.paper img').src !== before, drawn)
  assert.doesNotMatch(decodeURIComponent(await picture.getAttribute('src')), /#7A1F4B/i)
  await page.getByRole('button', {name: 'Annuler'}).click()
  await page.waitForFunction(() => /7A1F4B/i.test(decodeURIComponent(document.querySelector('.paper img').src)))
})
