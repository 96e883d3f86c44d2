// The private page of who leads: the session's course, the ideas that wait, outcomes, the room. Its kinds of field are made like those of fields.js;
// `phone.order` carries an order out and says what came of it.
import {announce, make} from './dom.js'
import {photoImage} from './photo.js'
import {current, say} from './words.js'

const button = (look, onclick) => make('button', {type: 'button', class: look, onclick})
// Sets what changed only, so that nothing loses the focus or is read again.
function put(element, text, shown = true) {
  if (element.textContent !== text) element.textContent = text
  element.hidden = !shown
}

export function pairingPage({digits}) {
  const shown = make('p', {class: 'digits', 'aria-label': [...digits].join(' '), text: digits})
  return [make('h1', {text: say('page.lead.title')}), make('p', {text: say('page.lead.pairing_how')}), shown, make('p', {class: 'quiet', text: say('page.lead.pairing_renewed')})]
}

// ---- what was done, with a way back for eight seconds

const toast = make('div', {class: 'toast', role: 'status', hidden: true})
document.body.append(toast)
let toastTimer
function tell(sentence, undo) {
  clearTimeout(toastTimer)
  toast.replaceChildren(make('span', {text: sentence}), ...(undo ? [make('button', {type: 'button', text: say('page.lead.undo'), onclick: undo})] : []))
  toast.hidden = false
  toastTimer = setTimeout(() => { toast.hidden = true }, 8000)
}

// order(what, {…}, {said, undo}) for the kinds below.
export function ordersOf(connection) {
  const order = (what, more = {}, {said, undo, done} = {}) => connection.order({what, ...more}, refused => {
    if (refused) tell(refused.say ?? say('page.lead.not_sent'))
    else if (said) tell(say(said), undo && (() => order('undo', {}, {said: 'page.lead.undone'})))
    done?.(!refused)
  })
  return order
}

function now(key, phone) {
  const where = make('p', {class: 'quiet where'}), title = make('h1', {dir: 'auto'}), instruction = make('p', {dir: 'auto'})
  let field = {}, sure = 0
  const shorter = button('second-button', () => phone.order('shorter')), longer = button('second-button', () => phone.order('longer'))
  const pause = button('second-button', () => phone.order(field.paused ? 'resume' : 'pause'))
  const clock = make('div', {class: 'choices'}, shorter, pause, longer)
  const act = button('second-button wide', () => phone.order(field.act, {}, {said: 'page.lead.done'})), ballots = make('p', {class: 'quiet'})
  const roti = button('second-button wide', () => phone.order('roti', {}, {said: 'page.lead.done'}))
  const next = button('main-button', () => {
    // The end is the one step that asks twice.
    if (field.started && !field.next && !field.over && Date.now() - sure > 4000) {
      sure = Date.now()
      next.textContent = say('page.lead.sure')
      return announce(next.textContent)
    }
    phone.order('next', {item: field.step})
  })
  const previous = button('second-button', () => phone.order('previous', {item: field.step}))
  const cover = button('second-button', () => phone.order(field.cover === 'on' ? 'uncover' : 'cover'))
  const notesTitle = make('h2'), notes = make('p', {class: 'private', dir: 'auto'})
  return {
    element: make('section', {}, where, title, instruction, clock, act, ballots, roti, next, make('div', {class: 'choices'}, previous, cover), notesTitle, notes),
    update(fresh) {
      if (fresh.step !== field.step) sure = 0
      field = fresh
      const running = field.started && !field.over
      const late = field.late > 0 ? say('page.lead.late', {n: field.late}) : field.late < 0 ? say('page.lead.early', {n: -field.late}) : say('page.lead.on_time')
      put(where, running ? say('page.lead.place', {place: field.place}) + ' · ' + late : say('page.lead.private'))
      where.classList.toggle('late', running && field.late > 0)
      put(title, running ? field.title : say(field.over ? 'page.lead.over' : 'page.lead.not_started'))
      put(instruction, field.instruction, Boolean(field.instruction))
      clock.hidden = !running
      put(shorter, say('page.lead.shorter'))
      put(longer, say('page.lead.longer'))
      shorter.setAttribute('aria-label', say('page.lead.shorter') + ', ' + say('page.lead.shorter_said'))
      longer.setAttribute('aria-label', say('page.lead.longer') + ', ' + say('page.lead.longer_said'))
      put(pause, say(field.paused ? 'page.lead.resume' : 'page.lead.pause'))
      put(act, field.act === 'none' ? '' : say('page.lead.' + field.act), field.act !== 'none')
      put(ballots, say('page.lead.ballots', {n: field.ballots}), field.act === 'close_vote')
      put(roti, say('page.lead.roti'), field.roti && running)
      const goesOn = field.next_minutes ? say('page.lead.next_minutes', {title: field.next, n: field.next_minutes}) : say('page.lead.next', {title: field.next})
      if (Date.now() - sure > 4000) put(next, !field.started ? say('page.lead.start', {title: field.next}) : field.next ? goesOn : say('page.lead.finish'), !field.over && Boolean(field.started || field.next))
      put(previous, say('page.lead.previous'), field.has_previous)
      put(cover, say(field.cover === 'on' ? 'page.lead.uncover' : 'page.lead.cover'), field.cover !== 'none')
      put(notesTitle, say('page.lead.notes'), running)
      put(notes, field.notes || say('page.lead.no_notes'), running)
    },
  }
}

function queue(key, phone) {
  const title = make('h2', {tabindex: -1}), why = make('p', {class: 'quiet'}), keys = make('p', {class: 'quiet'}), list = make('ul', {class: 'ideas'}), others = make('p', {class: 'quiet'})
  const rows = new Map()  // by id, so that a row under the hand stays
  let field = {items: [], targets: []}, total = null

  // Gone from here at once; back if the program says no.
  function settle(id, what, more, said) {
    const row = rows.get(id)
    const next = row.item.nextElementSibling ?? row.item.previousElementSibling
    row.item.hidden = true
    phone.order(what, {item: id, ...more}, {said, undo: true, done: ok => { if (!ok) row.item.hidden = false }})
    ;(next?.querySelector('button') ?? title).focus()
  }
  function about(id, what, said) {
    phone.order(what, {item: id}, {said})
  }

  function row(idea) {
    const words = make('p', {class: 'words', dir: 'auto'}), from = make('p', {class: 'from'}), more = make('div', {class: 'more-acts', hidden: true})
    const accept = make('button', {type: 'button', class: 'second-button', text: say('page.lead.accept'), onclick: () => settle(idea.id, 'accept', {}, 'page.lead.accepted')})
    const reject = make('button', {type: 'button', class: 'second-button', text: say('page.lead.reject'), onclick: () => settle(idea.id, 'reject', {}, 'page.lead.rejected')})
    const open = make('button', {type: 'button', class: 'second-button', 'aria-expanded': 'false', text: say('page.lead.more'), onclick: () => show(more.hidden)})
    function show(shown) {
      phone.order(shown ? 'take' : 'release', {item: idea.id})
      open.setAttribute('aria-expanded', String(shown))
      more.hidden = !shown
      if (!shown) return
      const choose = make('select', {id: 'into-' + idea.id, onchange: event => settle(idea.id, 'accept', {into: event.target.value}, 'page.lead.merged')},
        make('option', {value: '', text: say('page.lead.merge_choose')}), ...field.targets.map(target => make('option', {value: target.id, text: target.text})))
      more.replaceChildren(
        ...(field.targets.length ? [make('label', {for: 'into-' + idea.id, text: say('page.lead.merge')}), choose] : []),
        make('button', {type: 'button', class: 'second-button', text: say('page.lead.mute'), onclick: () => about(idea.id, 'mute', 'page.lead.muted_done')}),
        make('button', {type: 'button', class: 'second-button', text: say('page.lead.send_out'), onclick: () => about(idea.id, 'send_out', 'page.lead.sent_out_done')}),
        make('button', {type: 'button', class: 'second-button', text: say('page.lead.close_more'), onclick: () => { show(false); open.focus() }}))
    }
    const item = make('li', {onkeydown: event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('select')) return
      const act = {a: () => accept.click(), e: () => reject.click(), m: () => about(idea.id, 'mute', 'page.lead.muted_done'), x: () => about(idea.id, 'send_out', 'page.lead.sent_out_done')}[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }}, words, from, make('div', {class: 'row'}, accept, reject, open), more)
    return {item, lang: current(), update(fresh) {
      item.className = fresh.colour
      put(words, fresh.text)
      if (fresh.picture && !item.querySelector('img')) item.prepend(photoImage(fresh.picture, fresh.text))
      put(from, fresh.from, Boolean(fresh.from))
      accept.setAttribute('aria-label', say('page.lead.accept_idea', {text: fresh.text}))
      reject.setAttribute('aria-label', say('page.lead.reject_idea', {text: fresh.text}))
      open.setAttribute('aria-label', say('page.lead.more_idea', {text: fresh.text}))
    }}
  }

  return {
    element: make('section', {}, title, why, keys, list, others),
    update(fresh) {
      field = fresh
      put(title, say('page.lead.queue', {n: field.total}))
      put(why, say(field.moderated ? 'page.lead.queue_on' : 'page.lead.queue_off'))
      put(keys, say('page.lead.keys'), field.items.length > 0)
      if (total !== null && field.total > total) announce(title.textContent)
      total = field.total
      const here = field.items.filter(idea => !idea.taken || idea.taken === phone.me())
      for (const [id, one] of rows) if (one.lang !== current() || !here.some(idea => idea.id === id)) one.item.remove(), rows.delete(id)
      let before = null
      for (const idea of here) {
        if (!rows.has(idea.id)) rows.set(idea.id, row(idea))
        const {item, update} = rows.get(idea.id)
        update(idea)
        if (item.previousElementSibling !== before || item.parentElement !== list) before ? before.after(item) : list.prepend(item)
        before = item
      }
      put(others, say('page.lead.queue_others', {n: field.items.length - here.length}), field.items.length > here.length)
    },
  }
}

function outcomes(key, phone) {
  const title = make('h2'), kinds = make('div', {class: 'choices', role: 'group'})
  const words = make('textarea', {id: 'outcome', rows: 2, maxlength: 2000}), wordsLabel = make('label', {for: 'outcome'})
  const owner = make('input', {id: 'owner', maxlength: 120, autocomplete: 'off'}), ownerLabel = make('label', {for: 'owner'})
  const due = make('input', {id: 'due', type: 'date'}), dueLabel = make('label', {for: 'due'})
  const ofAction = make('div', {class: 'of-action'}, ownerLabel, owner, dueLabel, due)
  const write = make('button', {class: 'second-button wide', type: 'submit'})
  const form = make('form', {class: 'small-form', novalidate: true, onsubmit: event => {
    event.preventDefault()
    const text = words.value.trim()
    if (!text) return words.focus()
    const more = kind === 'action' ? {owner: owner.value.trim(), ...(due.value && {due: due.value})} : {}
    phone.order(kind, {text, ...more}, {said: 'page.lead.done', undo: true, done: ok => {
      if (ok) words.value = owner.value = due.value = ''
      words.focus()
    }})
  }}, kinds, wordsLabel, words, ofAction, write)
  const decisionsTitle = make('h3'), decisions = make('ul', {class: 'written'}), actionsTitle = make('h3'), actions = make('ul', {class: 'written'})
  let kind = 'decision', field = {decisions: [], actions: []}
  function choose() {
    kinds.setAttribute('aria-label', say('page.lead.kind'))
    kinds.replaceChildren(...['decision', 'action', 'park'].map(name => make('button', {type: 'button', class: 'second-button', 'aria-pressed': String(name === kind), text: say('page.lead.' + name), onclick: event => {
      kind = name
      for (const one of kinds.children) one.setAttribute('aria-pressed', String(one === event.currentTarget))
      ofAction.hidden = kind !== 'action'
      words.focus()
    }})))
    ofAction.hidden = kind !== 'action'
  }
  let spoken
  return {
    element: make('section', {}, title, form, decisionsTitle, decisions, actionsTitle, actions),
    update(fresh) {
      field = fresh
      if (spoken !== current()) choose(), spoken = current()
      put(title, say('page.lead.outcomes'))
      put(wordsLabel, say('page.lead.words'))
      put(ownerLabel, say('page.lead.owner'))
      put(dueLabel, say('page.lead.due'))
      put(write, say('page.lead.write'))
      for (const [heading, list, name] of [[decisionsTitle, decisions, 'decisions'], [actionsTitle, actions, 'actions']]) {
        put(heading, say('page.lead.' + name), field[name].length > 0)
        list.replaceChildren(...field[name].map(text => make('li', {dir: 'auto', text})))
      }
    },
  }
}

function room(key, phone) {
  const title = make('h2'), people = make('p'), door = make('p'), letIn = button('second-button wide', () => phone.order('let_in', {}, {said: 'page.lead.done'}))
  const hands = make('p'), lower = button('second-button', () => phone.order('lower_hands', {}, {said: 'page.lead.done'}))
  const lock = button('second-button', () => phone.order(field.locked ? 'unlock' : 'lock'))
  const held = make('p', {class: 'quiet'}), forgive = button('second-button', () => phone.order('forgive', {}, {said: 'page.lead.done'}))
  const banned = make('textarea', {id: 'banned', rows: 2, maxlength: 2000, 'aria-describedby': 'banned-why', spellcheck: 'false'}), bannedLabel = make('label', {for: 'banned'}), bannedWhy = make('p', {class: 'quiet', id: 'banned-why'})
  const save = make('button', {class: 'second-button', type: 'submit'})
  const form = make('form', {class: 'small-form', novalidate: true, onsubmit: event => {
    event.preventDefault()
    phone.order('words', {text: banned.value}, {said: 'page.lead.done', undo: true})
  }}, bannedLabel, banned, bannedWhy, save)
  const leave = button('text-button', () => phone.order('leave', {}, {done: ok => { if (ok) location.assign('/') }}))
  let field = {}
  return {
    element: make('section', {}, title, hands, lower, people, door, letIn, lock, held, forgive, form, leave),
    update(fresh) {
      if (fresh.hands > (field.hands ?? 0)) announce(say('page.lead.hands', {n: fresh.hands}))
      put(hands, say('page.lead.hands', {n: fresh.hands}), fresh.hands > 0)
      put(lower, say('page.lead.lower'), fresh.hands > 0)
      if (document.activeElement !== banned && fresh.banned !== field.banned) banned.value = fresh.banned
      field = fresh
      put(title, say('page.lead.room'))
      put(people, say('page.lead.people', {n: field.people}))
      put(door, field.at_door ? say('page.lead.at_door', {n: field.at_door}) : say('page.lead.locked'), field.locked)
      put(letIn, say('page.lead.let_in'), field.at_door > 0)
      put(lock, say(field.locked ? 'page.lead.unlock' : 'page.lead.lock'))
      const count = [field.muted && say('page.lead.muted', {n: field.muted}), field.sent_out && say('page.lead.sent_out', {n: field.sent_out})].filter(Boolean)
      put(held, count.join(' · '), count.length > 0)
      put(forgive, say('page.lead.forgive'), count.length > 0)
      put(bannedLabel, say('page.lead.banned'))
      put(bannedWhy, say('page.lead.banned_why'))
      put(save, say('page.lead.save'))
      put(leave, say('page.lead.leave'))
    },
  }
}

export const kinds = {console_now: now, console_queue: queue, console_outcomes: outcomes, console_room: room}
