package bellwether.query.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.jobs.Jobs;
import bellwether.query.runs.Runs;
import bellwether.query.workflows.Neighbours.Neighbour;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsTest {
  private static final Execution TRUE = Execution.program("/bin/true", List.of());

  @TempDir static Path folder;
  private static int catalogs;

  private final CatalogPlace place =
      new CatalogPlace(folder.resolve("catalog" + catalogs++ + ".db"));
  private final RecordedRun run = RecordedRun.in(place);

  @AfterEach
  void close() {
    run.close();
  }

  private long add(String name, Dependency... after) {
    return run.add(job(name, null, after));
  }

  private long addArray(String name, Dependency... after) {
    return run.add(job(name, new Iterations.Span(1, 4), after));
  }

  private static JobDescription job(
      String name, @Nullable Iterations members, Dependency... after) {
    return new JobDescription(
        name, members, TRUE, Resources.ONE_CORE, List.of(after), 1, 0, Map.of(), null);
  }

  private <T> T ask(Function<CatalogReader, T> question) {
    run.flush();
    try (var reader = CatalogReader.open(place)) {
      return question.apply(reader);
    }
  }

  private WorkflowState state(boolean live) {
    return ask(reader ->
        new Workflows(reader, new Runs(reader, _ -> live)).find("ensemble").orElseThrow().state());
  }

  @Test
  void theStateFollowsFromTheLastRunAndTheMembers() {
    assertThat(state(false)).isEqualTo(WorkflowState.STOPPED);
    var first = new Member(add("a"), 0);
    var second = new Member(add("b"), 0);
    run.finish(first);
    assertThat(state(true)).isEqualTo(WorkflowState.RUNNING);
    assertThat(state(false)).isEqualTo(WorkflowState.STOPPED);
    run.fail(second, RecordedRun.exited(1));
    assertThat(state(false)).isEqualTo(WorkflowState.ERROR);
    run.change(second, JobState.JOB_FINISHED);
    assertThat(state(false)).isEqualTo(WorkflowState.DONE);
  }

  @Test
  void aWorkflowHasItsRuns() {
    add("a");
    run.flush();
    try (var _ = RecordedRun.after(place, run)) {
      var runs =
          ask(reader -> {
            var workflows = new Workflows(reader, new Runs(reader, _ -> false));
            return workflows.runs(workflows.find(1).orElseThrow()).size();
          });
      assertThat(runs).isEqualTo(2);
    }
  }

  @Test
  void usageIsOfAttemptsThatEndedWell() {
    long sim = addArray("sim");
    run.finish(new Member(sim, 0));
    run.finish(new Member(sim, 1));
    run.fail(new Member(sim, 2), RecordedRun.exited(1));
    var usages = ask(reader -> new WorkflowUsage(reader).of(run.id()));
    assertThat(usages)
        .singleElement()
        .satisfies(usage -> {
          assertThat(usage.attempts()).isEqualTo(2);
          assertThat(usage.memory()).isEqualTo(Spread.of(900 * 1024, 900 * 1024));
          assertThat(Suggestion.of(usage).memory()).isEqualTo(Bytes.ofMebi(2));
          assertThat(Suggestion.of(usage).runtime()).hasSeconds(1);
        });
  }

  @Test
  void aSpreadKnowsWhat95Of100DoNotExceed() {
    var values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }
    assertThat(Spread.of(values)).isEqualTo(new Spread(1, 50.5, 95, 100));
  }

  private List<String> around(String name, Function<Neighbours, List<Neighbour>> side) {
    return ask(reader -> {
      var job = new Jobs(reader).find(run.id(), name).orElseThrow();
      var neighbours = new Dependencies(reader, run.id()).of(job);
      return side.apply(neighbours).stream().map(Neighbour::name).toList();
    });
  }

  @Test
  void neighboursOfIterationsAreIterations() {
    addArray("a");
    addArray("b", new Dependency.Paired("a"));
    add("c", new Dependency.OnIteration("b", 2));
    add("d", new Dependency.OnJob("b"));
    assertThat(around("b:2", Neighbours::upstream)).containsExactly("a:2");
    assertThat(around("b", Neighbours::upstream)).containsExactly("a");
    assertThat(around("a:3", Neighbours::downstream)).containsExactly("b:3");
    assertThat(around("b:2", Neighbours::downstream)).containsExactly("c", "d");
    assertThat(around("b:3", Neighbours::downstream)).containsExactly("d");
    assertThat(around("b", Neighbours::downstream)).containsExactly("c", "d");
  }
}
