// Ballots of a vote whose marks are places on two axes, or words of one's own.
import {make} from './dom.js'
import {ballot, redraw} from './ballots.js'
import {say} from './words.js'

const most = 100

export function places(key, phone) {
  const discs = make('div', {class: 'discs'}), ends = ['left', 'right', 'below', 'above'].map(name => make('span', {class: 'end ' + name}))
  const field = make('div', {class: 'axes', 'aria-hidden': 'true'}, ...ends, discs)
  const hint = make('p', {class: 'quiet', role: 'status'}), list = make('div', {})
  let me, chosen = '', held = false

  // Its place is set by script: the page's rules allow no style in markup.
  function disc({x, y}, number) {
    const element = make('span', {class: 'disc', text: number})
    element.style.left = x + '%'
    element.style.bottom = y + '%'
    return element
  }
  const placed = option => me.mine[option.id]
  const next = () => me.options.find(option => !placed(option))?.id ?? ''
  function put(id, place) {
    me.mine[id] = place
    me.change()
  }
  // In the field, a finger puts the chosen one, and leads it as long as it is down.
  function follow(event) {
    const id = chosen || next()
    if (!id || me.locked()) return
    const box = discs.getBoundingClientRect()
    const part = (at, from, size) => Math.round(Math.max(0, Math.min(1, (at - from) / size)) * most)
    chosen = id
    put(id, {x: part(event.clientX, box.left, box.width), y: most - part(event.clientY, box.top, box.height)})
  }
  field.addEventListener('pointerdown', event => {
    held = true
    field.setPointerCapture(event.pointerId)
    follow(event)
  })
  field.addEventListener('pointermove', event => { if (held) follow(event) })
  for (const end of ['pointerup', 'pointercancel']) field.addEventListener(end, () => {
    held = false
    chosen = ''
    if (me) draw(me)
  })

  function draw(ballot) {
    me = ballot
    ends.forEach((end, at) => { end.textContent = me.field.ends[at] })
    discs.replaceChildren(...me.options.flatMap((option, at) => placed(option) ? [disc(placed(option), at + 1)] : []))
    const now = me.options.find(option => option.id === (chosen || next()))
    hint.textContent = now ? say('page.to_place', {text: now.text}) : say('page.placed', {n: me.options.length, all: me.options.length})
    if (held) return
    const slider = (option, axis, low, high) => {
      const input = make('input', {type: 'range', min: 0, max: most, step: 1, id: axis + option.id, disabled: me.locked(), 'aria-label': say('page.place_here', {text: option.text, low, high})})
      input.value = placed(option)?.[axis] ?? most / 2
      input.addEventListener('input', () => put(option.id, {x: most / 2, y: most / 2, ...placed(option), [axis]: Number(input.value)}))
      return make('div', {class: 'slider'}, make('span', {text: low}), input, make('span', {text: high}))
    }
    // A slider under the finger is never made anew.
    if (list.contains(document.activeElement) && document.activeElement.type === 'range') return
    redraw(list, ...me.options.map((option, at) => make('fieldset', {class: 'placed' + (placed(option) ? ' chosen' : '')},
      make('legend', {}, make('span', {class: 'number', text: at + 1}), make('span', {dir: 'auto', text: option.text})),
      slider(option, 'x', me.field.ends[0], me.field.ends[1]), slider(option, 'y', me.field.ends[2], me.field.ends[3]))))
  }
  return ballot(key, phone, {
    list: make('div', {}, field, hint, list),
    rule: () => say('page.place_each'),
    given: ballot => ballot.options.filter(option => ballot.mine[option.id]).map(option => ({option: option.id, points: ballot.mine[option.id].x, height: ballot.mine[option.id].y})),
    take(ballot, points) { ballot.mine = Object.fromEntries(points.map(p => [p.option, {x: p.points, y: p.height}])) },
    draw,
  })
}

export function words(key, phone) {
  const list = make('div', {class: 'some-words'})
  return ballot(key, phone, {
    list,
    rule: field => say('page.some_words', {n: field.most}),
    given: me => Object.entries(me.mine).filter(([at, text]) => text.trim() && Number(at) <= me.field.most).map(([at, text]) => ({option: me.options[0].id, points: Number(at), text: text.trim()})),
    take(me, points) { me.mine = Object.fromEntries(points.map(p => [p.points, p.text])) },
    draw(me) {
      redraw(list, ...Array.from({length: me.field.most}, (_, at) => {
        const input = make('input', {type: 'text', id: 'word' + (at + 1), maxlength: me.field.characters, autocapitalize: 'none', autocomplete: 'off', enterkeyhint: 'next', dir: 'auto', disabled: me.locked(), 'aria-label': say('page.a_word', {n: at + 1})})
        input.value = me.mine[at + 1] ?? ''
        input.addEventListener('input', () => {
          me.mine[at + 1] = input.value
          me.change(false)
        })
        input.addEventListener('keydown', event => { if (event.key === 'Enter') document.getElementById('word' + (at + 2))?.focus() })
        return input
      }))
    },
  })
}
