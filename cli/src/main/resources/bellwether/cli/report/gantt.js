// The attempts on the cores that they held. Only what is in view is drawn; what is narrower than a
// pixel becomes one with its neighbours, so that a frame costs by pixels and not by attempts.
const OUTCOMES = [["finished", "ok"], ["failed", "red"], ["cancelled", "orange"], ["not ended", "green"]];

// Bars of one row. Narrow ones of one colour that touch are drawn as one.
class Strip {
  constructor(c, y, height) {
    Object.assign(this, {c, y, height, from: 0, to: -Infinity, colour: null, isNarrow: false});
  }

  add(from, to, colour) {
    const isNarrow = to - from < 3;
    if (isNarrow && this.isNarrow && colour === this.colour && from - this.to < 0.5) {
      this.to = to;
      return;
    }
    this.end();
    Object.assign(this, {from, to, colour, isNarrow});
  }

  end() {
    if (!this.colour) return;
    this.c.fillStyle = this.colour;
    this.c.fillRect(this.from, this.y, this.isNarrow ? this.to - this.from : this.to - this.from - 0.5, this.height);
    this.colour = null;
    this.isNarrow = false;
  }
}

class Gantt extends TimeCanvas {
  constructor(view, attempts) {
    const count = attempts.lanes.length / 2;
    super(view, Math.min(520, Math.max(110, 30 + count * 22)), "Gantt chart of attempts by core. Plus and minus zoom, arrows move, zero shows all; the table of attempts has the same as text.");
    this.attempts = attempts;
    this.fillLanes(count);
    this.left = Math.max(64, 16 + 7 * Math.max(...this.lanes.map((_, lane) => this.laneName(lane).length)));
    this.first = 0;
    this.last = this.lanes.length;
    this.canvas.addEventListener("wheel", event => this.wheel(event), {passive: false});
  }

  // Cores in the order of nodes; of each the attempts by start, and apart those that did not end well.
  fillLanes(count) {
    const a = this.attempts;
    this.lanes = Array.from({length: count}, (_, i) => ({node: a.nodes[a.lanes[2 * i]], core: a.lanes[2 * i + 1], all: [], bad: []}));
    const order = Array.from(a.start.keys()).sort((i, j) => a.start[i] - a.start[j]);
    for (const i of order) {
      for (const lane of a.places[a.place[i]]) {
        this.lanes[lane].all.push(i);
        if (a.outcome[i]) this.lanes[lane].bad.push(i);
      }
    }
    this.lanes.sort((x, y) => x.node.localeCompare(y.node, "en", {numeric: true}) || x.core - y.core);
    for (const lane of this.lanes) {
      lane.allEnds = this.ends(lane.all);
      lane.badEnds = this.ends(lane.bad);
    }
  }

  // Until when anything before each place lasts.
  ends(list) {
    let most = 0;
    return list.map(i => most = Math.max(most, this.attempts.start[i] + this.attempts.length[i]));
  }

  reset() {
    this.first = 0;
    this.last = this.lanes.length;
    super.reset();
  }

  laneHeight() {
    return (this.floor - this.top) / (this.last - this.first);
  }

  draw(c) {
    const height = this.laneHeight();
    const skip = Math.max(1, Math.floor(1 / height));
    for (let lane = Math.floor(this.first); lane < this.last; lane += skip) {
      const y = this.top + (lane - this.first) * height;
      this.row(c, this.lanes[lane], Math.max(this.top, y), height * skip);
    }
  }

  row(c, lane, y, height) {
    const gap = height > 6 ? 1 : 0;
    this.bars(c, lane.all, lane.allEnds, y + gap, Math.max(1, height - 2 * gap));
    this.bars(c, lane.bad, lane.badEnds, y + gap, Math.max(1, height - 2 * gap));
  }

  bars(c, list, ends, y, height) {
    const {start, length} = this.attempts;
    const {from, to} = this.view;
    const scale = this.inner / (to - from);
    const left = this.left - 1, right = this.left + this.inner + 1;
    const strip = new Strip(c, y, height);
    let edge = -Infinity;
    for (let k = firstAbove(ends, from); k < list.length && start[list[k]] <= to;) {
      const i = list[k];
      const x = Math.max(left, this.left + (start[i] - from) * scale);
      const end = Math.min(right, this.left + (start[i] + length[i] - from) * scale);
      if (end > edge) {
        const begin = Math.max(x, edge);
        edge = Math.max(end, begin + 1);
        strip.add(begin, edge, this.fill(i));
        if (edge - begin > 46 && height > 11) this.label(c, strip, i, begin, edge - begin);
      }
      k = end - x >= 1 ? k + 1 : Math.max(k + 1, placeOf(list, start, from + (x + 1 - this.left) / scale, k));
    }
    strip.end();
  }

  fill(i) {
    const outcome = this.attempts.outcome[i];
    const name = outcome === 0 && this.attempts.job[i] % 2 ? "ok2" : OUTCOMES[outcome][1];
    return colour(name);
  }

  label(c, strip, i, x, width) {
    strip.end();
    const fits = Math.floor((width - 8) / 6.6);
    const name = attemptName(this.attempts, i);
    c.fillStyle = colour("on");
    c.textAlign = "left";
    c.textBaseline = "middle";
    c.fillText(name.length > fits ? name.slice(0, Math.max(1, fits - 1)) + "\u2026" : name, x + 4, strip.y + strip.height / 2 + 0.5);
  }

  axis(c) {
    super.axis(c);
    const height = this.laneHeight();
    const each = Math.max(1, Math.ceil(14 / height));
    c.textAlign = "right";
    c.textBaseline = "middle";
    c.fillStyle = colour("faint");
    for (let lane = Math.ceil(this.first / each) * each; lane < this.last; lane += each) {
      const y = this.top + (lane + Math.min(each, 1) / 2 - this.first) * height;
      if (y > this.top && y < this.floor) c.fillText(this.laneName(lane), this.left - 8, y, this.left - 14);
    }
  }

  laneName(lane) {
    const {node, core} = this.lanes[lane];
    const name = shown(node);
    return (name.length > 16 ? name.slice(0, 15) + "\u2026" : name) + (core < 0 ? "" : " : " + core);
  }

  wheel(event) {
    if (event.ctrlKey) return;
    const out = event.deltaY > 0;
    if (event.shiftKey) {
      this.zoomLanes(out ? 1.25 : 0.8, this.laneAt(event.offsetY));
    } else if (out && this.view.isWhole) {
      return;
    } else {
      this.view.zoom(out ? 1.25 : 0.8, this.time(event.offsetX));
    }
    event.preventDefault();
  }

  laneAt(y) {
    return this.first + (y - this.top) / this.laneHeight();
  }

  zoomLanes(factor, at = (this.first + this.last) / 2) {
    const height = Math.min(this.lanes.length, Math.max(1, (this.last - this.first) * factor));
    this.moveLanes(at - (at - this.first) / (this.last - this.first) * height, height);
  }

  moveLanes(first, height = this.last - this.first) {
    this.first = Math.max(0, Math.min(first, this.lanes.length - height));
    this.last = this.first + height;
    this.view.paint();
  }

  did(key) {
    const rows = this.last - this.first;
    switch (key) {
      case "ArrowUp": if (rows >= this.lanes.length) return false; this.moveLanes(this.first - rows / 5); return true;
      case "ArrowDown": if (rows >= this.lanes.length) return false; this.moveLanes(this.first + rows / 5); return true;
      case "PageUp": this.zoomLanes(0.6); return true;
      case "PageDown": this.zoomLanes(1 / 0.6); return true;
      default: return super.did(key);
    }
  }

  // Marks a stretch while all is shown, or with the shift key; else moves.
  down(event) {
    if (event.shiftKey || (this.view.isWhole && this.last - this.first >= this.lanes.length)) {
      super.down(event);
      return;
    }
    if (event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    const at = this.time(event.offsetX), lane = this.laneAt(event.offsetY);
    this.follow(moved => {
      const by = at - this.time(moved.offsetX);
      this.view.show(this.view.from + by, this.view.to + by);
      this.moveLanes(this.first + lane - this.laneAt(moved.offsetY));
    }, () => {});
  }

  tell(x, y) {
    const lane = this.lanes[Math.floor(this.laneAt(y))];
    if (!lane) return null;
    const found = this.find(lane.bad, lane.badEnds, x) ?? this.find(lane.all, lane.allEnds, x);
    const place = shown(lane.node) + (lane.core < 0 ? "" : ", core " + lane.core) + "\n";
    return place + (found == null ? "free at +" + duration(Math.max(0, this.time(x))) : this.attemptText(found));
  }

  find(list, ends, x) {
    const {start, length} = this.attempts;
    const from = this.time(x - 1), to = this.time(x + 1);
    let best = null;
    for (let k = firstAbove(ends, from); k < list.length && start[list[k]] <= to; k++) {
      const i = list[k];
      if (start[i] + length[i] >= from && (best == null || length[i] > length[best])) best = i;
      if (k > 100000) break;
    }
    return best;
  }

  attemptText(i) {
    const a = this.attempts;
    return attemptName(a, i) + (a.number[i] > 1 ? ", attempt " + a.number[i] : "") + "\n"
      + a.words[a.how[i]] + " after " + duration(a.length[i]) + " from +" + duration(a.start[i]) + "\n"
      + plural(a.cores[i], "core") + (a.cpu[i] == null ? "" : ", CPU " + duration(a.cpu[i]))
      + (a.memory[i] == null ? "" : ", " + bytes(a.memory[i] * 1024));
  }
}

function attemptName(attempts, i) {
  return shown(attempts.jobs[attempts.job[i]]) + (attempts.key[i] == null ? "" : ":" + attempts.key[i]);
}

// The first place whose value is at least this.
function firstAbove(values, least) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The first place from `low` on whose attempt starts at this time or later.
function placeOf(list, start, least, low) {
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[list[middle]] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
