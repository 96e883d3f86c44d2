// A vote that one device gives several times: each of those who share it in turn, or one printed slip after the other; with nothing left of the one before.
import * as store from './store.js'
import {announce, make} from './dom.js'
import {say} from './words.js'

const slipPattern = /^[A-HJKMNP-Z2-9]{12}$/
const plain = typed => typed.toUpperCase().replace(/[\s-]/g, '')

// A slip that was scanned, kept until it has voted.
export function takeSlip() {
  const scanned = /^#B(.{12,14})$/.exec(location.hash)
  if (!scanned || !slipPattern.test(plain(scanned[1]))) return
  store.set('slip', plain(scanned[1]))
  history.replaceState(null, '', location.pathname)
}

// A kind of ballot as it is on a phone of one's own, and in turns.
export const inTurns = kind => (key, phone) => {
  const who = make('p', {class: 'turn', tabindex: -1}), place = make('div', {class: 'ballot'}), trouble = make('p', {class: 'trouble', role: 'alert'})
  const start = make('button', {type: 'button', class: 'main-button', onclick: () => mode === 'slips' ? another() : begin()})
  const label = make('label', {for: 'slip'}), input = make('input', {id: 'slip', class: 'slip', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 20})
  const go = make('button', {type: 'submit', class: 'main-button'})
  const slips = make('form', {novalidate: true, hidden: true, onsubmit: event => {
    event.preventDefault()
    const code = plain(input.value)
    if (!slipPattern.test(code)) {
      trouble.textContent = say('page.slip_shape')
      return input.focus()
    }
    store.set('slip', code)
    input.value = ''
    begin()
  }}, label, input, go)
  const element = make('section', {class: 'ballot'}, who, trouble, slips, place, start)
  let part = null, mode = null, turn = -1, told = '', last = '', field, own

  const waiting = () => phone.given(key)
  const slip = () => store.get('slip')
  function show(device) {
    part = kind(key, device)
    place.replaceChildren(part.element)
  }
  function forget() {
    store.set('ballot.' + key, '')
    place.replaceChildren()
    part = null
  }
  const next = () => own.turns + waiting()
  function begin() {
    turn = mode === 'slips' ? 0 : next()
    trouble.textContent = last = ''
    forget()
    show(Object.assign(Object.create(phone), {
      pending: () => false,
      give(field, points, group) {
        const voter = turn, code = mode === 'slips' ? slip() : ''
        forget()
        turn = -1
        if (code) {
          last = code
          store.set('slip', '')
        }
        phone.give(field, points, group, voter, code)
        draw()
        announce(told)
        ;(start.hidden ? who : start).focus()
      },
    }))
    draw()
    who.focus()
  }
  // The next slip is typed first.
  function another() {
    last = ''
    draw()
    input.focus()
  }
  function tell(sentence, fills) {
    told = sentence
    if (who.textContent !== told) who.textContent = told
    who.classList.toggle('handed', !fills)
    if (fills) part.update(field, {...own, voted: false, points: [], group: -1})
  }
  function draw() {
    const fills = Boolean(part) && turn >= 0, pending = waiting() > 0
    if (mode === 'slips') {
      slips.hidden = fills || Boolean(last) || pending
      start.hidden = fills || !(last || pending)
      start.textContent = say('page.slip_another')
      label.textContent = say('page.slip')
      go.textContent = say('page.slip_go')
      return tell(fills ? '' : pending ? say('page.vote_pending') : last ? say('page.slip_done', {code: last.replace(/(.{4})(?=.)/g, '$1-')}) : say('page.slip_why'), fills)
    }
    const at = next(), of = own.voters
    start.hidden = fills || at >= of
    start.textContent = say('page.my_turn')
    tell(fills ? say('page.turn', {n: turn + 1, of})
      : at >= of ? say(pending ? 'page.vote_pending' : 'page.turns_done', {n: of})
      : at === 0 ? say('page.turn', {n: 1, of})
      : pending ? say('page.turn_pending', {n: at + 1, of}) : say('phone.shared_device', {n: at + 1, of}), fills)
  }
  return {
    element,
    update(newField, newOwn) {
      field = newField
      own = newOwn
      const now = field.slips || field.rules?.slips ? 'slips' : own.voters > 0 ? 'turns' : 'own'
      if (mode !== now) {
        mode = now
        who.hidden = start.hidden = mode === 'own'
        slips.hidden = mode !== 'slips'
        trouble.textContent = last = ''
        turn = -1
        if (mode === 'own') show(phone)
        else forget()
        if (mode === 'slips' && slip()) return begin()
      }
      if (mode === 'own') part.update(field, own)
      else draw()
    },
    refused(sentence) {
      if (mode === 'own') return part.refused(sentence)
      trouble.textContent = sentence
      last = ''
      draw()
    },
  }
}
