package bellwether.query.export.trace;

import bellwether.model.JobState;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.attempts.AttemptSpans;
import bellwether.query.attempts.CoreShare;
import bellwether.query.events.EventOrder;
import bellwether.query.events.EventQuery;
import bellwether.query.events.EventRow;
import bellwether.query.events.Events;
import bellwether.query.export.trace.TraceEvents.Slice;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.store.CatalogReader;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A trace of runs: nodes, their cores, on each core the attempts that held it, the measured
/// processes of these, and as instants what happened to runs and what went wrong with jobs.
///
/// An attempt that has not ended, or whose end nobody saw, is drawn to the last moment of the
/// trace. Not thread-safe.
public final class RunTrace {
  /// Of jobs only what no slice shows.
  private static final Set<JobState> SHOWN =
      Set.of(JobState.RESTART_READY, JobState.FAILED, JobState.CANCELLED, JobState.UPSTREAM_FAILED);

  private final CatalogReader reader;
  private final Measurements measurements;
  private final List<Long> runs;

  /// @param measurements where the processes of the attempts are, if there are any
  public RunTrace(CatalogReader reader, Measurements measurements, List<Long> runs) {
    this.reader = reader;
    this.measurements = measurements;
    this.runs = List.copyOf(runs);
  }

  /// How much was written.
  public record Contents(long attempts, long processes, long events) {}

  /// Writes it.
  ///
  /// @param now to which what has not ended is drawn
  /// @throws java.io.UncheckedIOException when it cannot be written
  public Contents write(Writer out, Instant now) {
    var events = new TraceEvents(out);
    var lanes = new TraceLanes(events);
    events.begin();
    events.name("process_name", TraceLanes.RUN, 0, "events");
    long attempts = attempts(events, lanes, now);
    long processes = processes(events, lanes);
    long instants = instants(events);
    events.end();
    return new Contents(attempts, processes, instants);
  }

  private long attempts(TraceEvents events, TraceLanes lanes, Instant now) {
    var count = new Count();
    new AttemptSpans(reader)
        .each(
            runs,
            span -> {
              var start = span.start();
              if (start != null) {
                count.more();
                var end = span.end() == null ? now : span.end();
                var slice =
                    new Slice(span.member(), "attempt", start, later(start, end), args(span));
                span.shares().forEach(share -> slices(events, lanes, share, slice));
              }
            });
    return count.value;
  }

  /// Clocks may have been set back between the two.
  private static Instant later(Instant start, Instant end) {
    return end.isBefore(start) ? start : end;
  }

  private static void slices(TraceEvents events, TraceLanes lanes, CoreShare share, Slice slice) {
    int node = lanes.node(share.node());
    share.cores().forEach(core -> events.slice(slice, node, lanes.core(node, core)));
  }

  private static Map<String, Object> args(AttemptSpan span) {
    var args = new LinkedHashMap<String, Object>();
    args.put("attempt", span.number());
    args.put("run", span.run());
    args.put("state", span.state().name());
    if (span.cause() != null) {
      args.put("cause", span.cause().word());
    }
    if (span.exitCode() != null) {
      args.put("exit_code", span.exitCode());
    }
    if (span.peakMemory() != null) {
      args.put("peak_memory_bytes", span.peakMemory());
    }
    return args;
  }

  private long processes(TraceEvents events, TraceLanes lanes) {
    var ids = measured();
    if (ids.isEmpty()) {
      return 0;
    }
    var processes = measurements.jobs(ids.toArray(String[]::new)).processes().list();
    processes.forEach(process -> process(events, lanes, process));
    return processes.size();
  }

  private List<String> measured() {
    return new MeasuredAttempts(reader.dsl()).of(runs);
  }

  private static void process(TraceEvents events, TraceLanes lanes, ProcessMeasurement process) {
    var args = new LinkedHashMap<String, Object>();
    args.put("pid", process.pid());
    args.put("job", process.job());
    args.put("cpu_time_us", process.cpuTime().toNanos() / 1_000);
    var slice =
        new Slice(
            process.executable(),
            "process",
            process.start(),
            later(process.start(), process.end()),
            args);
    events.overlapping(slice, lanes.node(process.host()), process.id());
  }

  private long instants(TraceEvents events) {
    var count = new Count();
    var query = EventQuery.all().runs(runs).in(EventOrder.OLDEST_FIRST);
    new Events(reader)
        .each(
            query,
            event -> {
              if (isShown(event)) {
                count.more();
                events.instant(name(event), event.time(), args(event));
              }
            });
    return count.value;
  }

  private static boolean isShown(EventRow event) {
    return event.job() == null || SHOWN.contains(JobState.valueOf(event.toState()));
  }

  private static String name(EventRow event) {
    if (event.job() != null) {
      return event.job() + " " + event.toState();
    }
    return event.allocation() == null
        ? "run %d %s".formatted(event.run(), event.toState())
        : "allocation %d %s".formatted(event.allocation(), event.toState());
  }

  private static Map<String, Object> args(EventRow event) {
    var args = new LinkedHashMap<String, Object>();
    args.put("seq", event.seq());
    if (event.cause() != null) {
      args.put("cause", event.cause());
    }
    return args;
  }

  private static final class Count {
    private long value;

    void more() {
      value++;
    }
  }
}
