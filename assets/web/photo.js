// A photo taken or chosen as an idea: made smaller here, so that it leaves quickly and takes along neither place nor date, then sent by itself.
import * as store from './store.js'
import {announce, make} from './dom.js'
import {current, say} from './words.js'

const longest = 1600, mostBytes = 12 << 20

// The file's picture as a JPEG; what this browser cannot draw goes as it is, for the program to look at.
async function lighter(file) {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return {blob: file, preview: ''}
  const part = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = make('canvas', {width: Math.max(1, Math.round(picture.width * part)), height: Math.max(1, Math.round(picture.height * part))})
  const context = canvas.getContext('2d')
  context.fillStyle = '#FFFFFF'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .85))
  return {blob: blob ?? file, preview: canvas.toDataURL('image/jpeg', .6)}
}

export const photoImage = (name, text) => make('img', {src: '/photo/' + name, alt: text ? say('page.photo_by', {text}) : say('page.photo_of_room'), loading: 'lazy', class: 'photo'})

// changed(): there is a photo to send, or there is none any more. code(): of the session.
export function photoPart(code, changed) {
  const input = make('input', {type: 'file', id: 'photo', accept: 'image/*'}), words = make('span'), label = make('label', {class: 'second-button pick', for: 'photo'}, input, words)
  const told = make('p', {class: 'quiet', role: 'status'}), shown = make('img', {class: 'photo', alt: '', hidden: true})
  const drop = make('button', {type: 'button', class: 'text-button', hidden: true, onclick: () => clear()})
  const element = make('div', {class: 'photos'}, label, shown, told, drop)
  let ready = null
  function clear() {
    ready = null
    input.value = ''
    shown.hidden = drop.hidden = true
    label.hidden = false
    told.textContent = ''
    changed()
  }
  input.addEventListener('change', async () => {
    const file = input.files[0]
    if (!file) return
    ready = await lighter(file)
    if (ready.blob.size > mostBytes || !ready.blob.size) {
      clear()
      told.textContent = say('page.photo_unreadable')
      return announce(told.textContent)
    }
    shown.hidden = !ready.preview
    if (ready.preview) shown.src = ready.preview
    drop.hidden = false
    label.hidden = true
    told.textContent = say('page.photo_ready')
    announce(told.textContent)
    changed()
  })
  return {
    element, clear,
    has: () => Boolean(ready),
    // Its name once the program has it; nothing where it does not, and why is said.
    async send() {
      told.textContent = say('page.photo_sending')
      const answer = await fetch('/photo', {method: 'POST', body: ready.blob, headers: {'X-Pressoir-Code': code(), 'X-Pressoir-Token': store.token(), 'X-Pressoir-Lang': current()}}).catch(() => null)
      const said = await answer?.json().catch(() => null)
      if (said?.photo) return said.photo
      told.textContent = said?.say ?? say(navigator.onLine && answer ? 'page.photo_waits' : 'page.photo_offline')
      announce(told.textContent)
      return ''
    },
    relabel() {
      words.textContent = say('page.photo')
      drop.textContent = say('page.photo_remove')
    },
  }
}
