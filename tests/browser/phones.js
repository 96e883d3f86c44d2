// Several phones at once in a real browser against the real program. Run by tests/browser/run; a picture of each view goes to the folder named
// by PRESSOIR_PICTURES.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {after, before, beforeEach, afterEach, test} from 'node:test'
import {chromium} from 'playwright-core'
import {Program} from './program.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = process.env.PRESSOIR_PICTURES
const steps = [
  {verb: 'workshop.create', title: 'Repenser l’accueil'},
  {verb: 'step.insert', id: 'wall', activity: 'wall', title: 'Mur d’idées', instruction: 'Qu’est-ce qui rendrait notre accueil vraiment accueillant ?', rules: {limit: 3}},
  {verb: 'step.insert', id: 'secret', activity: 'wall', title: 'En silence', instruction: 'Qu’est-ce qui gêne ?', rules: {seen: 'own_until_revealed', anonymity: 'full'}},
  {verb: 'step.insert', id: 'vote', activity: 'dots', title: 'Gommettes', instruction: 'Par quoi commence-t-on dès cet automne ?', works_on: 'wall'},
  {verb: 'step.insert', id: 'pause', activity: 'pause', title: 'Pause', instruction: 'Reprise à 11 h 00.', minutes: 15},
]

let browser, program, opened

before(async () => {
  browser = await chromium.launch({executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']})
})
after(() => browser?.close())
beforeEach(() => {
  program = new Program(steps)
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map(context => context.close()))
  await program.remove()
})

// A new phone: nothing kept, 390 by 844.
async function phone({colorScheme = 'light', locale = 'fr-FR', path = '/' + program.code, ...more} = {}) {
  const context = await browser.newContext({viewport: {width: 390, height: 844}, colorScheme, locale, ...more})
  opened.push(context)
  const page = await context.newPage()
  page.on('pageerror', error => { throw error })
  page.on('console', message => { if (message.type() === 'error' && !/WebSocket|ERR_/.test(message.text())) throw new Error(message.text()) })
  await page.goto(`http://127.0.0.1:${program.port}${path}`)
  return page
}
async function look(page, name) {
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
const write = async (page, text) => {
  await page.getByLabel('Votre idée').fill(text)
  await page.getByRole('button', {name: 'Envoyer au mur'}).click()
}
const mine = page => page.locator('.ideas > li')

test('joining by the code, waiting, then the first step; French and English, light and dark', async () => {
  await program.serve()
  const page = await phone({path: '/'})
  await page.getByRole('heading', {name: 'Bienvenue'}).waitFor()
  await look(page, 'join')
  await page.getByLabel('Entrez le code').fill('AAAAAA')
  await page.getByRole('button', {name: 'Entrer'}).click()
  await page.getByText('Ce n’est pas le code de cette salle').waitFor()
  await look(page, 'join-wrong')
  await page.getByLabel('Entrez le code').fill(program.code.toLowerCase().slice(0, 3) + ' ' + program.code.slice(3))
  await page.getByRole('button', {name: 'Entrer'}).click()
  await page.getByText('Ça commence bientôt').waitFor()
  await look(page, 'waiting')
  program.ask({verb: 'clock.go'})
  await page.getByRole('heading', {name: 'vraiment accueillant'}).waitFor()
  await page.getByRole('button', {name: 'English'}).click()
  await page.getByRole('button', {name: 'Send to the wall'}).waitFor()
  const dark = await phone({colorScheme: 'dark', locale: 'en-GB'})
  await dark.getByLabel('Your idea').waitFor()
  await look(dark, 'wall-dark-en')
  assert.equal(await dark.evaluate(() => document.documentElement.lang), 'en')
})

test('writing, changing and withdrawing; the limit; what others see', async () => {
  await program.serve()
  program.ask({verb: 'clock.go'})
  const one = await phone(), two = await phone()
  await write(one, 'Un agent volant dans le hall 👋')
  await one.getByText('Reçue, sur le mur').waitFor()
  await two.getByText('Un agent volant dans le hall 👋').waitFor()
  await look(one, 'wall-mine')
  await one.getByRole('button', {name: /^Modifier/}).click()
  await one.getByLabel('Modifier', {exact: true}).fill('<b>Deux</b> agents')
  await one.getByRole('button', {name: 'Garder'}).click()
  await two.getByText('<b>Deux</b> agents').waitFor()
  await write(one, 'Un coin calme')
  await write(one, 'Des horaires après 17 h')
  await one.getByText('Vos 3 idées sont écrites').waitFor()
  assert.equal(await one.getByLabel('Votre idée').isVisible(), false)
  await one.getByRole('button', {name: /Retirer : Un coin calme/}).click()
  await one.getByLabel('Votre idée').waitFor()
  await two.getByText('Sur le mur : 2 idées').waitFor()
  assert.equal(await two.getByRole('button', {name: /Retirer/}).count(), 0)
  await look(two, 'wall-others')
})

test('offline: what is written stays, says so, and leaves by itself; reloading loses nothing', async () => {
  await program.serve()
  program.ask({verb: 'clock.go'})
  const page = await phone()
  await page.getByLabel('Votre idée').waitFor()
  await page.context().setOffline(true)
  await write(page, 'Écrite hors connexion')
  await page.getByText('En attente').waitFor()
  await page.getByText('Hors connexion. Votre idée est gardée ici').waitFor()
  await page.getByLabel('Votre idée').fill('Un brouillon')
  await look(page, 'offline')
  await page.context().setOffline(false)
  await page.getByText('Reçue, sur le mur').waitFor()
  await page.reload()
  await page.getByText('Reçue, sur le mur').waitFor()
  assert.equal(await page.getByLabel('Votre idée').inputValue(), 'Un brouillon')
  assert.equal(await mine(page).count(), 1)
  // A second tab is the same person.
  const tab = await page.context().newPage()
  await tab.goto(`http://127.0.0.1:${program.port}/`)
  await tab.getByText('Écrite hors connexion').first().waitFor()
})

test('private, anonymous, then revealed: received and hidden, then on the wall; nobody knows whose', async () => {
  await program.serve()
  program.ask({verb: 'clock.go', step: 'secret'})
  const one = await phone(), two = await phone()
  await write(one, 'Deux heures d’attente')
  await one.getByText('Reçue, montrée plus tard').waitFor()
  await look(one, 'anonymous')
  await two.getByText('Pressoir n’enregistre pas qui a écrit quoi.').waitFor()
  assert.equal(await two.getByText('Deux heures').count(), 0)
  await program.stop('SIGKILL')
  await program.serve(program.port)
  await one.getByText('Reçue, montrée plus tard').waitFor({timeout: 8000})
  program.ask({verb: 'step.reveal', step: 'secret'})
  await one.getByText('Reçue, sur le mur').waitFor()
  await two.getByText('Deux heures').waitFor()
  const token = await one.evaluate(() => localStorage.getItem('pressoir.token'))
  await program.stop()
  const shown = program.show()
  assert.equal(JSON.stringify(shown).includes(token), false)
  assert.equal(shown.person?.length ?? 0, 0)
  assert.equal(shown.note[0].author, null)
})

test('voting: dots given, taken back, changed; the program killed in between; the result', async () => {
  program = new Program([...steps, {verb: 'clock.go'}, ...['Un agent volant dès l’entrée', 'SMS quand mon tour approche', 'Une seule file, avec rendez-vous', 'Box fermés pour parler au calme'].map((text, i) => ({verb: 'note.write', text, id: 'n' + i, position: [i * 240, 0]})),
    {verb: 'clock.go', step: 'vote'}])
  await program.serve()
  const one = await phone(), two = await phone()
  await one.getByText('Le vote va bientôt commencer').waitFor()
  program.ask({verb: 'poll.prepare', id: 'p', step: 'vote', per_person: 3}, {verb: 'poll.open', poll: 'p'})
  await one.getByText('Il vous reste 3 gommettes').waitFor()
  await one.getByRole('button', {name: /Un agent volant.* 0 sur 2/}).click()
  await one.getByRole('button', {name: /Un agent volant.* 1 sur 2/}).click()
  await one.getByRole('button', {name: /SMS.* 0 sur 2/}).click()
  await one.getByText('Toutes vos gommettes sont posées', {exact: true}).waitFor()
  await one.getByRole('button', {name: /^Reprendre une gommette : Un agent/}).first().click()
  await one.getByText('Il vous reste 1 gommette').waitFor()
  await look(one, 'vote')
  await one.getByRole('button', {name: 'Voter'}).click()
  await one.getByText('Vote reçu. Modifiable').waitFor()
  await look(one, 'vote-received')
  await program.stop('SIGKILL')
  await two.getByText('Pas de réseau').waitFor()
  await two.getByRole('button', {name: /Box fermés.* 0 sur 2/}).click()
  await two.getByRole('button', {name: 'Voter'}).click()
  await two.getByText('Votre vote part dès que possible').waitFor()
  await program.serve(program.port)
  await two.getByText('Vote reçu. Modifiable').waitFor({timeout: 8000})
  await one.reload()
  await one.getByText('Vote reçu. Modifiable').waitFor()
  await one.getByRole('button', {name: /Box fermés.* 0 sur 2/}).click()
  await one.getByRole('button', {name: 'Changer mon vote'}).click()
  await one.getByText('Vote reçu. Modifiable').waitFor()
  program.ask({verb: 'poll.close', poll: 'p'})
  await one.getByText('« Box fermés pour parler au calme » arrive en tête').waitFor()
  await look(one, 'result')
  const dark = await phone({colorScheme: 'dark'})
  await dark.getByText('arrive en tête').waitFor()
  await look(dark, 'result-dark')
  program.ask({verb: 'clock.go', step: 'pause'})
  await dark.getByRole('heading', {name: 'Reprise à 11 h 00.'}).waitFor()
  await look(dark, 'pause-dark')
  await program.stop()
  const shown = program.show()
  assert.equal(shown.ballot.length, 2)
  assert.equal(shown.vote.reduce((sum, vote) => sum + vote.dots, 0), 4)
})

const poll = (kind, more = {}) => [{verb: 'step.insert', id: kind, activity: kind, title: 'Voter', instruction: 'Par quoi commence-t-on ?'}, {verb: 'clock.go', step: kind},
  {verb: 'poll.prepare', id: 'p-' + kind, step: kind, on: 'written', texts: ['Un agent mobile', 'Deux box fermés', 'Une signalétique refaite'], ...more}, {verb: 'poll.open', poll: 'p-' + kind}]

test('a choice, grades, a ranking by keyboard, consent with its reason: each given, received, changed, told', async () => {
  await program.serve()
  program.ask(...poll('choice'))
  const page = await phone()
  await page.getByText('Un seul choix.').waitFor()
  await page.getByLabel('Deux box fermés').check()
  await page.getByLabel('Un agent mobile').check()
  await look(page, 'choice')
  await page.getByRole('button', {name: 'Voter'}).click()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  await page.reload()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  assert.ok(await page.getByLabel('Un agent mobile').isChecked())
  await page.getByLabel('Deux box fermés').check()
  await page.getByRole('button', {name: 'Changer mon vote'}).click()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  program.ask({verb: 'poll.close', poll: 'p-choice'})
  await page.getByText('« Deux box fermés » arrive en tête').waitFor()
  await look(page, 'choice-result')

  program.ask({verb: 'poll.prepare', id: 'p2', step: 'choice', on: 'written', texts: ['Un agent mobile', 'Deux box fermés', 'Une signalétique refaite'], per_person: 2, changeable: false}, {verb: 'poll.open', poll: 'p2'})
  await page.getByText('2 choix au plus.').waitFor()
  for (const name of ['Un agent mobile', 'Deux box fermés']) await page.getByLabel(name).check()
  await page.getByLabel('Une signalétique refaite').click()
  assert.equal(await page.getByLabel('Une signalétique refaite').isChecked(), false)
  await look(page, 'choices')
  await page.getByRole('button', {name: 'Voter'}).click()
  await page.getByText('Vote reçu.', {exact: true}).waitFor()
  assert.ok(await page.getByLabel('Un agent mobile').isDisabled())

  program.ask(...poll('merit'))
  await page.getByText('Donnez une mention à chaque proposition.').waitFor()
  await page.getByRole('group', {name: 'Un agent mobile'}).getByLabel('Excellent').check()
  await page.getByRole('group', {name: 'Deux box fermés'}).getByLabel('Assez bien').check()
  await look(page, 'merit')
  await page.getByRole('button', {name: 'Voter'}).click()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  program.ask({verb: 'poll.close', poll: 'p-merit'})
  await page.getByText('gagne par sa mention médiane, Excellent').waitFor()

  program.ask(...poll('ranking'))
  await page.getByRole('button', {name: 'Classer 1 : Deux box fermés'}).press('Enter')
  await page.getByRole('button', {name: 'Classer 2 : Un agent mobile'}).press('Enter')
  await page.getByRole('button', {name: 'Monter : Un agent mobile'}).press('Enter')
  assert.deepEqual(await page.locator('.ranked .words').allTextContents(), ['Un agent mobile', 'Deux box fermés'])
  // By the finger: the second is dragged above the first.
  const [upper, lower] = [await page.locator('.ranked .handle').nth(0).boundingBox(), await page.locator('.ranked .handle').nth(1).boundingBox()]
  await page.mouse.move(lower.x + 20, lower.y + 20)
  await page.mouse.down()
  await page.mouse.move(upper.x + 20, upper.y + 10, {steps: 4})
  await page.mouse.up()
  assert.deepEqual(await page.locator('.ranked .words').allTextContents(), ['Deux box fermés', 'Un agent mobile'])
  await look(page, 'ranking')
  await page.getByRole('button', {name: 'Voter'}).click()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  program.ask({verb: 'poll.close', poll: 'p-ranking'})
  await page.getByText('« Deux box fermés » gagne tous ses duels').waitFor()

  program.ask(...poll('consent', {texts: []}))
  await page.getByLabel('Objection').check()
  await page.getByLabel('Dites pourquoi, en une phrase').fill('Rien n’est prévu pour les agents du samedi')
  await look(page, 'consent')
  await page.getByRole('button', {name: 'Voter'}).click()
  await page.getByText('Vote reçu. Modifiable').waitFor()
  program.ask({verb: 'poll.close', poll: 'p-consent'})
  await page.getByText('1 objection tient').waitFor()
  await look(page, 'consent-result')
  await program.stop()
  const shown = program.show()
  assert.ok(shown.vote.some(vote => vote.text === 'Rien n’est prévu pour les agents du samedi'))
  assert.ok(shown.ballot.every(ballot => ballot.channel === 'phone'))
})

test('keyboard alone, text twice as large', async () => {
  await program.serve()
  program.ask({verb: 'clock.go'})
  const page = await phone()
  await page.getByLabel('Votre idée').waitFor()
  await page.addStyleTag({content: ''}).catch(() => {})
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'write')
  await page.keyboard.type('Au clavier')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Reçue, sur le mur').waitFor()
  await look(page, 'wall-200')
})
