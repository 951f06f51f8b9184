package bellwether.analyze.efficiency;

import bellwether.model.Bytes;
import bellwether.model.Resources;
import bellwether.query.attempts.AttemptSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The attempts of one job while they are gathered.
final class Samples {
  private static final int PARTS = 10;
  private static final double SECOND = 1e9;
  private static final double MOST = 0.95;

  private final DoubleStream.Builder used = DoubleStream.builder();
  private final long[] shares = new long[PARTS];
  private long attempts;
  private double cpu;
  private double wall;
  private double held;
  private double coresHeld;
  private double longest;
  private double largest;
  private @Nullable Double memoryLimit;
  private @Nullable Double timeLimit;

  void add(AttemptSpan span, Resources asked) {
    double seconds = Math.max(1, Duration.between(span.start(), span.end()).toNanos()) / SECOND;
    double time = span.cpuTime() == null ? 0 : span.cpuTime().toNanos() / SECOND;
    int cores = Math.max(1, span.cores());
    attempts++;
    cpu += time;
    wall += seconds;
    held += seconds * cores;
    coresHeld += cores;
    longest = Math.max(longest, seconds);
    largest = Math.max(largest, bytes(span.peakMemory()));
    memoryLimit = larger(memoryLimit, memory(asked, span.shares().size()));
    timeLimit = larger(timeLimit, time(asked));
    used.add(time / seconds);
    shares[Math.clamp((int) (PARTS * time / (seconds * cores)), 0, PARTS - 1)]++;
  }

  private static double bytes(@Nullable Long peak) {
    return peak == null ? 0 : (double) peak;
  }

  private static @Nullable Double memory(Resources asked, int nodes) {
    var limit = asked.memory();
    if (limit != null) {
      return (double) limit.count();
    }
    long each = asked.memoryPerNode().count();
    return each == 0 ? null : (Double) (double) (each * Math.max(1, nodes));
  }

  private static @Nullable Double time(Resources asked) {
    var limit = asked.wallTime();
    return limit == null ? null : (Double) (limit.toNanos() / SECOND);
  }

  /// Members of one job may have asked for more at a later run.
  private static @Nullable Double larger(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  JobEfficiency efficiency(String job) {
    return new JobEfficiency(
        job,
        attempts,
        new Use(cpu, held),
        new Use(largest, memoryLimit),
        new Use(longest, timeLimit),
        wall,
        coresHeld / attempts,
        Arrays.stream(shares).boxed().toList(),
        finding());
  }

  private Finding finding() {
    int needed = coresNeeded();
    double cores = coresHeld / attempts;
    var memory = new Use(largest, memoryLimit).share();
    var time = new Use(longest, timeLimit).share();
    if (memory != null && memory > 0.9) {
      return new Finding.NearMemory(suggestedMemory());
    }
    if (time != null && time > 0.9) {
      return new Finding.NearTime(suggestedTime());
    }
    if (new Use(cpu, held).isExceeded()) {
      return new Finding.MoreThanItsCores(cpu / wall, cores);
    }
    if (needed < cores) {
      return new Finding.FewerCores(needed, cores);
    }
    if (cpu / held < 0.5) {
      return new Finding.MostlyWaits();
    }
    if (memory != null && memory < 0.5) {
      return new Finding.LessMemory(suggestedMemory());
    }
    return time != null && time < 0.25
        ? new Finding.ShorterTime(suggestedTime())
        : new Finding.WellUsed();
  }

  /// With which 95 of 100 attempts got by; a core of which less than a twentieth was used is not
  /// asked for.
  private int coresNeeded() {
    var sorted = used.build().sorted().toArray();
    double most = sorted[(int) Math.ceil(MOST * sorted.length) - 1];
    return Math.max(1, (int) Math.ceil(most - 0.05));
  }

  private Bytes suggestedMemory() {
    return Bytes.ofMebi((long) Math.max(1, Math.ceil(largest * 1.2 / (1 << 20))));
  }

  private Duration suggestedTime() {
    return Duration.ofSeconds((long) Math.max(1, Math.ceil(longest * 1.5)));
  }
}
