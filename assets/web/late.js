// What a phone says once beside the view: to who comes late, where the room is; to who was writing when a step closed, what becomes of it.
import * as store from './store.js'
import {announce, make} from './dom.js'
import {say} from './words.js'

const graceMs = 20000

// Two lines, until they are read or the room goes on.
export function latecomer(head, heading) {
  const lines = [say('page.late_here', {n: head.number, of: head.steps, step: head.title || head.kind}), say('page.late_now', {asked: heading})]
  announce(lines.join(' '))
  const box = make('section', {class: 'aside'}, make('p', {text: lines[0]}), make('p', {text: lines[1], dir: 'auto'}),
    make('button', {type: 'button', class: 'second-button', text: say('page.late_understood'), onclick: () => box.remove()}))
  return box
}

// The sentence that was being written: some seconds to finish it, then the frigo is offered. send(step, text, colour) hands it over and gives
// the act's id; what is refused is here again.
export class Unfinished {
  constructor(send) {
    this.send = send
    this.kept = store.getJson('unfinished', null)
  }
  begin(step, text, colour) {
    this.keep({step, text, colour, until: Date.now() + graceMs})
    announce(say('page.unfinished', {n: graceMs / 1000}))
  }
  keep(kept) {
    this.kept = kept
    store.set('unfinished', kept ? JSON.stringify(kept) : '')
    clearInterval(this.ticking)
    this.element?.remove()
    this.element = null
  }
  answered(id, refusal) {
    if (this.sent?.id !== id) return
    const {step, text, colour} = this.sent
    this.sent = null
    if (refusal) this.keep({step, text, colour, until: 0})
  }
  // Its part of the page, made once; null when nothing waits.
  part() {
    if (!this.kept || this.element) return this.element
    const area = make('textarea', {id: 'unfinished', rows: 3, maxlength: 2000})
    const label = make('label', {for: 'unfinished'})
    const send = make('button', {type: 'button', class: 'main-button', onclick: () => {
      const {step, colour} = this.kept, text = area.value.trim()
      this.keep(null)
      if (text) this.sent = {id: this.send(step, text, colour), step, text, colour}
    }})
    const drop = make('button', {type: 'button', class: 'text-button', text: say('page.unfinished_drop'), onclick: () => this.keep(null)})
    area.value = this.kept.text
    area.addEventListener('input', () => {
      this.kept.text = area.value
      store.setJson('unfinished', this.kept)
    })
    const tick = () => {
      const left = Math.ceil((this.kept.until - Date.now()) / 1000)
      const words = say(left > 0 ? 'page.unfinished' : 'page.unfinished_over', {n: left}), button = say(left > 0 ? 'page.unfinished_send' : 'page.unfinished_park')
      if (label.textContent !== words) label.textContent = words
      if (send.textContent !== button) send.textContent = button
      if (left <= 0) clearInterval(this.ticking)
    }
    this.ticking = setInterval(tick, 1000)
    tick()
    return this.element = make('section', {class: 'aside'}, label, area, send, drop)
  }
}
