package bellwether.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.Dependency;
import bellwether.model.Event;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.jobs.Jobs;
import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why jobs of a run are as they are, as data.
class ExplainerTest {
  private static final Execution TRUE = Execution.program("/bin/true", List.of());

  @TempDir static Path folder;
  private static int catalogs;

  private final CatalogPlace place =
      new CatalogPlace(folder.resolve("catalog" + catalogs++ + ".db"));
  private RecordedRun run = RecordedRun.in(place);

  @AfterEach
  void close() {
    run.close();
  }

  private long add(String name, Dependency... after) {
    return run.add(job(name, Resources.ONE_CORE, 1, after));
  }

  private static JobDescription job(
      String name, Resources wish, int maxAttempts, Dependency... after) {
    return new JobDescription(
        name, null, TRUE, wish, List.of(after), maxAttempts, 0, Map.of(), null);
  }

  private static JobDescription array(String name, int count, Dependency... after) {
    var span = new Iterations.Span(0, count);
    return new JobDescription(
        name, span, TRUE, Resources.ONE_CORE, List.of(after), 1, 0, Map.of(), null);
  }

  private static Dependency on(String job) {
    return new Dependency.OnJob(job);
  }

  private Explanation explain(String job) {
    return explain(job, false);
  }

  /// With all of it durable.
  private Explanation explain(String job, boolean isLive) {
    run.flush();
    try (var reader = CatalogReader.open(place)) {
      return new Explainer(reader, row(reader, run.id(), isLive))
          .explain(new Jobs(reader).find(1, job).orElseThrow());
    }
  }

  private static RunRow row(CatalogReader reader, long run, boolean isLive) {
    return new Runs(reader, manager -> isLive).find(run).orElseThrow();
  }

  private static Outcome exit(int code) {
    return new Outcome(JobState.RUN_ERROR, Cause.EXIT_CODE, code, null, null);
  }

  @Test
  void aJobWaitsForParentsThatHaveNotFinished() {
    add("a");
    run.finish(new Member(add("b"), 0));
    run.all(add("c", on("a"), on("b")), JobState.AWAITING_PARENTS);
    var why = explain("c", true);
    assertThat(why.reasons()).containsExactly(new Reason.WaitsForParents());
    assertThat(why.parents())
        .containsExactly(
            new Explanation.Parent("a", false, new StateCounts(Map.of(JobState.CREATED, 1L))));
    assertThat(why.advice()).isEmpty();
  }

  @Test
  void aMemberWaitsWhereEnoughOfItsJobRun() {
    long a = run.add(array("a", 3).withConcurrency(1));
    run.all(a, JobState.READY);
    run.start(new Member(a, 0), 1);
    assertThat(explain("a:1", true).reasons()).containsExactly(new Reason.EnoughAtOnce(1));
  }

  @Test
  void anArrayIsAParentAsAWhole() {
    long a = run.add(array("a", 3));
    run.finish(new Member(a, 1));
    add("b", on("a"));
    var counts = new StateCounts(Map.of(JobState.CREATED, 2L, JobState.JOB_FINISHED, 1L));
    assertThat(explain("b").parents()).containsExactly(new Explanation.Parent("a", true, counts));
  }

  @Test
  void aPairedIterationWaitsForItsOwnPartner() {
    run.add(array("a", 3));
    run.add(array("b", 3, new Dependency.Paired("a")));
    assertThat(explain("b:2").parents()).extracting(Explanation.Parent::job).containsExactly("a:2");
  }

  @Test
  void aJobWhoseParentsHaveFinishedIsToBeLookedAt() {
    run.finish(new Member(add("a"), 0));
    add("b", on("a"));
    assertThat(explain("b", true).reasons()).containsExactly(new Reason.ParentsFinished());
  }

  @Test
  void aReadyJobWaitsForWhatOthersHold() {
    var wish = new Resources(new Size.Range(1, 2), new Size.Exact(1), 1, Bytes.ofKibi(2048), null);
    run.all(run.add(job("a", wish, 1)), JobState.READY);
    run.start(new Member(add("b"), 0), 1);
    run.place(new Member(add("c"), 0), 1);
    var why = explain("a", true);
    assertThat(why.reasons())
        .containsExactly(
            new Reason.WaitsForResources(wish),
            new Reason.AllocationInUse(new Occupancy(1, 2, 2, 2)));
    assertThat(why.advice()).containsExactly(new Advice.WaitOrRaisePriority());
  }

  @Test
  void nothingWorksOnAReadyJobOfADeadRun() {
    run.all(add("a"), JobState.READY);
    var why = explain("a");
    assertThat(why.reasons())
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            Reason.NoManager.class, none -> assertThat(none.run().managerGone()).isTrue());
    assertThat(why.advice()).containsExactly(new Advice.ResumeRun(run.id()));
  }

  @Test
  void anAttemptIsFollowedFromItsCoresToItsEnd() {
    var job = new Member(run.add(job("a", Resources.ONE_CORE, 2)), 0);
    run.place(job, 1);
    assertThat(explain("a", true).reasons())
        .containsExactly(new Reason.IsBeingStarted(List.of("n1[0]")));
    run.start(job, 1);
    assertThat(explain("a", true).reasons())
        .containsExactly(new Reason.IsRunning(1, List.of("n1[0]"), 1000));
    run.attempt(job, 1, JobState.RUN_ERROR, RecordedRun.exited(3));
    assertThat(explain("a", true).reasons()).containsExactly(new Reason.IsEnding(1, exit(3)));
    run.change(job, JobState.RESTART_READY);
    assertThat(explain("a", true).reasons())
        .containsExactly(new Reason.IsTriedAgain(1, 2, exit(3)));
  }

  @Test
  void aFinishedJobTellsWhichAttemptsFailedBefore() {
    var job = new Member(run.add(job("a", Resources.ONE_CORE, 3)), 0);
    run.attempt(job, 1, JobState.RUN_ERROR, RecordedRun.exited(3));
    run.attempt(job, 2, JobState.RUN_DONE, RecordedRun.exited(0));
    run.change(job, 2, JobState.JOB_FINISHED);
    var why = explain("a");
    assertThat(why.reasons())
        .containsExactly(new Reason.Finished(2), new Reason.AttemptEnded(1, exit(3)));
    assertThat(why.advice()).isEmpty();
  }

  @Test
  void aFailedJobTellsItsExitAndItsLastWords() {
    run.fail(new Member(add("a"), 0), RecordedRun.exited(7));
    var why = explain("a");
    assertThat(why.cause()).isEqualTo(Cause.EXIT_CODE);
    assertThat(why.reasons()).containsExactly(new Reason.AttemptEnded(1, exit(7)));
    assertThat(why.stderrTail()).isEqualTo("oops");
    assertThat(why.advice())
        .containsExactly(new Advice.ReadOutput("a", false), new Advice.ResumeFailed(run.id()));
  }

  @Test
  void exitCodesOfShellsAndSigkillGetAdviceOfTheirOwn() {
    run.fail(new Member(add("a"), 0), RecordedRun.exited(126));
    run.fail(new Member(add("b"), 0), RecordedRun.exited(127));
    run.fail(new Member(add("c"), 0), RecordedRun.killed(9));
    assertThat(explain("a").advice()).contains(new Advice.MakeExecutable());
    assertThat(explain("b").advice()).contains(new Advice.FindCommand());
    assertThat(explain("c").advice()).contains(new Advice.SuspectMemory());
  }

  @Test
  void aJobThatTookTooLongIsToGetMoreTime() {
    var limit = Duration.ofSeconds(5);
    var wish = new Resources(new Size.Exact(1), null, 0, new Bytes(0), limit);
    var job = new Member(run.add(job("a", wish, 1)), 0);
    run.attempt(job, 1, JobState.RUN_TIMEOUT, RecordedRun.killed(15));
    run.end(job, JobState.FAILED, Cause.TIME_LIMIT, null);
    assertThat(explain("a").advice()).contains(new Advice.GiveMoreTime(limit));
  }

  @Test
  void aJobWithoutAnAttemptCouldNotBeStarted() {
    run.end(new Member(add("a"), 0), JobState.FAILED, Cause.LAUNCH_FAILED, "no such file");
    var why = explain("a");
    assertThat(why.reasons())
        .containsExactly(new Reason.NotStarted(Cause.LAUNCH_FAILED), new Reason.AttemptsAllowed(1));
    assertThat(why.advice()).contains(new Advice.CorrectLaunch());
  }

  @Test
  void aCancelledJobTellsWhy() {
    run.end(new Member(add("a"), 0), JobState.CANCELLED, Cause.CANCELLED, "too late");
    run.end(new Member(add("b"), 0), JobState.CANCELLED, Cause.CANCELLED, null);
    assertThat(explain("a").reasons()).containsExactly(new Reason.Cancelled("too late"));
    assertThat(explain("b").reasons()).containsExactly(new Reason.Cancelled(null));
    assertThat(explain("a").advice()).containsExactly(new Advice.StartAnew("/home/u/jobs.json"));
  }

  @Test
  void aJobThatAUserSetSaysSo() {
    run.end(new Member(add("a"), 0), JobState.JOB_FINISHED, Cause.SET_BY_USER, "by hand");
    run.end(new Member(add("b"), 0), JobState.CREATED, Cause.SET_BY_USER, null);
    assertThat(explain("a").reasons())
        .containsExactly(new Reason.SetByUser(JobState.JOB_FINISHED, "by hand"));
    assertThat(explain("b", true).reasons())
        .containsExactly(
            new Reason.SetByUser(JobState.CREATED, null), new Reason.ParentsFinished());
  }

  @Test
  void anArrayThatAUserFinishedSaysSo() {
    long a = run.add(array("a", 2));
    run.end(new Member(a, Event.ALL), JobState.JOB_FINISHED, Cause.SET_BY_USER, null);
    assertThat(explain("a").reasons())
        .contains(new Reason.OfMember("a:0", new Reason.SetByUser(JobState.JOB_FINISHED, null)));
  }

  @Test
  void troubleIsFollowedToTheJobWithWhichItBegan() {
    run.fail(new Member(add("a"), 0), RecordedRun.exited(7));
    upstreamFailed(add("b", on("a")));
    upstreamFailed(add("c", on("b")));
    var why = explain("c");
    var began = new Outcome(JobState.FAILED, Cause.EXIT_CODE, 7, null, null);
    assertThat(why.reasons())
        .containsExactly(new Reason.NotRun("see b"), new Reason.BeganWith("a", began));
    assertThat(why.parents()).extracting(Explanation.Parent::job).containsExactly("b");
    assertThat(why.advice())
        .containsExactly(new Advice.ExplainJob("a"), new Advice.CorrectAndResumeFailed(run.id()));
  }

  private void upstreamFailed(long job) {
    run.end(new Member(job, 0), JobState.UPSTREAM_FAILED, Cause.UPSTREAM_FAILED, "see b");
  }

  @Test
  void anArrayTellsItsStatesAndItsFirstFailure() {
    long a = run.add(array("a", 4));
    run.finish(new Member(a, 0));
    run.fail(new Member(a, 2), RecordedRun.exited(7));
    run.fail(new Member(a, 3), RecordedRun.exited(8));
    var why = explain("a");
    assertThat(why.state()).isNull();
    assertThat(why.reasons())
        .containsExactlyInAnyOrder(
            new Reason.Members(JobState.CREATED, 1),
            new Reason.Members(JobState.JOB_FINISHED, 1),
            new Reason.Members(JobState.FAILED, 2),
            new Reason.OfMember("a:2", new Reason.AttemptEnded(1, exit(7))));
  }

  @Test
  void anArrayInOneStateIsExplainedByItsFirstMember() {
    run.all(run.add(array("a", 4)), JobState.READY);
    assertThat(explain("a", true).reasons())
        .startsWith(
            new Reason.Members(JobState.READY, 4),
            new Reason.OfMember("a:0", new Reason.WaitsForResources(Resources.ONE_CORE)));
  }

  @Test
  void anEarlierRunTellsWhatItLeft() {
    run.fail(new Member(add("a"), 0), RecordedRun.exited(7));
    run.all(add("b"), JobState.READY);
    long first = run.id();
    goOn();
    run.attempt(new Member(1, 0), 2, JobState.RUN_DONE, RecordedRun.exited(0));
    run.change(new Member(1, 0), 2, JobState.JOB_FINISHED);
    run.finish(new Member(2, 0));
    var advice = new Advice.ExplainInRun("a", run.id());
    assertThat(explainedAsLeftBy(first, "a").reasons())
        .containsExactly(new Reason.AttemptEnded(1, exit(7)));
    assertThat(explainedAsLeftBy(first, "a").advice()).containsExactly(advice);
    assertThat(explainedAsLeftBy(first, "b").reasons())
        .containsExactly(new Reason.LeftOver(JobState.READY, first));
  }

  private void goOn() {
    var first = run;
    first.close();
    run = RecordedRun.after(place, first);
  }

  private Explanation explainedAsLeftBy(long earlier, String job) {
    run.flush();
    try (var reader = CatalogReader.open(place)) {
      return Explainer.of(reader, row(reader, earlier, false), row(reader, run.id(), false))
          .explain(new Jobs(reader).find(1, job).orElseThrow());
    }
  }
}
