package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import bellwether.query.TagPattern;
import bellwether.query.Tags;
import bellwether.query.TimeRange;
import bellwether.query.jobs.JobPattern;
import bellwether.query.runs.RunRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a list is narrowed to.
final class FilterOptions {
  @Parameters(
      paramLabel = "JOB",
      arity = "0..*",
      description = "Jobs: name, name:key for one iteration, with * and ? in the name.")
  private List<String> jobs = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Only these states, such as FAILED,CANCELLED.")
  private List<String> states = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "KEY[=VALUE]",
      description =
          "Only jobs with this tag, or KEY:VALUE;KEY:VALUE; may be given again, then all must fit.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only from this time on: 2026-11-23, 2026-11-23T10:00 (local), with Z for UTC, 10:00 of today, or 2h ago (s, m, h, d).")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only before this time.")
  private @Nullable String until;

  @Mixin private final RunOption run = new RunOption();

  @Option(names = "--all-runs", description = "The jobs of all runs.")
  private boolean allRuns;

  /// The run that is meant; null: all.
  @Nullable RunRow run(View view) {
    if (allRuns && run.number != null) {
      throw CommandException.wrongInput("Expected --run or --all-runs, but found both; choose one");
    }
    return allRuns ? null : view.run(run.number);
  }

  List<JobPattern> jobs() {
    return jobs.stream().map(JobPattern::of).toList();
  }

  List<TagPattern> tags() {
    return tags.stream().flatMap(FilterOptions::tags).toList();
  }

  /// `KEY[=VALUE]`, or, as measured jobs are asked for, `KEY:VALUE;KEY:VALUE`.
  static Stream<TagPattern> tags(String text) {
    return text.indexOf('=') < 0 && text.indexOf(':') >= 0
        ? Tags.parse(text).values().entrySet().stream()
            .map(tag -> new TagPattern(tag.getKey(), tag.getValue()))
        : Stream.of(TagPattern.of(text));
  }

  /// The states that were named, in capitals.
  Set<String> states(Collection<String> known) {
    var words = new LinkedHashSet<String>();
    for (var text : states) {
      var word = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
      if (!known.contains(word)) {
        throw CommandException.wrongInput(
            "Expected a state after --state, but found %s%s (the states are %s)"
                .formatted(text, Nearest.hint(word, known), String.join(", ", known)));
      }
      words.add(word);
    }
    return words;
  }

  TimeRange times(Moments moments) {
    return new TimeRange(time("--since", since, moments), time("--until", until, moments));
  }

  private static @Nullable Instant time(String option, @Nullable String text, Moments moments) {
    return text == null ? null : moments.of(option, text);
  }

  /// A single job must be there; what is only narrowed down need not.
  void requireNamed(View view, @Nullable RunRow in) {
    if (in == null) {
      return;
    }
    for (var name : jobs) {
      if (JobPattern.of(name).isLiteral()) {
        view.job(in, name);
      }
    }
  }

  /// What was named to the letter.
  List<String> literals() {
    return jobs.stream().filter(name -> JobPattern.of(name).isLiteral()).toList();
  }

  /// Whether one run was named.
  boolean namesRun() {
    return run.number != null;
  }

  boolean isAllRuns() {
    return allRuns;
  }

  boolean namesJobs() {
    return !jobs.isEmpty();
  }
}
