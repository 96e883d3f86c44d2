// The kinds of field that a view is made of. Each makes its part of the page once and keeps what is being typed through every change.
// A kind: make(key, phone) → {element, update(field, own)}; `phone` asks, says and knows what has not been received yet.
import * as store from './store.js'
import {announce, changes, make, sign} from './dom.js'
import {choices, grades, ranking} from './ballots.js'
import {places, words} from './own_ballots.js'
import {likes, notes, pictures} from './notes.js'
import {photoImage, photoPart} from './photo.js'
import {questions} from './questions.js'
import {inTurns} from './turns.js'
import {overPlainHttp, say} from './words.js'

const colours = ['sun', 'apricot', 'rose', 'lilac', 'sky', 'mint', 'leaf', 'stone']

const isCharacter = 'Segmenter' in Intl ? text => [...new Intl.Segmenter().segment(text)].length : text => [...text].length

function heading() {
  const title = make('h1', {dir: 'auto'})
  return {element: title, update: field => { title.textContent = field.text }}
}

function message() {
  const words = make('p', {dir: 'auto'})
  const box = make('div', {class: 'message'}, words)
  return {
    element: box,
    update(field) {
      box.replaceChildren(sign(field.pictogram), words)
      words.textContent = field.text
    },
  }
}

function text(key, phone) {
  const area = make('textarea', {id: 'write', rows: 3, maxlength: 2000, autocapitalize: 'sentences', enterkeyhint: 'enter', 'aria-describedby': 'under'})
  const label = make('label', {for: 'write'})
  const keptHere = make('span'), count = make('span')
  const palette = make('div', {class: 'colours'})
  const legend = make('legend')
  const send = make('button', {class: 'main-button', type: 'submit'})
  const promise = make('p', {class: 'quiet'}), trouble = make('p', {class: 'trouble', role: 'alert'})
  const colourChoice = make('fieldset', {}, legend, palette)
  const photo = photoPart(phone.code, () => measure())
  const form = make('form', {novalidate: true}, label, area, make('div', {class: 'under', id: 'under'}, keptHere, count),
    photo.element, colourChoice, trouble, send)
  const title = make('h2'), list = make('ul', {class: 'ideas'}), total = make('p', {class: 'quiet'})
  const who = introduction(phone)
  const element = make('section', {}, form, promise, who.element, title, list, total)
  let field = {}, own = {ideas: []}, colour = store.get('colour') ?? 'sun', editing = null

  area.value = store.get('draft.' + key) ?? ''
  area.addEventListener('input', () => {
    store.set('draft.' + key, area.value)
    phone.writes(area.value)
    trouble.textContent = ''
    measure()
  })
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  let sending = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const words = area.value.trim()
    if ((!words && !photo.has()) || sending) return area.focus()
    if (isCharacter(words) > field.most) return
    let picture
    if (photo.has()) {
      sending = true
      picture = await photo.send()
      sending = false
      if (!picture) return
      photo.clear()
    }
    phone.send(key, words, colour, own.ideas.map(idea => idea.id), picture)
    area.value = ''
    phone.writes('')
    store.set('draft.' + key, '')
    measure()
    area.focus()
  })

  function measure() {
    const left = field.most - isCharacter(area.value)
    keptHere.textContent = area.value ? say('page.kept_here') : ''
    count.textContent = left < 40 ? say('page.characters_left', {n: left}) : ''
    send.setAttribute('aria-disabled', String(left < 0))
  }

  const coloursChange = changes(), listChanges = changes()
  function chooseColours() {
    if (!coloursChange()) return
    legend.textContent = say('page.colour')
    palette.replaceChildren(...colours.map(name => {
      const choice = make('input', {type: 'radio', name: 'colour', value: name, checked: name === colour, 'aria-label': say('colour.' + name), onchange: () => {
        colour = name
        store.set('colour', name)
      }})
      return make('label', {title: say('colour.' + name)}, choice, make('span', {class: name}))
    }))
  }

  function stateOf(idea) {
    if (idea.pending) return ['sablier', 'page.pending', true]
    if (idea.stage === 'rejected') return ['coche', 'page.rejected']
    if (idea.stage === 'moderated') return ['sablier', 'page.moderated', true]
    if (idea.stage === 'kept') return ['coche', field.waits ? 'page.received_hidden' : 'page.received_soon']
    return ['coche', field.label ? 'page.received' : 'page.received_on_wall']
  }

  function row(idea) {
    const [picture, words, waits] = stateOf(idea)
    const item = make('li', {class: idea.colour + (waits ? ' waiting' : '')})
    if (editing === idea.id && idea.id) {
      const change = make('textarea', {rows: 2, maxlength: 2000, 'aria-label': say('page.change')})
      change.value = idea.text
      const done = () => { editing = null; drawList() }
      item.append(change, make('div', {class: 'row'},
        make('button', {type: 'button', class: 'second-button', text: say('page.save'), onclick: () => {
          const words = change.value.trim()
          if ((words || idea.picture) && isCharacter(words) <= field.most && words !== idea.text) phone.change(key, idea.id, words)
          done()
        }}),
        make('button', {type: 'button', class: 'second-button', text: say('page.leave'), onclick: done})))
      queueMicrotask(() => change.focus())
      return item
    }
    const more = make('span', {class: 'more'})
    if (idea.changes && !idea.pending) {
      more.append(
        make('button', {type: 'button', text: say('page.change'), 'aria-label': say('page.change_idea', {text: idea.text}), onclick: () => { editing = idea.id; drawList() }}),
        make('button', {type: 'button', text: say('page.withdraw'), 'aria-label': say('page.withdraw_idea', {text: idea.text}), onclick: () => {
          phone.withdraw(key, idea.id)
          announce(say('page.withdrawn'))
          title.focus()
        }}))
    }
    if (idea.picture) item.append(photoImage(idea.picture, idea.text))
    item.append(make('p', {class: 'words', dir: 'auto', text: idea.text}), make('div', {class: 'state' + (waits ? ' waits' : '')}, sign(picture), make('span', {text: say(words)}), more))
    return item
  }

  function drawList() {
    const ideas = phone.ideas(key, own.ideas)
    if (!listChanges(ideas, field, own.voters, editing)) return
    title.hidden = list.hidden = total.hidden = ideas.length === 0
    title.textContent = say('page.mine')
    title.tabIndex = -1
    // Never under the hand of who is changing one.
    if (!(editing && document.activeElement?.closest('.ideas textarea'))) list.replaceChildren(...ideas.map(row).reverse())
    const waiting = ideas.filter(idea => idea.pending).length
    total.textContent = waiting ? say('page.ideas_waiting', {n: ideas.length, waiting}) : ''
    const limit = field.limit * Math.max(1, own.voters ?? 0), spent = limit > 0 && ideas.length >= limit
    form.hidden = spent || !field.open
    promise.textContent = spent ? say('page.all_written', {n: limit}) : field.anonymous ? say('phone.anonymous') : limit > 0 ? say('page.limit', {n: limit - ideas.length}) : ''
    promise.hidden = !promise.textContent
  }

  return {
    element,
    update(newField, newOwn) {
      field = newField
      own = newOwn
      colourChoice.hidden = Boolean(field.label)  // what is no note has no colour
      label.textContent = field.label || say('page.your_idea')
      send.textContent = say(field.label ? 'page.send_plain' : 'page.send')
      who.update(own.voters ? '' : field.names)
      photo.element.hidden = !field.photos
      photo.relabel()
      chooseColours()
      measure()
      drawList()
    },
    refused(sentence, act) {
      if (act?.what === 'send' && !area.value) area.value = act.text
      trouble.textContent = sentence
      drawList()
    },
  }
}

// A first name and a table, for who wants to give them.
function introduction(phone) {
  const name = make('input', {id: 'first-name', autocomplete: 'given-name', maxlength: 40}), table = make('input', {id: 'table', inputmode: 'numeric', maxlength: 3, class: 'short'})
  const title = make('summary'), forName = make('label', {for: 'first-name'}), forTable = make('label', {for: 'table'}), told = make('p', {class: 'quiet'})
  const element = make('details', {class: 'who'}, title, told, forName, name, forTable, table)
  name.value = store.get('first-name') ?? ''
  table.value = store.get('table') ?? ''
  const tell = () => {
    const given = [name.value.trim(), table.value.replace(/\D/g, '')]
    if (given.join() === [store.get('first-name') ?? '', store.get('table') ?? ''].join()) return
    store.set('first-name', given[0])
    store.set('table', given[1])
    phone.introduce(...given)
    describe()
  }
  const describe = () => { title.textContent = name.value.trim() ? say('page.your_name', {name: name.value.trim()}) : say('page.your_name_if') }
  name.addEventListener('change', tell)
  table.addEventListener('change', tell)
  return {element, update(names) {
    element.hidden = !names
    if (!names) return
    describe()
    told.textContent = say('page.name_for_' + names)
    forName.textContent = say('page.first_name')
    forTable.textContent = say('page.table')
  }}
}

function takeaway() {
  const link = make('a', {class: 'main-button', target: '_blank', rel: 'noopener'}), why = make('p', {class: 'quiet'})
  return {
    element: make('section', {class: 'bottom'}, link, why),
    update(field) {
      link.href = field.href
      link.textContent = say('page.takeaway')
      why.textContent = say('page.takeaway_why')
    },
  }
}

function groups() {
  const title = make('h2'), list = make('ul', {class: 'groups'})
  return {
    element: make('section', {}, title, list),
    update(field) {
      title.textContent = say('page.groups')
      list.replaceChildren(...field.items.map(item => make('li', {},
        make('span', {class: 'letter', text: item.letter}), make('span', {dir: 'auto', text: item.title || say('page.untitled')}),
        make('span', {class: 'count', text: say('page.ideas', {n: item.count})}))))
    },
  }
}

function points(key, phone) {
  const left = make('p', {class: 'left', role: 'status'}), rule = make('p', {class: 'quiet'})
  const list = make('ol', {class: 'options'})
  const vote = make('button', {type: 'button', class: 'main-button'}), below = make('p', {class: 'quiet'}), trouble = make('p', {class: 'trouble', role: 'alert'})
  const element = make('section', {class: 'points'}, rule, left, list, make('div', {class: 'bottom'}, trouble, vote, below))
  let field = {options: []}, mine = store.getJson('ballot.' + key, null), voted = false, lastOwn = ''
  const rows = new Map()

  const here = option => mine?.[option] ?? 0
  const spent = () => field.options.reduce((sum, option) => sum + here(option.id), 0)
  const asPoints = () => field.options.filter(option => here(option.id)).map(option => ({option: option.id, points: here(option.id)}))

  function put(option, change) {
    const now = here(option.id) + change
    if (now < 0) return
    if (now > field.per_option) return announce(say('page.option_full', {n: field.per_option}))
    if (change > 0 && spent() >= field.per_person) return announce(say('page.none_left'))
    mine = {...mine, [option.id]: now}
    store.setJson('ballot.' + key, mine)
    trouble.textContent = ''
    draw()
  }

  function row(option, index) {
    const add = make('button', {type: 'button', class: 'add', onclick: () => put(option, 1)},
      make('span', {class: 'number', text: index + 1}), make('span', {dir: 'auto', text: option.text}))
    const told = make('span', {class: 'unseen'})
    add.append(told)
    const dots = make('span', {class: 'dots'})
    const item = make('li', {}, add, dots)
    return {item, draw() {
      const given = here(option.id)
      item.className = given ? 'chosen' : ''
      told.textContent = say('page.add_dot', {n: given, most: field.per_option})
      // A tap on a disc takes it back. More than four discs become a number and a way back.
      const shown = field.per_option > 4 ? Math.min(1, given) : given
      while (dots.childElementCount > field.per_option || (field.per_option > 4 && dots.childElementCount > 1)) dots.lastChild.remove()
      const slots = field.per_option > 4 ? 1 : field.per_option
      while (dots.childElementCount < slots) dots.append(make('button', {type: 'button'}))
      ;[...dots.children].forEach((dot, at) => {
        const isGiven = at < shown
        dot.className = 'dot' + (isGiven ? ' given' : '')
        dot.textContent = field.per_option > 4 && given ? given : ''
        dot.setAttribute('aria-label', say(isGiven ? 'page.take_back' : 'page.give_here', {option: option.text}))
        dot.onclick = () => put(option, isGiven ? -1 : 1)
      })
    }}
  }

  function draw() {
    rows.forEach(one => one.draw())
    const remaining = field.per_person - spent()
    left.textContent = say('page.left', {n: remaining})
    const pending = phone.pending(key, 'give')
    const changed = JSON.stringify(asPoints()) !== lastOwn
    vote.textContent = say(voted && !changed ? 'page.voted' : voted ? 'page.vote_again' : 'page.vote')
    vote.setAttribute('aria-disabled', String((voted && !changed) || pending))
    below.textContent = say(pending ? 'page.vote_pending' : voted && !changed ? 'page.vote_received' : 'page.vote_until_closed')
  }

  vote.addEventListener('click', () => {
    if (vote.getAttribute('aria-disabled') === 'true') return
    phone.give(key, asPoints())
    draw()
  })

  return {
    element,
    update(newField, own) {
      field = newField
      voted = own.voted
      const received = JSON.stringify(field.options.flatMap(option => own.points.filter(p => p.option === option.id).map(p => ({option: p.option, points: p.points}))))
      // What the program has counts, unless something newer is being chosen here.
      if (voted && received !== lastOwn && !phone.pending(key, 'give') && (mine === null || lastOwn !== '')) mine = Object.fromEntries(own.points.map(p => [p.option, p.points]))
      lastOwn = voted ? received : ''
      rule.textContent = say(field.secret ? 'page.rule_secret' : 'page.rule', {n: field.per_person, most: field.per_option}) + (field.secret ? overPlainHttp() : '')
      const ids = field.options.map(option => option.id + option.text).join()
      if (list.dataset.ids !== ids) {
        list.dataset.ids = ids
        rows.clear()
        field.options.forEach((option, index) => rows.set(option.id, row(option, index)))
        list.replaceChildren(...[...rows.values()].map(one => one.item))
      }
      draw()
    },
    refused(sentence) {
      trouble.textContent = sentence
      draw()
    },
  }
}

function result() {
  const sentence = make('p', {dir: 'auto'}), list = make('ol', {class: 'result'})
  return {
    element: make('section', {}, sentence, list),
    update(field) {
      sentence.textContent = field.sentence
      const most = Math.max(1, ...field.rows.map(row => row.points))
      list.replaceChildren(...field.rows.map(row => make('li', {},
        make('div', {class: 'label'}, make('span', {class: 'rank', text: row.rank || ''}), make('span', {dir: 'auto', text: row.text}),
          make('span', {class: 'points', text: row.told})),
        make('progress', {max: most, value: row.points, 'aria-hidden': 'true'}))))
    },
  }
}

export const kinds = {heading, message, text, notes, likes, pictures, takeaway, groups, questions, result,
  ...Object.fromEntries(Object.entries({points, choices, grades, ranking, places, words}).map(([name, kind]) => [name, inTurns(kind)]))}
