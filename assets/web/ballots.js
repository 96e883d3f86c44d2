// Ballots of a vote: choices, grades, a ranking. What is being chosen stays here until it is received, and the program's copy counts after that.
import * as store from './store.js'
import {announce, make} from './dom.js'
import {current, overPlainHttp, say} from './words.js'

// The same order whenever this phone shows it, another one on the next phone.
function inOrder(field) {
  if (!field.rules.shuffled) return field.options
  const number = text => [...(store.token() + text)].reduce((hash, c) => Math.imul(hash ^ c.charCodeAt(0), 16777619) >>> 0, 2166136261)
  return [...field.options].sort((a, b) => number(a.id) - number(b.id))
}

// What all ballots share. `form`: rule(field), list (element), draw(ballot) makes it anew; given(ballot) and take(ballot, points) where its
// marks are more than one number for an option.
export function ballot(key, phone, form) {
  const rule = make('p', {class: 'quiet'}), trouble = make('p', {class: 'trouble', role: 'alert'})
  const vote = make('button', {type: 'button', class: 'main-button'}), below = make('p', {class: 'quiet'})
  const who = make('fieldset', {class: 'levels', hidden: true})
  const element = make('section', {class: 'ballot'}, rule, who, form.list, make('div', {class: 'bottom'}, trouble, vote, below))
  const kept = store.getJson('ballot.' + key, null)
  const me = {key, field: null, options: [], mine: kept?.mine ?? {}, why: kept?.why ?? {}, change, trouble: sentence => { said = sentence }, locked: () => voted && !me.field.rules.changeable}
  let begun = Boolean(kept), voted = false, received = '', drawn = '', said = '', group = kept?.group ?? -1

  const given = () => form.given ? form.given(me) : me.options.filter(one => me.mine[one.id] !== undefined)
    .map(one => ({option: one.id, points: me.mine[one.id], ...(me.why[one.id] && me.mine[one.id] < (me.field.asks_why ?? 0) ? {text: me.why[one.id]} : {})}))
  const told = (points, from) => JSON.stringify([from, ...[...points].map(p => [p.option, p.points, p.text ?? '', p.height ?? 0]).sort()])

  // Which table or college the ballot comes from, where the vote asks.
  function drawGroups() {
    const groups = me.field.rules.groups ?? []
    who.hidden = !groups.length
    if (who.dataset.groups === JSON.stringify([groups, group, me.locked()])) return
    who.dataset.groups = JSON.stringify([groups, group, me.locked()])
    redraw(who, make('legend', {text: say('page.ballot_from')}), ...groups.map((name, at) => tick('radio', 'who', 'who' + at, name, at === group, me.locked(), () => {
      group = at
      change()
    })))
  }
  function change(redraw = true) {
    begun = true
    store.setJson('ballot.' + key, {mine: me.mine, why: me.why, group})
    drawGroups()
    trouble.textContent = said
    said = ''
    if (redraw) form.draw(me)
    state()
  }
  function state() {
    const pending = phone.pending(key, 'give'), changed = told(given(), group) !== received
    const done = voted && !changed
    vote.textContent = say(done ? 'page.voted' : voted ? 'page.vote_again' : 'page.vote')
    vote.setAttribute('aria-disabled', String(done || pending || me.locked() || !given().length || (!who.hidden && group < 0)))
    const last = me.field.rules.changeable
    below.textContent = say(pending ? 'page.vote_pending' : done ? (last ? 'page.vote_received' : 'page.vote_for_good_received') : last ? 'page.vote_until_closed' : 'page.vote_for_good')
  }
  vote.addEventListener('click', () => {
    if (vote.getAttribute('aria-disabled') === 'true') return
    phone.give(key, given(), group)
    state()
  })

  return {
    element,
    update(field, own) {
      me.field = field
      me.options = inOrder(field)
      voted = own.voted
      const theirs = told(own.points, own.group)
      if (voted && theirs !== received && !phone.pending(key, 'give') && (!begun || received)) {
        group = own.group
        if (form.take) form.take(me, own.points)
        else me.mine = Object.fromEntries(own.points.map(p => [p.option, p.points]))
        me.why = Object.fromEntries(own.points.filter(p => p.text).map(p => [p.option, p.text]))
      }
      received = voted ? theirs : ''
      rule.textContent = form.rule(field) + (field.rules.secret ? ' ' + say('page.secret_until_closed') + overPlainHttp() : '')
      drawGroups()
      const now = JSON.stringify([field, me.mine, voted])
      // Never under the hand of who is writing.
      const writes = element.contains(document.activeElement) && ['TEXTAREA', 'text'].some(kind => kind === document.activeElement.tagName || kind === document.activeElement.type)
      if (now !== drawn && !writes) form.draw(me)
      drawn = now
      state()
    },
    refused(sentence) {
      trouble.textContent = sentence
      state()
    },
  }
}

// A native radio or box under its words: keyboard and screen reader come with it.
export function tick(type, name, id, words, checked, disabled, change, told) {
  const input = make('input', {type, name, id, checked, disabled, onchange: event => change(event.target.checked)})
  return make('label', {class: 'tick', for: id}, input, make('span', {dir: 'auto', text: words}), told && make('span', {class: 'told', text: told}))
}
// Drawn anew, the list gives the focus back to what had it.
export function redraw(list, ...children) {
  const focused = list.contains(document.activeElement) ? document.activeElement.id : ''
  list.replaceChildren(...children)
  if (focused) document.getElementById(focused)?.focus()
}

export function choices(key, phone) {
  const list = make('div', {class: 'ticks'}), spent = make('p', {class: 'left', role: 'status', hidden: true})
  const euros = amount => new Intl.NumberFormat(current(), {style: 'currency', currency: 'EUR', maximumFractionDigits: 0}).format(amount)
  const cost = me => me.options.reduce((sum, option) => sum + (me.mine[option.id] ? option.cost : 0), 0)
  return ballot(key, phone, {
    list: make('div', {}, spent, list),
    rule: field => field.budget ? say('page.budget_choose') : say('page.choose', {n: field.most}),
    draw(me) {
      const one = me.field.most === 1, {budget, within_budget: within} = me.field
      spent.hidden = !budget
      spent.textContent = budget ? say('page.budget_spent', {spent: euros(cost(me)), budget: euros(budget)}) : ''
      redraw(list, ...me.options.map(option => tick(one ? 'radio' : 'checkbox', 'choice', 'o' + option.id, option.text, me.mine[option.id] === 1, me.locked(), on => {
        if (one) me.mine = {}
        if (!on) delete me.mine[option.id]
        else if (Object.keys(me.mine).length >= me.field.most) announce(say('page.choose', {n: me.field.most}))
        else if (within && cost(me) + option.cost > budget) me.trouble(say('page.budget_over'))
        else me.mine[option.id] = 1
        me.change()
      }, option.told)))
    },
  })
}

export function grades(key, phone) {
  const list = make('div', {class: 'grades'})
  return ballot(key, phone, {
    list,
    rule: field => field.alone ? '' : field.told || say('page.grade_each'),
    draw(me) {
      redraw(list, ...me.options.map(option => {
        const box = make('fieldset', {class: me.field.alone ? 'ticks' : 'levels'}, make('legend', {class: me.field.alone ? 'unseen' : '', dir: 'auto', text: option.text}))
        for (let level = me.field.levels.length - 1; level >= 0; --level)
          box.append(tick('radio', 'g' + option.id, 'g' + option.id + level, me.field.levels[level], me.mine[option.id] === level, me.locked(), () => {
            me.mine[option.id] = level
            me.change()
          }))
        if (me.mine[option.id] < me.field.asks_why) {
          const why = make('textarea', {id: 'w' + option.id, rows: 3, maxlength: 500})
          why.value = me.why[option.id] ?? ''
          why.addEventListener('input', () => {
            me.why[option.id] = why.value
            me.change(false)
          })
          box.append(make('label', {for: 'w' + option.id, text: say('page.why')}), why)
        }
        return box
      }))
    },
  })
}

export function ranking(key, phone) {
  const placed = make('ol', {class: 'ranked'}), rest = make('ul', {class: 'ticks'}), left = make('h2')
  const list = make('div', {}, placed, left, rest)
  let me, dragged = null

  const order = () => me.options.filter(o => me.mine[o.id]).sort((a, b) => me.mine[a.id] - me.mine[b.id])
  function keep(ids, focus) {
    me.mine = Object.fromEntries(ids.map((id, at) => [id, at + 1]))
    me.change()
    if (focus) document.getElementById(focus)?.focus()
  }
  function move(id, by) {
    const ids = order().map(o => o.id), at = ids.indexOf(id), to = at + by
    if (to < 0 || to >= ids.length) return
    ids.splice(to, 0, ids.splice(at, 1)[0])
    keep(ids, (by < 0 ? 'u' : 'd') + id)
    announce(say('page.ranked', {text: me.options.find(o => o.id === id).text, n: to + 1}))
  }
  // The row follows the finger from place to place; only once it is let go is the order kept.
  function drag(event, item) {
    if (me.locked()) return
    event.preventDefault()
    dragged = item
    item.classList.add('dragged')
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    handle.onpointermove = moved => {
      const under = [...placed.children].find(row => moved.clientY >= row.getBoundingClientRect().top && moved.clientY < row.getBoundingClientRect().bottom)
      if (!under || under === item) return
      if (under.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) under.before(item)
      else under.after(item)
    }
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = handle.onpointerup = handle.onpointercancel = null
      dragged = null
      keep([...placed.children].map(row => row.dataset.id))
    }
  }
  function row(option, at, count) {
    const button = (name, sign, what, off, click) => make('button', {type: 'button', id: name + option.id, 'aria-label': say(what, {text: option.text}), 'aria-disabled': String(off || me.locked()), text: sign, onclick: () => { if (!off && !me.locked()) click() }})
    const item = make('li', {})
    item.dataset.id = option.id
    item.append(make('span', {class: 'handle', 'aria-hidden': 'true', text: '⠿', onpointerdown: event => drag(event, item)}), make('span', {class: 'number', text: at + 1}),
      make('span', {class: 'words', dir: 'auto', text: option.text}),
      button('u', '↑', 'page.rank_up', at === 0, () => move(option.id, -1)), button('d', '↓', 'page.rank_down', at === count - 1, () => move(option.id, 1)),
      button('x', '×', 'page.unrank', false, () => keep(order().map(o => o.id).filter(id => id !== option.id))))
    return item
  }
  return ballot(key, phone, {
    list,
    rule: () => say('page.rank_them'),
    draw(ballot) {
      me = ballot
      if (dragged) return
      const ranked = order(), others = me.options.filter(o => !me.mine[o.id])
      redraw(placed, ...ranked.map((option, at) => row(option, at, ranked.length)))
      left.textContent = say('page.to_rank')
      left.hidden = !others.length
      rest.replaceChildren(...others.map(option => make('li', {}, make('button', {type: 'button', class: 'tick', 'aria-label': say('page.rank_next', {text: option.text, n: ranked.length + 1}), disabled: me.locked(),
        onclick: () => {
          keep([...ranked.map(o => o.id), option.id], 'u' + option.id)
          announce(say('page.ranked', {text: option.text, n: ranked.length + 1}))
        }}, make('span', {class: 'number', text: '+'}), make('span', {dir: 'auto', text: option.text})))))
    },
  })
}
