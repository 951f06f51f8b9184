package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.query.measured.JobQuery;

/// Jobs of which only the sums were kept.
final class Retired {
  private Retired() {}

  /// Says of which jobs there are no processes any more.
  ///
  /// @throws CommandException when all of them are such jobs
  static void tell(JobQuery jobs, GlobalOptions global, Console console) {
    var retired = jobs.retired();
    if (retired.isEmpty()) {
      return;
    }
    var sentence =
        "The processes of %s were retired, only sums were kept; see: bellwether ops %s"
            .formatted(PeopleText.few(retired), retired.getFirst());
    if (retired.size() == jobs.count()) {
      throw CommandException.notFound(sentence);
    }
    if (!global.quiet) {
      console.note(sentence);
    }
  }
}
