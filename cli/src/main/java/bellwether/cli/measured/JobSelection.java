package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.source.TagFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The measured jobs that a command is about; none named: all.
public final class JobSelection {
  private static final String LAST = "last";

  @Parameters(
      paramLabel = "JOB",
      arity = "0..*",
      description = "Ids of measured jobs, or names of jobs of the last run: job, job:5.")
  private List<String> named = new ArrayList<>();

  @Option(names = "--job", paramLabel = "ID", description = "The same; may be given again.")
  private List<String> more = new ArrayList<>();

  @Option(
      names = "--job-tag",
      paramLabel = "K:V;K:V",
      description = "Only jobs with these tags; given again: or with those.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Only attempts of this number, from 1, or: last.")
  private @Nullable String attempt;

  /// Whether the user narrowed the jobs down at all.
  public boolean isAll() {
    return named.isEmpty() && more.isEmpty() && tags.isEmpty();
  }

  /// The same, and not to attempts either.
  public boolean isEverything() {
    return isAll() && attempt == null;
  }

  /// Forgets the first word, which a command has for itself.
  public void dropFirst() {
    named = named.subList(1, named.size());
  }

  /// Takes one more alternative of tags, as if said by --job-tag.
  public void addTag(String text) {
    tags.add(text);
  }

  /// The jobs, by start.
  ///
  /// @throws CommandException when one that was named is not there
  public JobQuery jobs(Measurements measurements) {
    var ids = ids(measurements);
    require(measurements, ids);
    var jobs = measurements.jobs().ids(ids);
    if (!tags.isEmpty()) {
      jobs = jobs.tagged(TagFilter.anyOf(tags.stream().map(Tags::parse).toList()));
    }
    return attempt == null ? jobs : attempt(jobs, attempt);
  }

  /// The ids of what was named, in this order; names of jobs of runs stand for their ids.
  public List<String> ids(Measurements measurements) {
    var ids = new ArrayList<String>();
    Stream.concat(named.stream(), more.stream())
        .forEach(word -> ids.addAll(measurements.idsOf(word)));
    return ids;
  }

  private static JobQuery attempt(JobQuery jobs, String text) {
    if (text.equals(LAST)) {
      return jobs.lastAttempts();
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw CommandException.wrongInput(
          "Expected a number from 1, or last, after --attempt, but found " + text);
    }
    return jobs.attempt(Integer.parseInt(text));
  }

  private static void require(Measurements measurements, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    var known = new HashSet<>(measurements.jobs().ids(ids).ids());
    for (var id : ids) {
      if (!known.contains(id)) {
        throw CommandException.notFound(
            "There is no measured job %s%s; see: bellwether jobs"
                .formatted(id, Nearest.hint(id, measurements.jobs().limit(2_000).ids())));
      }
    }
  }
}
