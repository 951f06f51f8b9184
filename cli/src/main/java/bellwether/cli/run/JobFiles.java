package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.model.Clock;
import bellwether.model.Request;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.JobFileReader;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.Syntax;
import java.util.List;

/// Job files, read so that all their errors come at once.
final class JobFiles {
  private JobFiles() {}

  static List<Request> read(String text, String name, Clock clock) {
    try {
      var context = SubmitContext.first(clock);
      return new JobFileReader(context).read(text, Syntax.of(name, text), name);
    } catch (JobFileException wrong) {
      throw CommandException.wrongInput(String.valueOf(wrong.getMessage()));
    }
  }
}
