package bellwether.cli.report;

import bellwether.analyze.charts.StepChart;
import bellwether.command.output.Column;
import bellwether.command.output.Listing;
import bellwether.command.output.PeopleText;
import bellwether.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A row of a report: from this time on the value holds.
///
/// @param line what it is the value of
record ReportPoint(Instant time, String line, double value) {

  static List<Column<ReportPoint>> columns(Report report, PeopleText words) {
    var columns = new ArrayList<Column<ReportPoint>>();
    columns.add(
        Column.<ReportPoint>data("time", ReportPoint::time)
            .as("TIME", point -> words.preciseTime(point.time())));
    if (report.name() == SeriesName.FAILURES) {
      columns.add(
          Column.<ReportPoint>data("cause", ReportPoint::line).as("CAUSE", ReportPoint::line));
    }
    columns.add(
        Column.<ReportPoint>data("value", ReportPoint::data)
            .as(report.unit().toUpperCase(Locale.ROOT), point -> String.valueOf(point.data()))
            .toTheRight());
    return columns;
  }

  /// Whole numbers have no point.
  private Object data() {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? (Object) (long) value : (Object) value;
  }

  static void addAll(Report report, Listing<ReportPoint> listing) {
    for (var line : report.lines()) {
      addAll(line, listing);
    }
  }

  private static void addAll(StepChart.Line line, Listing<ReportPoint> listing) {
    var series = line.series();
    for (int i = 0; i < series.size(); i++) {
      listing.add(new ReportPoint(Micros.time(series.time(i)), line.name(), series.value(i)));
    }
  }
}
