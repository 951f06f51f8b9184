package bellwether.query.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.query.MeasuredException;
import bellwether.query.measured.operations.OperationCosts;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import bellwether.query.table.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks among jobs, processes and threads of the samples.
class NavigationTest {
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

  private static ProcessQuery processes() {
    return measurements().jobs("685000").processes();
  }

  private static ProcessMeasurement root() {
    return processes().first().orElseThrow();
  }

  @Test
  void theFirstProcessIsTheShell() {
    assertThat(root().pid()).isEqualTo(6098);
    assertThat(root().parent()).isNull();
  }

  @Test
  void rootsHaveNoParents() {
    assertThat(processes().roots().count()).isEqualTo(32);
  }

  @Test
  void childrenKnowTheirParent() {
    var children = processes().children(root()).list();
    assertThat(children).hasSize(735);
    assertThat(processes().parent(children.getFirst())).contains(root());
  }

  @Test
  void ancestorsLeadFromTheRoot() {
    var deepest = processes().order(Order.desc("depth")).first().orElseThrow();
    var ancestors = processes().ancestors(deepest).list();
    assertThat(ancestors).hasSize(7);
    assertThat(ancestors.getLast().id()).isEqualTo(deepest.parent());
  }

  @Test
  void inclusiveTimeIsThatOfTheDescendants() {
    long sum =
        processes().descendants(root()).stream().mapToLong(one -> one.cpuTime().toNanos()).sum();
    assertThat(root().inclusiveCpuTime().toNanos()).isEqualTo(sum + root().cpuTime().toNanos());
  }

  @Test
  void processesHaveThreadsAndAJob() {
    assertThat(processes().threads().count()).isEqualTo(3668);
    assertThat(processes().threads(root())).hasSize((int) root().threads());
    assertThat(measurements().jobs().of(root()).orElseThrow().id()).isEqualTo("685000");
    assertThat(processes().find(root().id())).contains(root());
  }

  @Test
  void processesAreCountedByExecutable() {
    assertThat(processes().histogram("exename")).containsEntry("bash", 73L);
    assertThat(processes().histogramOf("exename", "cpu_time")).containsEntry("bash", 714_824L);
    assertThat(processes().distinct("exename")).startsWith("TAVG.exe", "arch", "basename", "bash");
  }

  @Test
  void valuesAreNeverPartOfAStatement() {
    var evil = "x'; DROP TABLE measurement; --";
    assertThat(measurements().jobs(evil).ids()).isEmpty();
    assertThat(measurements().jobs().tagged(TagFilter.of(Map.of(evil, evil))).ids()).isEmpty();
    assertThat(processes().where(Condition.equal("exename", evil)).count()).isZero();
    assertThat(processes().tagged(TagFilter.of(Map.of(evil, evil))).count()).isZero();
    assertThat(processes().hosts(evil).count()).isZero();
  }

  @Test
  void conditionsInSqlCannotWrite() {
    var evil = "1=1); DELETE FROM measurement; --";
    assertThatThrownBy(() -> processes().where(evil).count()).isInstanceOf(MeasuredException.class);
    assertThat(measurements().jobs().count()).isEqualTo(15);
  }

  @Test
  void unknownColumnsAreToldOf() {
    assertThatThrownBy(() -> measurements().jobs().where(Condition.equal("nosuch", 1)).ids())
        .isInstanceOf(MeasuredException.class)
        .hasMessageContaining("nosuch");
    assertThatThrownBy(() -> measurements().jobs().where("nosuch > 1").ids())
        .isInstanceOf(MeasuredException.class);
    assertThatThrownBy(() -> processes().order(Order.by("nosuch")).list())
        .isInstanceOf(MeasuredException.class);
  }

  @Test
  void conditionsCombine() {
    var query =
        measurements()
            .jobs()
            .where(
                Condition.any(
                    Condition.notEqual("exitcode", 0),
                    Condition.all(
                        Condition.greaterThan("duration", 6_000_000_000L),
                        Condition.not(Condition.oneOf("jobid", List.of("625151", "627907"))))));
    assertThat(query.ids())
        .containsExactly("629322", "633114", "685000", "685003", "685016", "failed-exitcode");
  }

  @Test
  void jobsThatMayBeComparedComeByTheirDuration() {
    var partitions = measurements().jobs().partitions();
    assertThat(partitions).hasSize(6);
    assertThat(partitions.getFirst().ids()).containsExactly("625151", "627907", "629322", "633114");
    assertThat(partitions.getLast().values()).containsExactly("", "");
  }

  @Test
  void jobsAreFoundByTheirTime() {
    var job = measurements().jobs("685000").first().orElseThrow();
    assertThat(measurements().jobs().when(job).ids()).containsExactly("685000", "685003", "685016");
    assertThat(measurements().jobs().after(job.start()).count()).isEqualTo(7);
    assertThat(measurements().jobs().before(job.end()).ids()).contains("685000");
  }

  @Test
  void operationsHaveNoAnswerWhereNobodyHasTheTag() {
    var operations = measurements().jobs("12340").operations();
    assertThat(operations.sums()).isEmpty();
    assertThat(operations.eachOfFewest().list()).isEmpty();
    assertThat(operations.tagged(OperationCosts.DATA_MOVEMENT).cpuCosts().percent()).isZero();
  }
}
