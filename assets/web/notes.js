// What others wrote, with hearts where the step offers them and photos where there are any: figures and pictures come in fields of their own, so that a heart
// sends no words.
import {changes, make} from './dom.js'
import {photoImage} from './photo.js'
import {say} from './words.js'

export function notes(key, phone) {
  const title = make('h2'), list = make('ul', {class: 'others'}), change = changes()
  function row(item, own) {
    const picture = shown.get(item.id)
    const words = make('div', {class: 'words'}, picture && photoImage(picture, item.text), item.text && make('p', {dir: 'auto', text: item.text}))
    if (!own) return make('li', {class: item.colour}, words)
    const asked = phone.asked(key, item.id), liked = asked ? asked === 'support' : own.supported.includes(item.id)
    return make('li', {class: item.colour}, words, make('button', {type: 'button', id: 'l' + item.id, class: 'like', 'aria-pressed': String(liked),
      onclick: () => phone.support(key, item.id, !liked)}, make('span', {'aria-hidden': 'true', text: liked ? '♥' : '♡'}), make('span', {class: 'likes', 'aria-hidden': 'true'})))
  }
  let ids = [], texts = [], last = null
  const part = {
    element: make('section', {}, title, list),
    update(field, own) {
      last = [field, own]
      if (!phone.has('likes')) part.count([])
      if (!phone.has('pictures')) shown = new Map()
      if (!change(field, [...shown], field.likable && [own.supported, own.ideas.map(idea => idea.id), field.items.map(item => phone.asked(key, item.id))])) return
      title.textContent = say('page.others', {n: field.total})
      ids = field.items.map(item => item.id)
      texts = field.items.map(item => item.text || say('page.photo_of_room'))
      const focused = list.contains(document.activeElement) ? document.activeElement.id : ''
      const mine = new Set(own.ideas.map(idea => idea.id))
      list.replaceChildren(...field.items.map(item => row(item, field.likable && !mine.has(item.id) && own)))
      if (focused) document.getElementById(focused)?.focus()
      part.count(counts)
    },
    pictured(now) {
      shown = now
      if (last) part.update(...last)
    },
    // How many like each, in their order.
    count(now) {
      counts = now
      ids.forEach((id, at) => {
        const button = document.getElementById('l' + id)
        if (!button) return
        button.lastChild.textContent = counts[at] || ''
        button.setAttribute('aria-label', say('page.like_idea', {text: texts[at]}) + (counts[at] ? ' · ' + counts[at] : ''))
      })
    },
  }
  phone.notes = part
  return part
}
let counts = [], shown = new Map()

// The figures beside the notes: they have no place of their own.
export function likes(key, phone) {
  return {element: make('span', {hidden: true}), update: field => phone.notes?.count(field.counts)}
}
export function pictures(key, phone) {
  return {element: make('span', {hidden: true}), update: field => phone.notes?.pictured(new Map(field.items.map(item => [item.id, item.picture])))}
}
