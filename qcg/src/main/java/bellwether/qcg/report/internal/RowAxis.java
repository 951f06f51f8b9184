package bellwether.qcg.report.internal;

import bellwether.qcg.report.Timeline;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// The axis of the rows, from the top down: each row has its label where there is room, else each
/// node, else as many nodes as there is room for.
final class RowAxis extends NumberAxis {
  @Serial private static final long serialVersionUID = 1;
  private static final double LINE_SPACING = 1.25;

  /// A node's rows, or a row.
  private record Group(String label, int first, int last) {

    double middle() {
      return (first + last) / 2.0;
    }

    Group to(int row) {
      return new Group(label, first, row);
    }
  }

  private final transient List<Timeline.Row> rows;
  private final transient List<Group> nodes;

  RowAxis(List<Timeline.Row> rows, Font font) {
    super("Cores");
    this.rows = rows;
    this.nodes = nodes(rows);
    setRange(-0.5, rows.size() - 0.5);
    setInverted(true);
    setTickMarksVisible(false);
    setTickLabelFont(font);
    setLabelFont(font);
  }

  private static List<Group> nodes(List<Timeline.Row> rows) {
    var nodes = new ArrayList<Group>();
    for (int row = 0; row < rows.size(); row++) {
      var node = rows.get(row).node();
      if (!nodes.isEmpty() && nodes.getLast().label().equals(node)) {
        nodes.add(nodes.removeLast().to(row));
      } else {
        nodes.add(new Group(node, row, row));
      }
    }
    return nodes;
  }

  /// The rows between which one node ends and the next begins.
  List<Double> borders() {
    return nodes.stream().skip(1).map(node -> node.first() - 0.5).toList();
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    double room = graphics.getFontMetrics(getTickLabelFont()).getHeight() * LINE_SPACING;
    double perRow = area.getHeight() / rows.size();
    var ticks = new ArrayList<NumberTick>();
    double free = Double.NEGATIVE_INFINITY;
    for (var group : perRow >= room ? singles() : nodes) {
      double place = group.middle() * perRow;
      if (place >= free) {
        ticks.add(tick(group));
        free = place + room;
      }
    }
    return ticks;
  }

  private List<Group> singles() {
    var singles = new ArrayList<Group>();
    for (var row : rows) {
      int number = singles.size();
      singles.add(new Group(row.node() + ":" + row.core(), number, number));
    }
    return singles;
  }

  private static NumberTick tick(Group group) {
    return new NumberTick(
        TickType.MAJOR,
        group.middle(),
        group.label(),
        TextAnchor.CENTER_RIGHT,
        TextAnchor.CENTER_RIGHT,
        0);
  }
}
