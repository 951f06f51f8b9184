// Texts and elements. Names are what anybody called a job: they become text, never markup, and what
// would hide or turn them is spelled out.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function shown(text) {
  return String(text).replace(HIDDEN, c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter(child => child != null).map(child => child instanceof Node ? child : shown(child)));
  return made;
}

function plural(count, noun) {
  return whole(count) + " " + noun + (count === 1 ? "" : "s");
}

function whole(value) {
  return Math.round(value).toLocaleString("en");
}

function decimal(value) {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? whole(value) : value.toPrecision(3).replace(/\.?0+$/, "");
}

// A length of time in microseconds: 250 ms, 12.3 s, 4 min 5 s, 2 h 3 min, 3 d 4 h.
function duration(micros) {
  if (micros == null) return "\u2013";
  if (micros < 1000) return Math.round(micros) + " \u00b5s";
  if (micros < 1e6) return decimal(Math.round(micros / 10) / 100) + " ms";
  const seconds = micros / 1e6;
  if (seconds < 59.95) return decimal(Math.round(seconds * 100) / 100) + " s";
  if (Math.round(seconds) < 3600) return parts(Math.round(seconds), 60, "min", "s");
  if (Math.round(seconds / 60) < 1440) return parts(Math.round(seconds / 60), 60, "h", "min");
  return parts(Math.round(seconds / 3600), 24, "d", "h");
}

function parts(count, base, large, small) {
  const rest = count % base;
  return Math.floor(count / base) + " " + large + (rest ? " " + rest + " " + small : "");
}

function bytes(count) {
  if (count == null) return "\u2013";
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (count >= 1024 && unit < units.length - 1) {
    count /= 1024;
    unit++;
  }
  return decimal(Math.round(count * 10) / 10) + " " + units[unit];
}

function percent(share) {
  return share == null ? "\u2013" : (share > 0 && share < 0.01 ? "< 1" : Math.round(share * 100)) + " %";
}

function two(number) {
  return String(number).padStart(2, "0");
}

// A moment in microseconds since 1970, in the zone of the reader.
function moment(micros) {
  const d = new Date(micros / 1000);
  return d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate()) + " " + clock(d);
}

function clock(d) {
  return two(d.getHours()) + ":" + two(d.getMinutes()) + ":" + two(d.getSeconds());
}
