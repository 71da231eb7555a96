/* The few sentences the script says by itself, in the language of the page. */
let words;

export function say(key, ...values) {
  words ??= JSON.parse(document.getElementById("words").textContent);
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[key] ?? key);
}
