// The stretch of time that all charts show, and how it is moved.
class View {
  constructor(length) {
    this.length = length;
    this.from = 0;
    this.to = length;
    this.painters = [];
    this.waits = false;
  }

  add(painter) {
    this.painters.push(painter);
  }

  paint() {
    if (this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      this.paintNow();
    });
  }

  paintNow() {
    colours.clear();
    this.painters.forEach(painter => painter());
  }

  get isWhole() {
    return this.from <= 0 && this.to >= this.length;
  }

  show(from, to) {
    const width = Math.min(this.length, Math.max(to - from, Math.min(10, this.length)));
    this.from = Math.max(0, Math.min(from, this.length - width));
    this.to = this.from + width;
    this.paint();
  }

  zoom(factor, at = (this.from + this.to) / 2) {
    this.show(at - (at - this.from) * factor, at + (this.to - at) * factor);
  }

  move(share) {
    const by = share * (this.to - this.from);
    this.show(this.from + by, this.to + by);
  }

  whole() {
    this.show(0, this.length);
  }
}

// The colours of the style sheet, as they are when a frame is drawn.
const colours = new Map();

function colour(name) {
  if (!colours.has(name)) colours.set(name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim());
  return colours.get(name);
}

// A canvas with an axis of time below, which zooms by keys and by a stretch that is marked.
class TimeCanvas {
  constructor(view, height, label) {
    this.view = view;
    this.height = height;
    this.left = 64;
    this.right = 12;
    this.top = 6;
    this.bottom = 24;
    this.mark = null;
    this.canvas = el("canvas", {tabindex: "0", role: "img", "aria-label": label});
    this.canvas.style.height = height + "px";
    this.canvas.addEventListener("keydown", event => this.key(event));
    this.canvas.addEventListener("pointerdown", event => this.down(event));
    this.canvas.addEventListener("pointermove", event => this.pointed(event));
    this.canvas.addEventListener("pointerleave", () => { hint(null); });
    this.canvas.addEventListener("dblclick", () => this.reset());
    view.add(() => this.paint());
    new ResizeObserver(() => view.paint()).observe(this.canvas);
  }

  reset() {
    this.view.whole();
  }

  get inner() {
    return Math.max(1, this.width - this.left - this.right);
  }

  get floor() {
    return this.height - this.bottom;
  }

  x(time) {
    return this.left + (time - this.view.from) / (this.view.to - this.view.from) * this.inner;
  }

  time(x) {
    return this.view.from + (x - this.left) / this.inner * (this.view.to - this.view.from);
  }

  paint() {
    const ratio = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    if (!this.width) return;
    const width = Math.round(this.width * ratio), height = Math.round(this.height * ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const c = this.canvas.getContext("2d");
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, this.width, this.height);
    c.font = "12px system-ui, sans-serif";
    this.axis(c);
    c.save();
    c.beginPath();
    c.rect(this.left, 0, this.inner, this.height);
    c.clip();
    this.draw(c);
    this.restarts(c);
    this.marked(c);
    c.restore();
  }

  axis(c) {
    const step = niceTime((this.view.to - this.view.from) / Math.max(2, this.inner / 110));
    c.textAlign = "center";
    c.textBaseline = "top";
    for (let t = Math.ceil(this.view.from / step) * step; t <= this.view.to; t += step) {
      const x = Math.round(this.x(t)) + 0.5;
      line(c, x, this.top, x, this.floor, colour("grid"));
      c.fillStyle = colour("faint");
      c.fillText(t === 0 ? "0" : "+" + duration(t), x, this.floor + 6);
    }
    line(c, this.left, this.floor + 0.5, this.left + this.inner, this.floor + 0.5, colour("line"));
  }

  restarts(c) {
    c.setLineDash([5, 3]);
    for (const time of this.view.restarts) {
      const x = Math.round(this.x(time)) + 0.5;
      line(c, x, this.top, x, this.floor, colour("violet"), 1.5);
    }
    c.setLineDash([]);
  }

  marked(c) {
    if (!this.mark) return;
    c.globalAlpha = 0.2;
    c.fillStyle = colour("blue");
    c.fillRect(this.mark[0], this.top, this.mark[1] - this.mark[0], this.floor - this.top);
    c.globalAlpha = 1;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.did(event.key)) return;
    event.preventDefault();
  }

  did(key) {
    switch (key) {
      case "+": case "=": this.view.zoom(0.6); return true;
      case "-": this.view.zoom(1 / 0.6); return true;
      case "ArrowLeft": this.view.move(-0.2); return true;
      case "ArrowRight": this.view.move(0.2); return true;
      case "Home": this.view.move(-1e9); return true;
      case "End": this.view.move(1e9); return true;
      case "0": case "Escape": this.reset(); return true;
      default: return false;
    }
  }

  down(event) {
    if (event.button !== 0 || event.pointerType === "touch") return;
    this.canvas.setPointerCapture(event.pointerId);
    const from = event.offsetX;
    const move = moved => { this.mark = [from, moved.offsetX]; this.view.paint(); };
    this.follow(move, () => this.takeMark());
  }

  takeMark() {
    const mark = this.mark;
    this.mark = null;
    if (mark && Math.abs(mark[1] - mark[0]) > 4) {
      this.view.show(this.time(Math.min(...mark)), this.time(Math.max(...mark)));
    } else {
      this.view.paint();
    }
  }

  follow(move, done) {
    const up = () => {
      this.canvas.removeEventListener("pointermove", move);
      this.canvas.removeEventListener("pointerup", up);
      this.canvas.removeEventListener("pointercancel", up);
      done();
    };
    this.canvas.addEventListener("pointermove", move);
    this.canvas.addEventListener("pointerup", up);
    this.canvas.addEventListener("pointercancel", up);
  }

  pointed(event) {
    const inside = event.offsetX >= this.left && event.offsetX <= this.left + this.inner && event.offsetY <= this.floor;
    hint(inside ? this.tell(event.offsetX, event.offsetY) : null, event);
  }
}

function line(c, x1, y1, x2, y2, stroke, width = 1) {
  c.strokeStyle = stroke;
  c.lineWidth = width;
  c.beginPath();
  c.moveTo(x1, y1);
  c.lineTo(x2, y2);
  c.stroke();
}

function niceTime(least) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
  const all = steps.concat(steps.map(s => s * 1e3), [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400].map(s => s * 1e6));
  return all.find(step => step >= least) || Math.ceil(least / 864e8) * 864e8;
}

function hint(text, event) {
  const box = document.getElementById("hint");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const left = event.clientX + 14, top = event.clientY + 14;
  box.style.left = Math.max(4, Math.min(left, window.innerWidth - box.offsetWidth - 8)) + "px";
  box.style.top = (top + box.offsetHeight > window.innerHeight - 8 ? event.clientY - box.offsetHeight - 10 : top) + "px";
}
