// The phone page: shows the fields of a view and sends what people do. It knows no activity.
import {Connection} from './connection.js'
import {devicePanel, movedPart, takeToken} from './device.js'
import {announce, crowd, loadSigns, make, sign} from './dom.js'
import * as fields from './fields.js'
import {latecomer, Unfinished} from './late.js'
import {askForm} from './questions.js'
import * as store from './store.js'
import {takeSlip} from './turns.js'
import * as words from './words.js'

const {say} = words
const base = document.querySelector('script[data-base]').dataset.base
const main = document.getElementById('main'), strip = document.getElementById('strip'), foot = document.getElementById('foot')

const codePattern = /^[A-HJKMNP-Z2-9]{6}$/
const plain = typed => typed.toUpperCase().replace(/[\s-]/g, '')

const shown = {head: {}, order: [], fields: new Map(), own: {ideas: [], points: [], supported: [], voted: false, voters: 0, turns: 0}}
let parts = new Map()  // key → {kind, element, update}
let clockOffset = 0    // the program's clock minus ours
let me = '', pairingTimer, handUp = false

// Who leads, and a second screen, have pages of their own, made of other fields.
const pad = location.pathname === '/dessin' ? await import('./draw.js') : null
const lead = location.pathname === '/animation' ? await import('./console.js') : pad
const screen = location.pathname === '/ecran' ? await import('./observer.js') : null
const {kinds} = lead ?? screen ?? fields
const connection = new Connection({heard, changed, as: pad ? 'drawing' : lead ? 'console' : screen ? 'observer' : ''})

const unfinished = new Unfinished((step, text, colour) => {
  announce(say(connection.joined ? 'page.sending' : 'phone.offline'))
  return connection.ask({what: 'send', field: 'ideas', text, colour, step})
})
let toldWriting = false, stopsWriting

// What fields may ask, and what they may know of what is on its way.
const phone = {
  order: lead?.ordersOf(connection),
  me: () => me,
  // Whether a sentence is on its way: the room waits for it. Nobody is told which.
  writes(text) {
    clearTimeout(stopsWriting)
    const on = Boolean(text.trim())
    if (on) stopsWriting = setTimeout(() => this.writes(''), 10000)
    if (on !== toldWriting && connection.joined) connection.socket.send(JSON.stringify({writes: toldWriting = on}))
  },
  code: () => connection.code,
  has: key => shown.order.includes(key),
  send(field, text, colour, known, photo) {
    const id = connection.ask({what: 'send', field, text, colour, photo})
    connection.outbox.find(one => one.id === id).known = known
    connection.keep()
    announce(say(connection.joined ? 'page.sending' : 'phone.offline'))
    update(field)
  },
  introduce(name, table) {
    connection.ask({what: 'send', field: 'me', text: name, item: table}, act => act.field === 'me')
    announce(say(connection.joined ? 'page.sending' : 'phone.offline'))
  },
  change(field, item, text) {
    connection.ask({what: 'edit', field, item, text}, act => act.what === 'edit' && act.item === item)
    update(field)
  },
  withdraw(field, item) {
    connection.ask({what: 'withdraw', field, item}, act => act.item === item)
    update(field)
  },
  // voter: whose turn it is on a shared device; slip: the code of a printed one.
  give(field, points, group = -1, voter = 0, slip = '') {
    const item = voter ? String(voter) : ''
    connection.ask({what: 'give', field, points, group, item, text: slip}, act => act.what === 'give' && act.field === field && (act.item ?? '') === item && (act.text ?? '') === slip)
    update(field)
  },
  // Ballots that are on their way.
  given: field => connection.outbox.filter(one => one.act.field === field && one.act.what === 'give').length,
  support(field, item, on) {
    connection.ask({what: on ? 'support' : 'release', field, item}, act => act.field === field && act.item === item)
    update(field)
  },
  // What is on its way for that item: 'support', 'release', or nothing.
  asked: (field, item) => connection.outbox.filter(one => one.act.field === field && one.act.item === item).pop()?.act.what,
  pending: (field, what) => connection.outbox.some(one => one.act.field === field && one.act.what === what),
  // One's own ideas as they will be: what is on its way included, what is being withdrawn left out.
  ideas(field, received) {
    const waiting = connection.outbox.filter(one => one.act.field === field).map(one => ({...one, act: one.act}))
    const unmatched = waiting.filter(one => one.act.what === 'send')
    const list = []
    for (const idea of received) {
      if (waiting.some(one => one.act.what === 'withdraw' && one.act.item === idea.id)) continue
      const edit = waiting.find(one => one.act.what === 'edit' && one.act.item === idea.id)
      // On the wall already, but not yet known to be safe.
      const at = unmatched.findIndex(one => one.act.text === idea.text && (one.act.photo ?? '') === (idea.picture ?? '') && !(one.known ?? []).includes(idea.id))
      if (at >= 0) unmatched.splice(at, 1)
      list.push({...idea, text: edit ? edit.act.text : idea.text, pending: Boolean(edit) || at >= 0})
    }
    return list.concat(unmatched.map(one => ({text: one.act.text, colour: one.act.colour, picture: one.act.photo, pending: true})))
  },
}

// ---- what the program says

function heard(message) {
  if (message.now) clockOffset = message.now - Date.now()
  if ('hand' in message || message.welcome) {
    handUp = Boolean(message.hand)
    if ('hand' in message) announce(say(handUp ? 'page.hand_raised' : 'page.hand_lowered'))
    showFoot()
  }
  if (message.pairing) {
    parts = new Map()
    main.replaceChildren(...lead.pairingPage(message.pairing))
    announce(say('page.lead.pairing_how') + ' ' + [...message.pairing.digits].join(' '))
    clearTimeout(pairingTimer)
    pairingTimer = setTimeout(() => { if (!connection.joined && connection.socket?.readyState === WebSocket.OPEN) connection.greet() }, message.pairing.ms + 500)
  }
  if (message.promise) {
    promised = message.promise
    showFoot()
  }
  if (message.waiting) showWaiting(message.waiting)
  if (message.returned) {
    panel?.code(message.returned)
    panel?.answered(say('page.returned'))
  }
  if (message.welcome) {
    toldWriting = false
    isNew = store.get('been') !== connection.code
    store.set('been', connection.code)
    me = message.welcome.me ?? ''
    panel?.code(message.welcome.back ?? '')
    promised = message.welcome.promise ?? ''
    if (lead) announce(say('page.lead.paired'))
    store.set('code', connection.code)
    document.title = message.welcome.title ? message.welcome.title + ' · Pressoir' : 'Pressoir'
    if (location.pathname === '/') history.replaceState(null, '', '/' + connection.code)
  }
  if (message.view) {
    const {head, order, fields} = message.view
    const wasNameless = shown.head.nameless
    if (head) shown.head = head
    if (shown.head.nameless !== wasNameless) showFoot()
    for (const field of fields ?? []) shown.fields.set(field.key, field)
    if (order) shown.order = order
  }
  if (message.own) {
    shown.own = message.own
    panel?.voters(shown.own.voters ?? 0)
  }
  const answered = message.received ?? message.refused?.id, refusal = message.refused?.say
  if (answered) unfinished.answered(answered, refusal)
  if (message.view || message.own || (refusal && parts.size)) showFields()
  // What is refused without a name of its own is the return code that was typed.
  if (!answered && refusal && panel?.waits()) panel.answered(refusal)
  if (!answered || lead || ask?.answered(answered, refusal)) return
  if (refusal) tellRefusal(message.refused)
  else announce(say('page.received'))
}

function tellRefusal({say: sentence}) {
  for (const part of parts.values()) if (part.refused) return part.refused(sentence)
  announce(sentence)
}

function showWaiting(sentence) {
  parts = new Map()
  main.replaceChildren(crowd(), make('h1', {text: say('page.waiting_at_door')}), make('p', {text: sentence}))
  announce(sentence)
}

function update(key) {
  parts.get(key)?.update(shown.fields.get(key), shown.own)
}

// ---- what is shown

function changed() {
  const waiting = connection.outbox.length
  strip.hidden = connection.joined || !parts.size
  if (!strip.hidden && strip.dataset.lang !== words.current() + waiting) {
    strip.dataset.lang = words.current() + waiting
    strip.replaceChildren(sign('wifi'), make('span', {text: say(waiting ? 'phone.offline' : 'page.offline')}))
  }
  if (strip.hidden) strip.dataset.lang = ''
  watchForMove()
  if (!connection.joined && connection.refused) askForCode(connection.refused.say)
  for (const key of parts.keys()) if (key !== 'heading') update(key)
}

// What becomes of what people write: read once, then kept at the foot.
let promised = '', promise = null
function promisePart() {
  if (lead || screen || !promised || store.get('promise') === promised) {
    promise?.remove()
    return promise = null
  }
  return promise ??= make('section', {class: 'promise'}, make('h2', {text: say('page.promise_title')}), make('p', {dir: 'auto', text: promised}),
    make('button', {type: 'button', class: 'second-button', text: say('page.late_understood'), onclick: () => {
      store.set('promise', promised)
      promisePart()
      showFoot()
      main.focus()
    }}))
}

let stepShown = null, isNew = false, late = null
function showFields() {
  const first = !parts.size
  if (first) main.replaceChildren(headBar)
  const isNewStep = shown.head.step !== stepShown
  if (isNewStep && stepShown && !lead) leaveStep(stepShown)
  stepShown = shown.head.step
  for (const [key, part] of parts) {
    if (shown.order.includes(key) && shown.fields.get(key).kind === part.kind && (!isNewStep || lead)) continue
    part.element.remove()
    parts.delete(key)
  }
  let before = headBar
  if (isNew && !lead && !screen && shown.head.number > 1) headBar.after(late = latecomer(shown.head, shown.fields.get('heading')?.text ?? ''))
  isNew = false
  for (const aside of [late, unfinished.part()]) {
    if (!aside || (aside === late && !late.isConnected)) continue
    if (before.nextElementSibling !== aside) before.after(aside)
    before = aside
  }
  for (const key of shown.order) {
    const field = shown.fields.get(key)
    const kind = kinds[field?.kind]
    if (!kind) continue  // of a newer program
    if (!parts.has(key)) parts.set(key, {kind: field.kind, ...kind(key, phone)})
    const part = parts.get(key)
    if (before.nextElementSibling !== part.element) before.after(part.element)
    before = part.element
    part.update(field, shown.own)
  }
  // Under what is asked, never before it.
  const told = promisePart()
  if (told && before.nextElementSibling !== told) before.after(told)
  showTime()
  if (isNewStep || first) {
    const heading = shown.fields.get('heading')
    if (heading) announce([shown.head.kind, heading.text].filter(Boolean).join('. '))
    if (!lead || first) scrollTo(0, 0)
  }
}

// Of a step without names nothing comes after its end, so that no idea stands alone.
function leaveStep(step) {
  late?.remove()
  late = null
  const part = parts.get('ideas'), field = shown.fields.get('ideas')
  const draft = part && document.getElementById('write')?.value.trim()
  phone.writes('')
  if (!draft || field?.anonymous || part.element.hidden) return
  unfinished.begin(step, draft, store.get('colour') ?? 'sun')
  store.set('draft.ideas', '')
}

const headName = make('span'), time = make('span', {class: 'time', role: 'timer', 'aria-live': 'off'})
const headBar = make('div', {class: 'head'})
function showTime() {
  headName.textContent = shown.head.title || shown.head.kind || ''
  const {timed, ends_at: endsAt, left_ms: left} = shown.head
  time.hidden = !timed
  if (!timed) return
  const ms = endsAt ? endsAt - Date.now() - clockOffset : left
  const seconds = Math.abs(ms > 0 ? Math.ceil(ms / 1000) : Math.trunc(ms / 1000))
  const two = n => String(n).padStart(2, '0')
  time.textContent = (ms < 0 ? '+' : '') + two(Math.floor(seconds / 60)) + ':' + two(seconds % 60)
  time.classList.toggle('late', ms < 0)
}
setInterval(() => { if (parts.size && shown.head.ends_at) showTime() }, 1000)

// A line that stays dead: the room may have another address.
const movedAfter = 8000
let moved = null, movedTimer
function watchForMove() {
  if (strip.hidden || lead || screen) {
    clearTimeout(movedTimer)
    movedTimer = null
    moved?.remove()
    moved = null
  } else if (!moved) movedTimer ??= setTimeout(() => main.prepend(moved = movedPart(connection.code, panel.shown())), movedAfter)
}

function askForCode(trouble = '') {
  parts = new Map()
  stepShown = null
  strip.hidden = true
  const input = make('input', {id: 'code', class: 'code', inputmode: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 9, 'aria-describedby': 'about'})
  const wrong = make('p', {class: 'trouble', role: 'alert', text: trouble})
  const form = make('form', {novalidate: true, onsubmit: event => {
    event.preventDefault()
    const code = plain(input.value)
    if (!codePattern.test(code)) {
      wrong.textContent = say('page.code_shape')
      return input.focus()
    }
    connection.join(code, words.current())
  }}, make('label', {for: 'code', text: say('page.enter_code')}), input, wrong,
  make('p', {id: 'about', class: 'quiet', text: say('page.no_account')}), make('button', {class: 'main-button', type: 'submit', text: say('page.enter')}))
  main.replaceChildren(crowd(), make('h1', {text: say(lead ? 'page.lead.title' : screen ? 'page.observer_title' : 'page.welcome')}), form)
  if (trouble) input.focus()
}

const ask = lead || screen ? null : askForm(text => [connection.ask({what: 'send', field: 'facilitator', text}), say(connection.joined ? 'page.sending' : 'page.offline')])
const panel = lead || screen ? null : devicePanel({
  back: code => { if (connection.joined) connection.socket.send(JSON.stringify({back: code})) },
  share(n) {
    connection.ask({what: 'send', field: 'device', item: String(n)}, act => act.field === 'device')
    announce(say(connection.joined ? 'page.sending' : 'phone.offline'))
  },
})
function showFoot() {
  const other = words.current() === 'fr' ? 'en' : 'fr'
  const hand = make('button', {type: 'button', class: 'text-button', 'aria-pressed': String(handUp), text: say(handUp ? 'page.hand_down' : 'page.hand_up'), hidden: Boolean(lead || screen) || !connection.joined, onclick: () => {
    if (connection.joined) connection.socket.send(JSON.stringify({hand: !handUp}))
  }})
  const hadFocus = foot.contains(document.activeElement) && document.activeElement.hasAttribute('aria-pressed')
  foot.replaceChildren(
    make('span', {text: say(lead ? 'page.lead.private' : screen ? 'page.observer' : 'page.privacy')}),
    hand,
    make('button', {type: 'button', class: 'text-button', lang: other, text: other === 'en' ? 'English' : 'Français', onclick: () => speak(other)}))
  if (ask && connection.joined && !shown.head.nameless) {
    ask.relabel()
    foot.append(ask.element)
  }
  if (panel && connection.joined) {
    panel.relabel()
    foot.append(panel.element)
    if (promised && store.get('promise') === promised) foot.append(make('details', {class: 'ask'}, make('summary', {text: say('page.promise_title')}), make('p', {dir: 'auto', text: promised})))
  }
  if (hadFocus) hand.focus()
}

async function speak(language) {
  await words.load(base, language, lead)
  store.set('lang', language)
  connection.speak(language)
  showFoot()
  if (parts.size) showFields()
  else askForCode()
  changed()
}

// ---- start

const wanted = store.get('lang') ?? ((navigator.languages ?? [navigator.language]).find(l => /^(fr|en)/i.test(l)) ?? 'fr').slice(0, 2).toLowerCase()
takeToken()
takeSlip()
await Promise.all([words.load(base, wanted, lead), loadSigns(base)])
headBar.append(sign('pressoir'), headName, time)
showFoot()
const inAddress = plain(location.pathname.slice(1))
const code = codePattern.test(inAddress) ? inAddress : store.get('code')
if (code) {
  main.replaceChildren(crowd(), make('h1', {text: say('page.welcome')}), make('p', {text: say('page.entering')}))
  connection.join(code, words.current())
} else {
  askForCode()
}
