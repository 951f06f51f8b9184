package bellwether.analyze.report;

import bellwether.analyze.efficiency.EfficiencyAnalysis;
import bellwether.analyze.efficiency.Finding;
import bellwether.analyze.efficiency.JobEfficiency;
import bellwether.analyze.series.SeriesReader;
import bellwether.model.Micros;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gathers what a report page shows, as a tree for JSON: columns are lists, times are microseconds
/// since the start of the report, and names stand once. Not thread-safe.
public final class ReportData {
  private static final int MOST_ROWS = 2_000;

  private final CatalogReader reader;
  private final Runs runs;
  private final Function<Finding, String> advice;

  /// @param advice says in a sentence what to do better
  public ReportData(CatalogReader reader, Runs runs, Function<Finding, String> advice) {
    this.reader = reader;
    this.runs = runs;
    this.advice = advice;
  }

  /// What there is to say about a subject.
  public Map<String, Object> of(ReportSubject subject) {
    var curves = Curves.read(new SeriesReader(reader, runs), subject.scope());
    var span = ReportSpan.of(subject, curves.all());
    var gathered = new AttemptGathering(subject, span);
    gathered.read(reader);
    var notes = new ArrayList<String>();
    var tree = head(subject, span);
    tree.put("efficiency", curves.cores().over(span.start(), span.end()));
    tree.put("series", curves.tree(span));
    tree.put("attempts", gathered.columns().tree());
    tree.put("attemptCount", gathered.columns().count());
    tree.put("causes", curves.failuresByCause());
    tree.put("failures", gathered.failures().rows());
    tree.put("retries", most("jobs with retries", gathered.retries().rows(), notes));
    tree.put("use", most("jobs", use(subject), notes));
    curves.tellThinned(notes);
    gathered.columns().tellLeftOut(notes);
    gathered.failures().tellLeftOut(notes);
    tree.put("notes", notes);
    return tree;
  }

  private Map<String, Object> head(ReportSubject subject, ReportSpan span) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("title", subject.title());
    tree.put("made", Micros.of(subject.now()));
    tree.put("start", span.start());
    tree.put("length", span.length());
    tree.put("live", subject.isLive());
    tree.put("counts", counts(subject));
    tree.put("runs", subject.runs().stream().map(run -> run(run, span)).toList());
    return tree;
  }

  /// The members of the jobs by state, as the last of the runs on them left them.
  private Map<String, Long> counts(ReportSubject subject) {
    var last = new LinkedHashMap<Long, RunRow>();
    subject.runs().forEach(run -> last.put(run.origin(), run));
    var sums = new LinkedHashMap<String, Long>();
    for (var run : last.values()) {
      runs.counts(run)
          .counts()
          .forEach((state, count) -> sums.merge(state.name(), count, Long::sum));
    }
    return sums;
  }

  private static Map<String, @Nullable Object> run(RunRow run, ReportSpan span) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("id", run.id());
    tree.put("workflow", run.workflow());
    tree.put("state", run.managerGone() ? "manager gone" : run.state().name());
    tree.put("resume", run.isResume());
    tree.put("start", span.since(run.startTime()));
    tree.put("end", span.since(run.endTime()));
    tree.put("source", run.source());
    tree.put("host", run.manager().host());
    tree.put("reason", run.reason());
    return tree;
  }

  private List<List<@Nullable Object>> use(ReportSubject subject) {
    return new EfficiencyAnalysis(reader).of(subject.ids()).stream().map(this::row).toList();
  }

  private List<@Nullable Object> row(JobEfficiency job) {
    var memory = job.memory();
    return Arrays.asList(
        job.job(),
        job.attempts(),
        job.cores(),
        job.wall(),
        job.cpu().share(),
        memory == null ? null : (Double) memory.used(),
        memory == null ? null : memory.asked(),
        job.time().used(),
        job.time().asked(),
        advice.apply(job.finding()));
  }

  private static <T> List<T> most(String what, List<T> rows, List<String> notes) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    notes.add("Of %,d %s, the first %,d are listed.".formatted(rows.size(), what, MOST_ROWS));
    return rows.subList(0, MOST_ROWS);
  }
}
