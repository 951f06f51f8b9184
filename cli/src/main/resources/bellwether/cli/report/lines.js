// Step functions of time over one scale.
// series: {name, colour, width, fill, data: {t, v}}
class LineChart extends TimeCanvas {
  constructor(view, series, label) {
    super(view, 190, label);
    this.series = series;
    this.isLog = LineChart.differs(series);
  }

  // Whether the series differ so much that one would lie on the floor: then the scale is logarithmic.
  static differs(series) {
    const most = series.map(one => one.data.v.reduce((a, b) => Math.max(a, b), 0)).filter(value => value > 0);
    return Math.max(...most) > 20 * Math.min(...most);
  }

  scale(value) {
    return this.isLog ? Math.log10(1 + Math.max(0, value)) : value;
  }

  static indexAt(times, time) {
    let low = 0, high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  static valueAt(data, time) {
    const i = LineChart.indexAt(data.t, time);
    return i < 0 ? 0 : data.v[i];
  }

  // The greatest value in the stretch of time that is shown.
  get greatest() {
    let most = 0;
    for (const {data} of this.series) {
      for (let i = Math.max(0, LineChart.indexAt(data.t, this.view.from)); i < data.t.length && data.t[i] <= this.view.to; i++) {
        if (data.v[i] > most) most = data.v[i];
      }
    }
    return most || 1;
  }

  draw(c) {
    this.series.forEach(one => this.step(c, one));
  }

  axis(c) {
    super.axis(c);
    this.most = this.scale(this.greatest) * 1.08;
    c.textAlign = "right";
    c.textBaseline = "middle";
    for (const v of this.ticks()) {
      const y = Math.round(this.y(v)) + 0.5;
      if (v) line(c, this.left, y, this.left + this.inner, y, colour("grid"));
      c.fillStyle = colour("faint");
      c.fillText(decimal(v), this.left - 8, y);
    }
  }

  ticks() {
    const step = niceNumber(this.most / 4);
    return this.isLog ? [0, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter(v => this.scale(v) <= this.most)
      : Array.from({length: Math.floor(this.most / step) + 1}, (_, i) => i * step);
  }

  y(value) {
    return this.floor - this.scale(value) / this.most * (this.floor - this.top);
  }

  step(c, one) {
    const {t, v} = one.data;
    const first = Math.max(0, LineChart.indexAt(t, this.view.from));
    const begin = t.length && t[0] > this.view.from ? this.x(Math.max(0, this.view.from)) : this.left;
    let y = t.length && t[first] <= this.view.from ? this.y(v[first]) : this.floor;
    c.beginPath();
    c.moveTo(begin, y);
    for (let i = first; i < t.length && t[i] <= this.view.to; i++) {
      const x = Math.max(this.left, this.x(t[i]));
      c.lineTo(x, y);
      y = this.y(v[i]);
      c.lineTo(x, y);
    }
    const end = Math.min(this.left + this.inner, this.x(this.view.length));
    c.lineTo(end, y);
    c.strokeStyle = colour(one.colour);
    c.lineWidth = one.width;
    c.lineJoin = "bevel";
    c.stroke();
    if (!one.fill) return;
    c.lineTo(end, this.floor);
    c.lineTo(begin, this.floor);
    c.globalAlpha = 0.15;
    c.fillStyle = colour(one.colour);
    c.fill();
    c.globalAlpha = 1;
  }

  tell(x) {
    const time = this.time(x);
    return "+" + duration(Math.max(0, time)) + " \u00b7 " + moment(this.view.start + time) + "\n"
      + this.series.map(one => one.name + ": " + decimal(LineChart.valueAt(one.data, time))).join("\n");
  }
}

function niceNumber(least) {
  const ten = Math.pow(10, Math.floor(Math.log10(least)));
  return [1, 2, 5, 10].map(n => n * ten).find(n => n >= least * 0.999);
}
