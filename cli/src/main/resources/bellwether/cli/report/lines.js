// Step functions of time over one scale.
// series: {name, colour, width, fill, data: {t, v}}
class LineChart extends TimeCanvas {
  constructor(view, series, label) {
    super(view, 190, label);
    this.series = series;
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
    this.most = this.greatest * 1.08;
    this.series.forEach(one => this.step(c, one));
  }

  axis(c) {
    super.axis(c);
    const most = this.greatest * 1.08;
    const step = niceNumber(most / 4);
    c.textAlign = "right";
    c.textBaseline = "middle";
    for (let v = 0; v <= most; v += step) {
      const y = Math.round(this.floor - v / most * (this.floor - this.top)) + 0.5;
      if (v) line(c, this.left, y, this.left + this.inner, y, colour("grid"));
      c.fillStyle = colour("faint");
      c.fillText(decimal(v), this.left - 8, y);
    }
  }

  y(value) {
    return this.floor - value / this.most * (this.floor - this.top);
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
    c.lineJoin = "round";
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
