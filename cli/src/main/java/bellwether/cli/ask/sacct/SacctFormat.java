package bellwether.cli.ask.sacct;

import bellwether.command.CommandException;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.Submissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lines of `sacct -P`: a header and a line for each job, with `|` between the columns.
public final class SacctFormat {
  private static final String WORD = "sacct";

  private final List<SacctField> fields;

  private SacctFormat(List<SacctField> fields) {
    this.fields = fields;
  }

  /// From `sacct`, or `sacct:Field,Field`.
  public static SacctFormat parse(String said) {
    if (said.equals(WORD)) {
      return new SacctFormat(SacctField.USUAL);
    }
    if (!said.startsWith(WORD + ":")) {
      throw CommandException.wrongInput(
          "Expected sacct or sacct:FIELD,… after --format, but found " + said);
    }
    return new SacctFormat(
        Arrays.stream(said.substring(WORD.length() + 1).split(",", -1))
            .map(SacctFormat::field)
            .toList());
  }

  /// As there, a width such as `%20` may follow, which means nothing between `|`.
  private static SacctField field(String said) {
    var name = said.strip().replaceFirst("%-?\\d+$", "");
    return SacctField.named(name)
        .orElseThrow(() ->
            CommandException.wrongInput(
                "Expected a field of sacct after --format sacct:, but found '%s' (the fields are %s)"
                    .formatted(name, SacctField.names())));
  }

  /// The names of the columns.
  public String header() {
    return fields.stream().map(SacctField::title).collect(Collectors.joining("|"));
  }

  /// How each job is written.
  ///
  /// @param submissions of the jobs
  /// @param now until when a job that runs has lasted
  public Function<JobRow, String> lines(Submissions submissions, Instant now) {
    return row -> {
      var id = row.jobId();
      var job = new SacctJob(row, id == null ? Optional.empty() : submissions.of(id), now);
      return fields.stream()
          .map(field -> field.text(job).replace('\n', ' '))
          .collect(Collectors.joining("|"));
    };
  }
}
