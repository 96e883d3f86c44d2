// Questions of the room: each may be supported once; what became of it is told. And the form for a question to the facilitators alone.
import {announce, make} from './dom.js'
import {say} from './words.js'

export function questions(key, phone) {
  const title = make('h2'), list = make('ul', {class: 'questions'})
  let last
  function row(item, own) {
    const pending = phone.asked(key, item.id)
    const supported = pending ? pending === 'support' : own.supported.includes(item.id)
    const mine = own.ideas.some(idea => idea.id === item.id)
    const me = make('button', {type: 'button', id: 's' + item.id, class: 'second-button', 'aria-pressed': String(supported), text: say(supported ? 'page.supported' : 'page.support'),
      'aria-label': supported ? undefined : say('page.support_question', {text: item.text}), onclick: () => phone.support(key, item.id, !supported)})
    return make('li', {class: item.state ? 'settled' : ''}, make('p', {class: 'words', dir: 'auto', text: item.text}),
      item.state && make('p', {class: 'from', text: item.state}), item.answer && make('p', {dir: 'auto', text: item.answer}),
      make('div', {class: 'row'}, make('span', {class: 'count', text: say('page.wanted_by', {n: item.supports})}), item.open && !mine && me))
  }
  return {
    element: make('section', {}, title, list),
    update(field, own) {
      const now = JSON.stringify([field, own.supported, own.ideas.map(idea => idea.id), field.items.map(item => phone.asked(key, item.id)), say('page.support')])
      if (now === last) return
      last = now
      title.textContent = say('page.questions')
      title.hidden = !field.items.length
      const focused = list.contains(document.activeElement) ? document.activeElement.id : ''
      list.replaceChildren(...field.items.map(item => row(item, own)))
      if (focused) document.getElementById(focused)?.focus()
    },
  }
}

// At the foot of the page, at any moment; only who leads reads it. send(text) gives the act's id and what to say meanwhile.
export function askForm(send) {
  const area = make('textarea', {id: 'ask', rows: 2, maxlength: 280}), label = make('label', {for: 'ask'}), done = make('p', {class: 'quiet', role: 'status'})
  const button = make('button', {type: 'submit', class: 'second-button'}), summary = make('summary', {})
  const waiting = new Map()  // id → words not known to be safe
  const form = make('form', {novalidate: true, onsubmit: event => {
    event.preventDefault()
    const text = area.value.trim()
    if (!text) return area.focus()
    const [id, meanwhile] = send(text)
    waiting.set(id, text)
    area.value = ''
    done.textContent = meanwhile
    announce(meanwhile)
  }}, label, area, button, done)
  const element = make('details', {class: 'ask'}, summary, form)
  return {element, answered(id, refusal) {
    const text = waiting.get(id)
    if (text === undefined) return false
    waiting.delete(id)
    if (refusal && !area.value) area.value = text
    done.textContent = refusal || say('page.ask_facilitator_done')
    announce(done.textContent)
    return true
  }, relabel() {
    summary.textContent = say('page.ask_facilitator')
    label.textContent = say('page.your_question_to_facilitator')
    button.textContent = say('page.send_plain')
    done.textContent = ''
  }}
}
