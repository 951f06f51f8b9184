package bellwether.cli.ask;

import bellwether.model.Usage;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.model.json.RawJson;
import bellwether.model.text.SecretNames;
import bellwether.query.explain.JobDetail;
import bellwether.query.jobs.AttemptRow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All about a job as a tree for JSON, without the values of secrets.
final class DetailJson {
  private final SecretNames secrets;

  DetailJson(SecretNames secrets) {
    this.secrets = secrets;
  }

  Map<String, @Nullable Object> of(JobDetail detail) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    switch (detail) {
      case JobDetail.OfMember member -> put(tree, member);
      case JobDetail.OfArray(var job, var counts) -> {
        tree.put("run", job.origin());
        tree.put("job", job.name());
        tree.put("members", counts.total());
        tree.put("states", RunsCommand.states(counts));
      }
    }
    var shown = secrets.masked(detail.job().description());
    tree.put("description", new RawJson(JobDescriptionJson.write(shown)));
    return tree;
  }

  private static void put(Map<String, @Nullable Object> tree, JobDetail.OfMember member) {
    var row = member.row();
    tree.put("run", row.run());
    tree.put("job", row.job());
    tree.put("value", row.value());
    tree.put("state", row.state());
    tree.put("attempts", row.attempts());
    tree.put("exit_code", row.exitCode());
    tree.put("signal", row.signal());
    tree.put("cause", Cells.word(row.cause()));
    tree.put("start_time", row.startTime());
    tree.put("end_time", row.endTime());
    tree.put("nodes", row.nodes());
    tree.put("stdout", row.stdout());
    tree.put("stderr", row.stderr());
    tree.put("history", member.attempts().stream().map(DetailJson::attempt).toList());
  }

  private static Map<String, @Nullable Object> attempt(AttemptRow row) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("number", row.number());
    tree.put("run", row.run());
    tree.put("state", row.state());
    tree.put("cause", Cells.word(row.cause()));
    tree.put("nodes", row.nodes());
    tree.put("pid", row.pid());
    tree.put("start_time", row.startTime());
    tree.put("end_time", row.endTime());
    tree.put("exit_code", row.exitCode());
    tree.put("signal", row.signal());
    put(tree, row.usage());
    tree.put("stdout", row.stdout());
    tree.put("stderr", row.stderr());
    tree.put("stderr_tail", row.stderrTail());
    tree.put("message", row.message());
    if (row.coverage() != null) {
      tree.put("coverage", row.coverage());
    }
    return tree;
  }

  private static void put(Map<String, @Nullable Object> tree, @Nullable Usage usage) {
    if (usage == null) {
      return;
    }
    var peak = usage.peakMemory();
    tree.put("user_time_us", micros(usage.userTime()));
    tree.put("system_time_us", micros(usage.systemTime()));
    tree.put("peak_memory_bytes", peak == null ? null : peak.count());
    tree.put("minor_faults", usage.minorFaults());
    tree.put("major_faults", usage.majorFaults());
    tree.put("blocks_read", usage.blocksRead());
    tree.put("blocks_written", usage.blocksWritten());
    tree.put("voluntary_switches", usage.voluntarySwitches());
    tree.put("involuntary_switches", usage.involuntarySwitches());
  }

  private static long micros(Duration time) {
    return TimeUnit.MICROSECONDS.convert(time);
  }
}
