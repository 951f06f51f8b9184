package bellwether.analyze.efficiency;

import bellwether.model.Resources;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.attempts.AttemptSpans;
import bellwether.query.jobs.JobRequests;
import bellwether.store.CatalogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares what the attempts of runs used with what they held. Not thread-safe.
public final class EfficiencyAnalysis {
  private final CatalogReader reader;
  private final Map<Long, Resources> asked = new HashMap<>();
  private final Map<String, Samples> byJob = new LinkedHashMap<>();

  public EfficiencyAnalysis(CatalogReader reader) {
    this.reader = reader;
  }

  /// How well each job of some runs used what it held, in the order of their submission. Attempts
  /// that have not ended, or of which nothing was measured, are left out.
  public List<JobEfficiency> of(Collection<Long> runs) {
    asked.putAll(new JobRequests(reader).of(runs));
    new AttemptSpans(reader).each(runs, this::add);
    var found = new ArrayList<JobEfficiency>();
    byJob.forEach((job, samples) -> found.add(samples.efficiency(job)));
    return found;
  }

  private void add(AttemptSpan span) {
    if (span.start() != null && span.end() != null && span.cpuTime() != null) {
      var request = asked.getOrDefault(span.job(), Resources.ONE_CORE);
      byJob.computeIfAbsent(span.jobName(), _ -> new Samples()).add(span, request);
    }
  }
}
