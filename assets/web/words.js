// The page's sentences, from the same catalogue as the program.
let language = 'fr'
let sentences = {}

export const current = () => language

// more: those of who leads, too.
export async function load(base, wanted, more) {
  const files = await Promise.all([wanted, ...more ? [wanted + '.lead'] : []].map(async name => (await fetch(base + name + '.json')).json()))
  sentences = Object.assign({}, ...files)
  language = wanted
  document.documentElement.lang = wanted
}

// say('page.left', {n: 2}): the argument n chooses the form, as each language counts.
export function say(key, args = {}) {
  let sentence = sentences[key]
  if (sentence && typeof sentence === 'object') {
    const one = language === 'fr' ? args.n < 2 : args.n === 1
    sentence = (args.n === 0 && sentence.zero) || (one ? sentence.one : sentence.other)
  }
  if (!sentence) return '⟦' + key + '⟧'
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => name in args ? args[name] : whole)
}

// What a secret vote owes to who gives it where the line can be read by others.
export const overPlainHttp = () => isSecureContext ? '' : ' ' + say('page.plain_secret')
