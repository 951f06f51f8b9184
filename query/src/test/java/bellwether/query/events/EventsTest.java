package bellwether.query.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.TagPattern;
import bellwether.query.jobs.JobPattern;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions about the events of two runs: first a plain job that failed and an array of three of
/// which two finished, then one job more.
class EventsTest {
  private static final Execution TRUE = Execution.program("/bin/true", List.of());

  @TempDir static Path folder;
  private static CatalogReader reader;
  private static Events events;
  private static long first;
  private static long second;

  @BeforeAll
  static void record() {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    try (var run = RecordedRun.in(place)) {
      first = run.id();
      long plain = run.add(tagged("plain", null, Map.of("experiment", "foo", "kind", "a:b")));
      long array = run.add(tagged("array", new Iterations.Span(5, 8), Map.of("experiment", "bar")));
      run.all(array, JobState.READY);
      run.fail(new Member(plain, 0), RecordedRun.exited(7));
      run.finish(new Member(array, 0));
      run.finish(new Member(array, 2));
      run.all(array, JobState.CANCELLED);
    }
    try (var run = RecordedRun.in(place)) {
      second = run.id();
      run.finish(new Member(run.add(tagged("other", null, Map.of())), 0));
    }
    reader = CatalogReader.open(place);
    events = new Events(reader);
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  private static JobDescription tagged(
      String name, @Nullable Iterations span, Map<String, String> tags) {
    return new JobDescription(name, span, TRUE, Resources.ONE_CORE, List.of(), 1, 0, tags, null);
  }

  private static List<String> told(EventQuery query) {
    return events.list(query.in(EventOrder.OLDEST_FIRST)).stream()
        .map(row -> row.job() + ">" + row.toState())
        .toList();
  }

  @Test
  void theNewestComesFirstUnlessAskedOtherwise() {
    var seqs = events.list(EventQuery.all()).stream().map(EventRow::seq).toList();
    assertThat(seqs).isSortedAccordingTo((a, b) -> Long.compare(b, a)).hasSizeGreaterThan(20);
    assertThat(
            events.list(EventQuery.all().in(EventOrder.OLDEST_FIRST)).stream().map(EventRow::seq))
        .isEqualTo(seqs.reversed());
  }

  @Test
  void filtersHoldTogether() {
    var query = EventQuery.all().tags(List.of(new TagPattern("experiment", "foo")));
    assertThat(told(query.toStates(Set.of("RUNNING")))).containsExactly("plain>RUNNING");
    assertThat(told(query.toStates(Set.of("RUNNING", "FAILED")).toStates(Set.of("FAILED"))))
        .containsExactly("plain>FAILED");
    assertThat(told(query.jobs(List.of(JobPattern.of("array"))))).isEmpty();
  }

  @Test
  void allTagsMustFit() {
    var both = List.of(new TagPattern("experiment", "foo"), new TagPattern("kind", "a:b"));
    assertThat(told(EventQuery.all().tags(both))).isNotEmpty().allMatch(t -> t.startsWith("plain"));
    assertThat(told(EventQuery.all().tags(List.of(both.get(0), new TagPattern("kind", "x")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit_code:7", "exit_code=7", "exit_code:7.0", "exit_code:07"})
  void numbersInDataAreComparedAsNumbers(String field) {
    assertThat(told(EventQuery.all().data(List.of(DataPattern.of(field)))))
        .containsExactly("plain>RUN_ERROR");
  }

  @Test
  void dataThatDoesNotFitIsNotThere() {
    assertThat(told(EventQuery.all().data(List.of(DataPattern.of("exit_code:8"))))).isEmpty();
    assertThat(
            told(
                EventQuery.all()
                    .data(List.of(DataPattern.of("exit_code:7"), DataPattern.of("signal:9")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit_code", ":7", ""})
  void aMalformedFieldIsNamed(String field) {
    assertThatThrownBy(() -> DataPattern.of(field))
        .isInstanceOf(FilterException.class)
        .hasMessageContaining("filter data")
        .hasMessageContaining("'" + field + "'");
  }

  @Test
  void anUnknownStateIsNamed() {
    assertThatThrownBy(() -> EventQuery.all().toStates(Set.of("RUNNIGN")))
        .hasMessageContaining("filter to_state")
        .hasMessageContaining("did you mean RUNNING?");
    assertThatThrownBy(() -> EventQuery.all().fromStates(Set.of("X")))
        .hasMessageContaining("filter from_state");
  }

  @Test
  void anEmptyListMatchesNothing() {
    var all = EventQuery.all();
    assertThat(
            List.of(
                all.ids(List.of()),
                all.runs(List.of()),
                all.jobIds(List.of()),
                all.jobs(List.of()),
                all.allocations(List.of()),
                all.schedulerIds(List.of()),
                all.fromStates(List.of()),
                all.toStates(List.of()),
                all.tags(List.of()),
                all.data(List.of())))
        .allSatisfy(query -> {
          assertThat(events.list(query)).isEmpty();
          assertThat(events.count(query)).isZero();
        });
  }

  @Test
  void boundsOfTimeAreInclusive() {
    var end = RecordedRun.START.plusMillis(4);
    long atEnd = events.count(EventQuery.all().onlyJobs().since(end));
    assertThat(atEnd).isPositive();
    assertThat(events.count(EventQuery.all().onlyJobs().upTo(end)))
        .isEqualTo(events.count(EventQuery.all().onlyJobs()));
    assertThat(events.count(EventQuery.all().onlyJobs().upTo(end.minusNanos(1_000))))
        .isEqualTo(events.count(EventQuery.all().onlyJobs()) - atEnd);
  }

  @Test
  void eventsWithoutAJobCanBeLeftOut() {
    assertThat(told(EventQuery.all())).contains("null>RUNNING");
    assertThat(told(EventQuery.all().onlyJobs())).doesNotContain("null>RUNNING");
  }

  @Test
  void pagesGoOnAfterASequenceNumber() {
    var whole = events.list(EventQuery.all());
    var paged = new ArrayList<EventRow>();
    var page = EventQuery.all().limit(4);
    for (var rows = events.list(page); !rows.isEmpty(); rows = events.list(page)) {
      paged.addAll(rows);
      page = page.after(rows.getLast().seq());
    }
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void countsAndFirstOnesAgreeWithTheList() {
    var query = EventQuery.all().runs(List.of(first));
    assertThat(events.count(query)).isEqualTo(events.list(query).size());
    assertThat(events.count(query.limit(3))).isEqualTo(3);
    assertThat(events.first(query)).contains(events.list(query).getFirst());
    assertThat(events.first(query.ids(List.of()))).isEmpty();
  }

  @Test
  void anEventOfAllMembersIsOneRowForEachThatHadNoneOfItsOwn() {
    var array = EventQuery.all().jobs(List.of(JobPattern.of("array"))).eachMember();
    assertThat(told(array.toStates(Set.of("READY"))))
        .containsExactly("array:5>READY", "array:6>READY", "array:7>READY");
    assertThat(told(array.toStates(Set.of("CANCELLED")))).containsExactly("array:6>CANCELLED");
    assertThat(events.list(array)).allSatisfy(row -> assertThat(row.jobId()).isNotNull());
    assertThat(events.count(array)).isEqualTo(events.list(array).size());
  }

  @Test
  void aLimitMayEndAmongTheMembersOfOneEvent() {
    var query = EventQuery.all().jobs(List.of(JobPattern.of("array"))).eachMember();
    assertThat(told(query.toStates(Set.of("READY")).limit(2))).hasSize(2);
  }

  @Test
  void aJobIdIsOneMember() {
    var cancelled = EventQuery.all().toStates(Set.of("CANCELLED")).eachMember();
    long middle = requireNonNull(events.list(cancelled).getFirst().jobId());
    assertThat(told(EventQuery.all().jobIds(List.of(middle))))
        .containsExactly("array:6>CREATED", "array:6>READY", "array:6>CANCELLED");
    assertThat(told(EventQuery.all().jobIds(List.of(middle + 1))))
        .startsWith("array:7>CREATED", "array:7>READY", "array:7>SCHEDULED")
        .doesNotContain("array:7>CANCELLED");
    assertThat(events.list(EventQuery.all().jobIds(List.of(middle, middle + 1))))
        .extracting(EventRow::jobId)
        .containsOnly(middle, middle + 1);
    assertThat(told(EventQuery.all().jobIds(List.of(99_999L)))).isEmpty();
  }

  @Test
  void eventsOfAnAllocationAreThoseDuringIt() {
    var during = events.list(EventQuery.all().allocations(List.of(first)));
    assertThat(during).extracting(EventRow::run).containsOnly(first);
    assertThat(during).extracting(EventRow::allocation).contains(first).contains((Long) null);
    assertThat(events.list(EventQuery.all().schedulerIds(List.of("4711")))).isEmpty();
  }

  @Test
  void jobsAreLookedForInTheRunsThatAreAsked() {
    var other = EventQuery.all().jobs(List.of(JobPattern.of("ot*")));
    assertThat(told(other.runs(List.of(first)))).isEmpty();
    assertThat(told(other.runs(List.of(second)))).contains("other>JOB_FINISHED");
  }
}
