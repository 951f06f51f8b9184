package bellwether.query.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.TimeRange;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks over the jobs of a run, those with rows of their own and those without.
class JobScanTest {
  private static final Execution TRUE = Execution.program("/bin/true", List.of());

  /// More than the walk asks for at a time.
  private static final int MANY = 4_500;

  @TempDir static Path folder;
  private static int catalogs;

  private final CatalogPlace place =
      new CatalogPlace(folder.resolve("catalog" + catalogs++ + ".db"));
  private RecordedRun run = RecordedRun.in(place);

  @AfterEach
  void close() {
    run.close();
  }

  private long add(String name) {
    return run.add(JobDescription.of(name, TRUE));
  }

  private long addArray(String name, int start, int stop) {
    var span = new Iterations.Span(start, stop);
    return run.add(
        new JobDescription(name, span, TRUE, Resources.ONE_CORE, List.of(), 1, 0, Map.of(), null));
  }

  private JobFilter all() {
    return JobFilter.ofRun(1);
  }

  private static JobFilter in(JobState... states) {
    return new JobFilter(1L, Set.of(states), List.of(), List.of(), TimeRange.ALWAYS);
  }

  private static JobFilter of(String... patterns) {
    var jobs = List.of(patterns).stream().map(JobPattern::of).toList();
    return new JobFilter(1L, Set.of(), List.of(), jobs, TimeRange.ALWAYS);
  }

  private List<JobRow> rows(JobFilter filter) {
    run.flush();
    var rows = new ArrayList<JobRow>();
    try (var reader = CatalogReader.open(place)) {
      new Jobs(reader).each(filter, rows::add);
    }
    return rows;
  }

  private List<String> names(JobFilter filter) {
    return rows(filter).stream().map(JobRow::job).toList();
  }

  @Test
  void anEmptyRunHasNoRows() {
    assertThat(rows(all())).isEmpty();
  }

  @Test
  void arraysComeMemberByMemberInTheOrderOfSubmission() {
    add("b");
    addArray("a", 5, 8);
    add("c");
    assertThat(names(all())).containsExactly("b", "a:5", "a:6", "a:7", "c");
  }

  @Test
  void membersWithoutARowShareTheStateOfTheirJob() {
    long a = addArray("a", 0, 3);
    run.all(a, JobState.READY);
    run.finish(new Member(a, 1));
    assertThat(rows(all()))
        .extracting(JobRow::state)
        .containsExactly(JobState.READY, JobState.JOB_FINISHED, JobState.READY);
  }

  @Test
  void aRowTellsTheLastAttempt() {
    var job = new Member(add("a"), 0);
    run.attempt(job, 1, JobState.RUN_ERROR, RecordedRun.exited(3));
    run.attempt(job, 2, JobState.RUN_ERROR, RecordedRun.exited(4));
    var row = rows(all()).getFirst();
    assertThat(row.attempts()).isEqualTo(2);
    assertThat(row.exitCode()).isEqualTo(4);
    assertThat(row.nodes()).containsExactly("n1[0]");
    assertThat(row.run()).isEqualTo(run.id());
  }

  @Test
  void statesAreLookedForAmongMembersWithAndWithoutRows() {
    long a = addArray("a", 0, 4);
    run.finish(new Member(a, 2));
    run.fail(new Member(a, 3), RecordedRun.exited(7));
    assertThat(names(in(JobState.CREATED))).containsExactly("a:0", "a:1");
    assertThat(names(in(JobState.FAILED))).containsExactly("a:3");
    assertThat(names(in(JobState.CREATED, JobState.JOB_FINISHED)))
        .containsExactly("a:0", "a:1", "a:2");
  }

  @Test
  void patternsNameJobsAndSingleIterations() {
    add("one");
    addArray("other", 10, 20);
    add("two");
    assertThat(names(of("o*:12", "two", "other:15")))
        .containsExactly("other:12", "other:15", "two");
    assertThat(names(of("one:3", "other:9"))).isEmpty();
  }

  @Test
  void aLongArrayComesWholeAcrossItsBlocks() {
    long a = addArray("a", 0, MANY);
    run.finish(new Member(a, 1_999));
    run.finish(new Member(a, 2_000));
    run.finish(new Member(a, MANY - 1));
    assertThat(names(all()))
        .isEqualTo(IntStream.range(0, MANY).mapToObj(key -> "a:" + key).toList());
    assertThat(names(in(JobState.JOB_FINISHED)))
        .containsExactly("a:1999", "a:2000", "a:" + (MANY - 1));
  }

  @Test
  void manyJobsComeOnceEach() {
    var names = IntStream.range(0, MANY).mapToObj(number -> "job" + number).toList();
    names.forEach(this::add);
    assertThat(names(all())).isEqualTo(names);
  }

  @Test
  void theWalkEndsWhenTheConsumerWantsNoMore() {
    addArray("a", 0, 5);
    add("b");
    run.flush();
    var seen = new ArrayList<String>();
    try (var reader = CatalogReader.open(place)) {
      new Jobs(reader)
          .eachUntil(
              all(),
              row -> {
                seen.add(row.job());
                return seen.size() < 2;
              });
    }
    assertThat(seen).containsExactly("a:0", "a:1");
  }

  @Test
  void jobsThatNeverStartedHaveNoPlaceInATimeRange() {
    long a = addArray("a", 0, 3);
    run.start(new Member(a, 1), 1);
    var range = new TimeRange(RecordedRun.START, RecordedRun.START.plusSeconds(1));
    var filter = new JobFilter(1L, Set.of(), List.of(), List.of(), range);
    assertThat(names(filter)).containsExactly("a:1");
  }

  @Test
  void jobsOfAnotherRunAreLeftOut() {
    add("a");
    run.close();
    run = RecordedRun.in(place);
    add("b");
    assertThat(names(all())).containsExactly("a");
    assertThat(names(JobFilter.ofRun(run.id()))).containsExactly("b");
  }

  @Test
  void anEarlierRunShowsItsJobsAsItLeftThem() {
    long a = addArray("a", 0, 2);
    run.fail(new Member(a, 0), RecordedRun.exited(7));
    var first = run;
    first.close();
    run = RecordedRun.after(place, first);
    run.finish(new Member(a, 1));
    assertThat(rows(all().asLeftBy(first.id())))
        .extracting(JobRow::state)
        .containsExactly(JobState.FAILED, JobState.CREATED);
    assertThat(rows(all()))
        .extracting(JobRow::state)
        .containsExactly(JobState.FAILED, JobState.JOB_FINISHED);
  }
}
