// Building the page without ever reading text as markup.

// True the first time and whenever what is told has changed: what did not change is not made anew, so that nothing loses the focus.
export function changes() {
  let last
  return (...told) => {
    const now = JSON.stringify([document.documentElement.lang, ...told])
    return now !== last && Boolean(last = now)
  }
}

// make('p', {class: 'quiet', text: '…', onclick: f}, child, …)
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue
    if (key === 'text') element.textContent = value
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.filter(child => child))
  return element
}

const svgSpace = 'http://www.w3.org/2000/svg'
let drawings = {}
export async function loadSigns(base) {
  drawings = await (await fetch(base + 'signs.json')).json()
}
// One of the program's pictograms; only ever beside words, so hidden from who listens.
export function sign(name) {
  const svg = document.createElementNS(svgSpace, 'svg')
  svg.setAttribute('viewBox', '0 0 48 48')
  svg.setAttribute('class', 'sign')
  svg.setAttribute('aria-hidden', 'true')
  for (const [part, look] of [['accent', 'fill'], ['stroke', '']]) {
    const data = drawings[name]?.[part]
    if (!data) continue
    const path = document.createElementNS(svgSpace, 'path')
    path.setAttribute('d', data)
    path.setAttribute('class', look)
    if (look) path.setAttribute('transform', 'translate(2 2)')
    svg.append(path)
  }
  return svg
}

// People waiting, as on the stage's join screen.
export function crowd() {
  const svg = document.createElementNS(svgSpace, 'svg')
  svg.setAttribute('viewBox', '0 0 340 136')
  svg.setAttribute('class', 'crowd')
  svg.setAttribute('aria-hidden', 'true')
  const add = (name, attributes) => {
    const element = document.createElementNS(svgSpace, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    svg.append(element)
  }
  const people = [[46, 1, '#EC99B5'], [294, 1, '#B5A7F3'], [108, 1.12, '#AAC8E8'], [232, 1.12, '#C1EBB8'], [170, 1.28, '#FEF09B']]
  for (const [x, scale, fill] of people) {
    const top = 130 - 76 * scale, wide = 34 * scale, head = 12 * scale, face = top - head - 1
    add('path', {d: `M${x - wide} 130C${x - wide} ${top + 26 * scale} ${x - 14 * scale} ${top} ${x} ${top}S${x + wide} ${top + 26 * scale} ${x + wide} 130Z`, fill})
    add('circle', {cx: x, cy: face, r: head, class: 'face'})
    add('path', {d: `M${x - 4 * scale} ${face - 2}v.5M${x + 4 * scale} ${face - 2}v.5M${x - 5 * scale} ${face + 3 * scale}q${5 * scale} ${5 * scale} ${10 * scale} 0`, class: 'mark'})
  }
  add('path', {d: 'M2 130H338', class: 'mark'})
  return svg
}

let announcer
// Says it to who listens, once; the same sentence again is said again.
export function announce(sentence) {
  announcer ??= document.getElementById('said')
  announcer.textContent = ''
  setTimeout(() => { announcer.textContent = sentence }, 60)
}
