// The page of a second screen: the board as one picture, and whatever is only read. It asks for nothing.
import * as fields from './fields.js'
import {make} from './dom.js'
import {say} from './words.js'

// An image, so that nothing in it is ever run.
function board() {
  const image = make('img', {class: 'board'})
  let shown
  return {
    element: image,
    update(field) {
      image.alt = say('page.board', {n: field.notes})
      image.hidden = !field.svg
      if (field.svg === shown) return
      shown = field.svg
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(field.svg)
    },
  }
}

document.documentElement.classList.add('observer')
const {heading, message, result} = fields.kinds
export const kinds = {heading, message, result, board}
