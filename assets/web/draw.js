// A tablet that draws: the drawing board as one picture, and the ink under the hand above it until the board shows it itself.
import {announce, make} from './dom.js'
import {say} from './words.js'
import {random} from './store.js'
import {ordersOf as loudOrdersOf} from './console.js'
export {pairingPage} from './console.js'

// As the console's; `quiet` ones answer by done(refused) alone: null when carried out, without words when there was no line.
export function ordersOf(connection) {
  const loud = loudOrdersOf(connection)
  return (what, more = {}, how = {}) => how.quiet ? connection.order({what, ...more}, refused => how.quiet(refused)) : loud(what, more, how)
}

const inks = ['1F2430', '7A1F4B', 'A6231C', 'C75B12', '1C6B46', '0F6E78', '1F5FA8', '8A6D00']
const nibs = [5, 12], eraser = 22, mostPoints = 700, quarter = 4

function draw(key, phone) {
  const image = make('img', {alt: '', draggable: 'false'}), canvas = make('canvas', {'aria-label': say('page.lead.pad_paper')})
  const paper = make('div', {class: 'paper'}, image, canvas), none = make('p', {text: say('page.lead.pad_none')}), title = make('h1', {dir: 'auto'})
  const tools = make('div', {class: 'pad-tools', role: 'toolbar'})
  let field = {}, shownSvg, tool = 'pen', ink = inks[0], nib = nibs[0], penSeen = false
  const waiting = []      // strokes that the board does not show yet: {points, ink, nib, id, text, kept}
  const hands = new Map() // by pointer

  // ---- the tools

  const cells = []
  const cell = (label, look, chosen, choose) => {
    const button = make('button', {type: 'button', 'aria-label': label, title: label, onclick: () => { choose(); show() }})
    if (look.colour) button.style.setProperty('--ink', '#' + look.colour)
    button.className = look.colour ? 'ink' : 'second-button'
    if (look.text) button.textContent = look.text
    cells.push({button, chosen})
    tools.append(button)
  }
  inks.forEach((one, i) => cell(say('page.lead.pad_ink', {n: i + 1}), {colour: one}, () => tool === 'pen' && ink === one, () => { tool = 'pen'; ink = one }))
  nibs.forEach((one, i) => cell(say('page.lead.pad_nib', {n: i + 1}), {text: i ? '⬤' : '●'}, () => nib === one, () => { nib = one }))
  cell(say('page.lead.pad_eraser'), {text: say('page.lead.pad_eraser')}, () => tool === 'eraser', () => { tool = 'eraser' })
  tools.append(make('button', {type: 'button', class: 'second-button', text: say('page.lead.undo'), onclick: () => phone.order('undo')}))
  const show = () => cells.forEach(({button, chosen}) => button.setAttribute('aria-pressed', String(chosen())))
  show()

  // ---- where things are

  const scale = () => canvas.clientWidth / (field.width || 1)
  const unit = event => {
    const box = canvas.getBoundingClientRect()
    return {x: field.x + (event.clientX - box.left) / scale(), y: field.y + (event.clientY - box.top) / scale(), p: event.pointerType === 'pen' ? Math.max(1, Math.round(event.pressure * 255)) : 0}
  }
  function paint() {
    const dense = devicePixelRatio || 1, wide = Math.round(canvas.clientWidth * dense), high = Math.round(canvas.clientHeight * dense)
    if (canvas.width !== wide || canvas.height !== high) canvas.width = wide, canvas.height = high
    const context = canvas.getContext('2d')
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, wide, high)
    context.setTransform(scale() * dense, 0, 0, scale() * dense, -field.x * scale() * dense, -field.y * scale() * dense)
    context.lineCap = context.lineJoin = 'round'
    for (const stroke of [...waiting, ...hands.values()]) {
      if (stroke.rubs) continue
      context.strokeStyle = '#' + stroke.ink
      for (let i = 1; i < stroke.points.length; i++) {
        const a = stroke.points[i - 1], b = stroke.points[i]
        context.lineWidth = stroke.nib * (b.p ? 0.5 + b.p / 255 : 1)
        context.beginPath()
        context.moveTo(a.x, a.y)
        context.lineTo(b.x, b.y)
        context.stroke()
      }
    }
  }

  // ---- the hand

  const whole = number => Math.round(number * quarter)
  function send(stroke) {
    phone.order('draw', {item: field.board, into: stroke.id, text: stroke.text}, {quiet: refused => {
      // Sent twice it counts once: the board has it already.
      stroke.kept = !refused || refused.key === 'refused.taken'
      if (stroke.kept) return
      if (!refused.say) return void setTimeout(() => { if (waiting.includes(stroke)) send(stroke) }, 1500)
      waiting.splice(waiting.indexOf(stroke), 1)
      announce(refused.say)
      paint()
    }})
  }
  function keep(stroke) {
    if (stroke.points.length < 2) stroke.points.push({...stroke.points[0], x: stroke.points[0].x + 0.5})
    stroke.id = random(8)
    stroke.text = ['pen', stroke.ink, stroke.nib, ...stroke.points.flatMap(at => [whole(at.x), whole(at.y), at.p])].join(' ')
    waiting.push(stroke)
    send(stroke)
  }
  const begin = event => ({points: [unit(event)], ink, nib, rubs: tool === 'eraser' || (event.buttons & 32) > 0})
  canvas.addEventListener('pointerdown', event => {
    penSeen ||= event.pointerType === 'pen'
    if (!field.board || (penSeen && event.pointerType === 'touch')) return // a palm
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    hands.set(event.pointerId, begin(event))
    paint()
  })
  canvas.addEventListener('pointermove', event => {
    const stroke = hands.get(event.pointerId)
    if (!stroke) return
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const at = unit(one), last = stroke.points.at(-1)
      if (Math.hypot(at.x - last.x, at.y - last.y) * scale() >= 1) stroke.points.push(at)
    }
    if (stroke.points.length > mostPoints && !stroke.rubs) {
      keep(stroke)
      hands.set(event.pointerId, {...stroke, points: [stroke.points.at(-1)], id: undefined})
    }
    paint()
  })
  const end = event => {
    const stroke = hands.get(event.pointerId)
    if (!hands.delete(event.pointerId)) return
    if (!stroke.rubs) keep(stroke)
    else phone.order('rub', {item: field.board, text: [whole(eraser), ...stroke.points.slice(0, mostPoints).flatMap(at => [whole(at.x), whole(at.y)])].join(' ')}, {quiet: () => {}})
    paint()
  }
  canvas.addEventListener('pointerup', end)
  canvas.addEventListener('pointercancel', event => { if (hands.delete(event.pointerId)) paint() })
  new ResizeObserver(paint).observe(canvas)

  return {
    element: make('section', {class: 'pad'}, title, none, tools, paper),
    update(now) {
      const moved = now.board !== field.board
      field = now
      if (moved && field.board) announce(field.title)
      title.textContent = field.title
      none.hidden = Boolean(field.board)
      tools.hidden = paper.hidden = !field.board
      if (moved) waiting.length = 0
      if (field.width) paper.style.aspectRatio = field.width + ' / ' + field.height
      if (field.svg && field.svg !== shownSvg) {
        // What is kept is in the new picture: the ink above it goes once that one is there.
        const kept = waiting.filter(stroke => stroke.kept)
        shownSvg = field.svg
        image.onload = () => {
          for (const stroke of kept) if (waiting.includes(stroke)) waiting.splice(waiting.indexOf(stroke), 1)
          paint()
        }
        image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(field.svg)
      }
      paint()
    },
  }
}

document.documentElement.classList.add('drawing')
export const kinds = {draw}
