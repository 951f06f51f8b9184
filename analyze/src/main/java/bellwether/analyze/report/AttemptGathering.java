package bellwether.analyze.report;

import bellwether.model.Micros;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.attempts.AttemptSpans;
import bellwether.query.attempts.FailedAttempt.AttemptKey;
import bellwether.query.attempts.FailedAttempts;
import bellwether.query.runs.RunRow;
import bellwether.store.CatalogReader;
import java.util.HashMap;
import java.util.Map;

/// Reads the attempts of a report page.
final class AttemptGathering {
  private final ReportSubject subject;
  private final ReportSpan span;
  private final AttemptColumns columns;
  private final Retries retries = new Retries();
  private final FailureGroups failures = new FailureGroups();
  private final Map<AttemptKey, FailureGroups.Failed> failed = new HashMap<>();
  private final Map<Long, Long> limits = new HashMap<>();

  AttemptGathering(ReportSubject subject, ReportSpan span) {
    this.subject = subject;
    this.span = span;
    columns = new AttemptColumns(span);
    subject.runs().forEach(run -> limits.put(run.id(), limit(run)));
  }

  void read(CatalogReader reader) {
    new AttemptSpans(reader).each(subject.ids(), this::add);
    new FailedAttempts(reader)
        .each(
            subject.ids(),
            attempt -> {
              var known = failed.get(attempt.key());
              if (known != null) {
                failures.add(known, attempt);
              }
            });
  }

  /// Until when a run can have run anything: until the next one on its jobs began.
  private long limit(RunRow run) {
    return subject.runs().stream()
        .filter(next -> next.origin() == run.origin() && next.id() > run.id())
        .mapToLong(next -> Micros.of(next.startTime()))
        .reduce(span.end(), Math::min);
  }

  private void add(AttemptSpan attempt) {
    var start = attempt.start() == null ? attempt.end() : attempt.start();
    if (start == null) {
      return;
    }
    long end = end(attempt);
    if (!span.shows(Micros.of(start), end)) {
      return;
    }
    retries.add(attempt);
    if (attempt.start() != null) {
      columns.add(attempt, end);
    }
    if (Outcome.of(attempt) == Outcome.FAILED) {
      var key = new AttemptKey(attempt.job(), attempt.ordinal(), attempt.number());
      failed.put(key, new FailureGroups.Failed(attempt.member(), Outcome.words(attempt)));
    }
  }

  private long end(AttemptSpan attempt) {
    return attempt.end() == null
        ? limits.getOrDefault(attempt.run(), span.end())
        : Micros.of(attempt.end());
  }

  AttemptColumns columns() {
    return columns;
  }

  Retries retries() {
    return retries;
  }

  FailureGroups failures() {
    return failures;
  }
}
