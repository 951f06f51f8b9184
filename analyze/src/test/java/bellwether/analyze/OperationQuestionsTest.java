package bellwether.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.JobComparison.Line;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.OperationShares;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.processes.TimelineTrack;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import bellwether.query.table.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operations are asked beyond EPMT: parts of jobs, of processes, what changed, what took the
/// time.
class OperationQuestionsTest {
  private static final String OUTLIER = "kern-6656-20190614-192044-outlier";

  @TempDir static Path folder = Path.of("");
  private static @org.jspecify.annotations.Nullable Measurements opened;

  @BeforeAll
  static void load() {
    opened = Measurements.open(SampleCatalog.in(folder));
  }

  @AfterAll
  static void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static Measurements measurements() {
    return Objects.requireNonNull(opened);
  }

  private static JobQuery job() {
    return measurements().jobs("685000");
  }

  private static JobQuery kernels() {
    return measurements().jobs().tagged("exp_name:linux_kernel");
  }

  @Test
  void sumsOutOfTheArchiveAreThoseOfTheCatalog() {
    var all = measurements().jobs();
    var fromCatalog = all.operations().exactly().sums();
    var fromArchive = all.operations().exactly().among(all.processes().where("true")).sums();
    assertThat(fromArchive).hasSameSizeAs(fromCatalog);
    for (int i = 0; i < fromCatalog.size(); i++) {
      assertThat(fromArchive.get(i).columns()).isEqualTo(fromCatalog.get(i).columns());
    }
  }

  @Test
  void operationsAreCountedAmongSomeProcesses() {
    var perl = job().processes().where(Condition.equal("exename", "perl"));
    var sums = job().operations().each("op").among(perl).sums();
    long counted = sums.stream().mapToLong(OperationSums::processes).sum();
    assertThat(counted).isEqualTo(perl.where("tags <> '{}'").count());
  }

  @Test
  void sharesAreOfTheWholeJob() {
    var whole = job().first().orElseThrow();
    var rows = OperationShares.in(job().list()).rows(job().operations().each("op"));
    for (var row : rows) {
      double cpu = ((Number) Objects.requireNonNull(row.get("cpu_time"))).doubleValue();
      assertThat((Double) row.get("cpu_share"))
          .isCloseTo(cpu * 1_000 / whole.cpuTime().toNanos(), within(1e-12));
      assertThat((Double) row.get("wall_share")).isBetween(0.0, 1.0);
    }
    assertThat(rows).hasSize(11);
  }

  /// Merges one interval after the other into a list.
  private static Duration union(List<ProcessMeasurement> processes) {
    var sorted = new ArrayList<>(processes);
    sorted.sort(Comparator.comparing(ProcessMeasurement::start));
    var sum = Duration.ZERO;
    var end = Instant.MIN;
    for (var process : sorted) {
      var from = process.start().isAfter(end) ? process.start() : end;
      if (process.end().isAfter(from)) {
        sum = sum.plus(Duration.between(from, process.end()));
        end = process.end();
      }
    }
    return sum;
  }

  @Test
  void lanesAreUnions() {
    for (var lane : job().processes().lanes("tags.op")) {
      var processes = job().processes().tagged(TagFilter.of(Tags.of("op", lane.name()))).list();
      assertThat(lane.duration()).isEqualTo(union(processes));
      assertThat(lane.runs().stream().mapToLong(TimelineTrack.Run::processes).sum())
          .isEqualTo(processes.size());
    }
  }

  @Test
  void percentilesAreThoseOfTheSortedValues() {
    var shells =
        job().processes().where(Condition.equal("exename", "bash")).list().stream()
            .mapToLong(process -> process.duration().toNanos() / 1_000)
            .sorted()
            .toArray();
    var frame = job().processes().percentiles("exename");
    int row = frame.column("exename").indexOf("bash");
    double at = 0.5 * (shells.length - 1);
    double median = (shells[(int) Math.floor(at)] + shells[(int) Math.ceil(at)]) / 2.0;
    assertThat(
            ((Number) Objects.requireNonNull(frame.column("duration_p50").get(row))).doubleValue())
        .isCloseTo(median, within(0.6));
    assertThat(frame.column("duration_max").get(row)).isEqualTo(shells[shells.length - 1]);
  }

  @Test
  void comparingTheKernelBuildsNamesTheOutliersOperations() {
    var found =
        JobComparison.of(
            kernels().operations().each("op").method(DurationMethod.SUM_MINUS_OVERLAP),
            kernels().list(),
            "duration",
            null);
    assertThat(found.whole().job()).isEqualTo(OUTLIER);
    assertThat(found.operations()).extracting(Line::job).containsOnly(OUTLIER);
    assertThat(found.operations().getFirst().tags()).isEqualTo(Tags.of("op", "build"));
    assertThat(found.operations().getFirst().ratio()).isCloseTo(2.23, within(0.01));
    assertThat(found.operations())
        .isSortedAccordingTo(Comparator.comparingDouble(line -> -Math.abs(line.change())));
  }

  @Test
  void twoJobsAreComparedInTheirOrder() {
    var jobs = measurements().jobs("685000", "685016");
    var found = JobComparison.of(jobs.operations().each("op"), jobs.list(), "cpu_time", null);
    assertThat(found.whole().job()).isEqualTo("685016");
    assertThat(found.whole().usual()).isEqualTo(113_135_329.0);
    assertThat(found.table().column("change").getFirst()).isEqualTo(427_082_965L - 113_135_329L);
  }

  @Test
  void theCriticalPathMakesUpTheWholeJob() {
    for (var id : List.of("685000", OUTLIER, "12340")) {
      var jobs = measurements().jobs(id);
      var path = jobs.processes().criticalPath(jobs.first().orElseThrow());
      var sum = path.outside();
      for (var step : path.steps()) {
        sum = sum.plus(step.own());
      }
      var last = jobs.processes().order(Order.desc("end")).first().orElseThrow().end();
      var end = last.isAfter(path.job().end()) ? last : path.job().end();
      assertThat(sum).isEqualTo(Duration.between(path.job().start(), end));
      assertThat(path.steps())
          .allMatch(step -> step.own().compareTo(step.process().duration()) <= 0);
    }
  }

  @Test
  void treesComeWithTheAncestorsOfWhatIsMeant() {
    var chosen = job().processes().where(Condition.equal("exename", "TAVG.exe"));
    var seen = new ArrayList<Long>();
    chosen
        .trees(0)
        .select(List.of("id", "parent"))
        .each(row -> {
          var parent = row.getLast();
          assertThat(parent == null || seen.contains(parent)).isTrue();
          seen.add((Long) Objects.requireNonNull(row.getFirst()));
        });
    assertThat(seen).containsAll(chosen.ids()).hasSize(13);
    assertThat(job().processes().trees(0).inMemory().size()).isEqualTo(3_480);
    assertThat(job().processes().trees(1).inMemory().size()).isEqualTo(32);
  }

  @Test
  void aHistoryNamesTheFirstJobOfTheNewLevel() {
    var jobs = measurements().jobs().list();
    var change = History.of(jobs, "cpu_time").strongest().getFirst();
    assertThat(change.job().id()).isEqualTo("685000");
    assertThat(change.isRegression()).isFalse();
    var short_ = History.of(kernels().operations().each("op"), kernels().list(), "duration");
    assertThat(short_).hasSize(5).allMatch(history -> history.strongest().isEmpty());
  }
}
