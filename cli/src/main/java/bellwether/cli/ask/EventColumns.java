package bellwether.cli.ask;

import bellwether.command.output.Column;
import bellwether.command.output.PeopleText;
import bellwether.model.json.RawJson;
import bellwether.query.events.EventRow;
import bellwether.query.runs.RunRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of events tells of each.
public final class EventColumns {
  private EventColumns() {}

  /// @param run when all are of this one, people need not see its number
  public static List<Column<EventRow>> of(@Nullable RunRow run, PeopleText words) {
    var number = Column.<EventRow>data("run", EventRow::run);
    return List.of(
        Column.<EventRow>data("seq", EventRow::seq)
            .as("SEQ", row -> Long.toString(row.seq()))
            .toTheRight(),
        Column.<EventRow>data("time", EventRow::time).as("TIME", row -> words.time(row.time())),
        run == null ? number.as("RUN", row -> Long.toString(row.run())).toTheRight() : number,
        Column.<EventRow>data("job", EventRow::job).as("JOB", EventColumns::subject),
        Column.data("allocation", EventRow::allocation),
        Column.<EventRow>data("attempt", EventRow::attempt)
            .as("ATTEMPT", row -> Cells.text(row.attempt()))
            .toTheRight(),
        Column.<EventRow>data("from_state", EventRow::fromState)
            .as("FROM", row -> Cells.text(row.fromState())),
        Column.<EventRow>data("to_state", EventRow::toState).as("TO", EventRow::toState),
        Column.<EventRow>data("cause", EventRow::cause).as("CAUSE", row -> Cells.text(row.cause())),
        Column.data("weight", EventRow::weight),
        Column.<EventRow>data("data", row -> row.data() == null ? null : new RawJson(row.data()))
            .as("DATA", row -> row.data() == null ? "" : row.data()));
  }

  /// The same with the number of the member that each event is of.
  public static List<Column<EventRow>> withJobId(List<Column<EventRow>> columns) {
    var more = new ArrayList<>(columns);
    more.add(Column.data("job_id", EventRow::jobId));
    return more;
  }

  private static String subject(EventRow row) {
    if (row.job() != null) {
      return row.job();
    }
    return row.allocation() == null ? "(run)" : "(allocation)";
  }
}
