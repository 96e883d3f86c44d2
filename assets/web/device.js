// What a phone may say of itself, at the foot of the page: that several people share it, and who it was on another address. And the way to a new address.
import * as store from './store.js'
import {announce, make} from './dom.js'
import {say} from './words.js'

// share(n): so many use this device in turn, 0: one; back(code): asks to be that person again.
export function devicePanel({share, back}) {
  const title = make('summary'), mine = make('p')
  const label = make('label', {for: 'back'}), input = make('input', {id: 'back', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 30})
  const answer = make('p', {class: 'quiet', role: 'status'}), go = make('button', {type: 'submit', class: 'second-button'})
  const form = make('form', {novalidate: true, onsubmit: event => {
    event.preventDefault()
    if (!input.value.trim()) return input.focus()
    answer.textContent = say('page.sending')
    waits = true
    back(input.value.trim())
  }}, label, input, answer, go)
  const howMany = make('label', {for: 'voters'}), voters = make('input', {id: 'voters', inputmode: 'numeric', maxlength: 2, class: 'short'}), told = make('p', {class: 'quiet'})
  const keep = make('button', {type: 'submit', class: 'second-button'}), own = make('button', {type: 'button', class: 'text-button', onclick: () => share(0)})
  const sharing = make('form', {novalidate: true, onsubmit: event => {
    event.preventDefault()
    const n = Number(voters.value.replace(/\D/g, ''))
    if (n < 2 || n > 60) return voters.focus()
    share(n)
  }}, told, howMany, voters, make('div', {class: 'row'}, keep, own))
  const element = make('details', {class: 'ask'}, title, mine, form, make('hr'), sharing)
  let code = '', now = 0, waits = false
  function relabel() {
    title.textContent = now > 0 ? say('page.shared_by', {n: now}) : say('page.this_device')
    mine.textContent = code && say('page.return_code', {code})
    mine.hidden = !code
    label.textContent = say('page.return_type')
    go.textContent = say('page.return_go')
    told.textContent = say('page.share_why')
    howMany.textContent = say('page.share_how_many')
    keep.textContent = say('page.share')
    own.textContent = say('page.share_not')
    own.hidden = now === 0
  }
  return {
    element, relabel,
    shown: () => code,
    code(given) {
      code = given
      relabel()
    },
    voters(n) {
      if (n === now) return
      now = n
      if (n) voters.value = n
      relabel()
      announce(title.textContent)
    },
    // What came of a code that was typed.
    waits: () => waits,
    answered(sentence) {
      waits = false
      answer.textContent = sentence
      announce(sentence)
    },
  }
}

const place = /^(https?:\/\/)?([\w.-]+|\[[\da-f:]+\])(:\d{1,5})?\/?$/i

// Where the room went when the line stays dead: whoever reads the new address on the screen takes their own token along, in the fragment, which no request
// carries. code(): the return code, for a browser that cannot.
export function movedPart(sessionCode, returnCode) {
  const input = make('input', {id: 'new-address', inputmode: 'url', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false'})
  const wrong = make('p', {class: 'trouble', role: 'alert'})
  const form = make('form', {novalidate: true, onsubmit: event => {
    event.preventDefault()
    const typed = place.exec(input.value.trim())
    if (!typed) {
      wrong.textContent = say('page.address_shape')
      return input.focus()
    }
    location.href = (typed[1] ?? location.protocol + '//').toLowerCase() + typed[2] + (typed[3] ?? '') + '/' + sessionCode + '#' + store.token()
  }}, make('label', {for: 'new-address', text: say('page.new_address')}), input, wrong, make('button', {type: 'submit', class: 'second-button', text: say('page.go_there')}))
  return make('section', {class: 'aside'}, returnCode && make('p', {text: say('phone.new_address', {code: returnCode})}), form)
}

// A token that came along from the address before, taken where nobody has been yet, and never left to be read.
export function takeToken() {
  const brought = location.hash.slice(1)
  if (!/^[0-9a-f]{32}$/.test(brought)) return
  history.replaceState(null, '', location.pathname)
  if (!store.get('token')) store.set('token', brought)
}
