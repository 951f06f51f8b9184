package bellwether.engine;

import static bellwether.engine.Bench.*;
import static bellwether.model.JobState.*;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {

  private static List<JobState> states(Bench bench) {
    return bench.events().stream().map(Event::to).toList();
  }

  @Test
  void recordsTheWholeLifeOfAJob() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).run("j", 0);
    assertThat(states(bench))
        .containsExactly(CREATED, READY, SCHEDULED, RUNNING, RUN_DONE, JOB_FINISHED);
  }

  @Test
  void makesAnArrayReadyInOneEvent() {
    var bench = Bench.with(node("a", 1));
    bench.submit(array("j", 1_000_000));
    assertThat(bench.events()).hasSize(3);
  }

  @Test
  void triesAgainUntilTheAttemptsAreUsedUp() {
    var bench = Bench.with(node("a", 1));
    bench.submit(tried(job("j"), 2)).run("j", 3);
    assertThat(bench.launches().getLast().number()).isEqualTo(2);
    bench.run("j", 3);
    assertThat(bench.state("j")).isEqualTo(FAILED);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.EXIT_CODE);
  }

  @Test
  void doesNotChargeALostNode() {
    var bench = Bench.with(node("a", 1), node("b", 1));
    bench.submit(job("j"));
    bench.start("j").tell(new Command.NodeLost("a"));
    assertThat(bench.placements()).containsExactly("j a[0]", "j b[0]");
    bench.run("j", 0);
    assertThat(bench.state("j")).isEqualTo(JOB_FINISHED);
  }

  @Test
  void recordsASignalAsTheCause() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).start("j").kill("j", 11);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.SIGNAL);
  }

  @Test
  void failsAJobThatCanNotBeLaunched() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j"));
    bench.tell(new Command.LaunchFailed(bench.attempt("j"), "no such file"));
    assertThat(bench.state("j")).isEqualTo(FAILED);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.LAUNCH_FAILED);
  }

  @Test
  void judgesByItsExitAJobThatHadEndedBeforeItsLimitWasCarriedOut() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j", limited(Duration.ofSeconds(5)))).start("j");
    bench.pass(Duration.ofSeconds(5));
    bench.endUnasked("j", 0);
    assertThat(bench.state("j")).isEqualTo(JOB_FINISHED);
  }

  @Test
  void failsAJobThatFailedBeforeItsLimitWasCarriedOutForItsExitCode() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j", limited(Duration.ofSeconds(5)))).start("j");
    bench.pass(Duration.ofSeconds(5));
    bench.endUnasked("j", 3);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.EXIT_CODE);
  }

  @Test
  void endsAJobAtItsWallTimeAndKillsItAfterTheGrace() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j", limited(Duration.ofSeconds(5)))).start("j");
    bench.pass(Duration.ofSeconds(5));
    assertThat(bench.signals()).containsExactly(15);
    bench.pass(Duration.ofSeconds(10));
    assertThat(bench.signals()).containsExactly(15, 9);
    bench.kill("j", 9);
    assertThat(bench.state("j")).isEqualTo(FAILED);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.TIME_LIMIT);
  }

  @Test
  void startsAJobOnlyWhenAllItsParentsFinished() {
    var bench = Bench.with(node("a", 4));
    bench.submit(job("c", "a", "b"), job("a"), job("b"));
    assertThat(bench.launched()).containsExactly("a", "b");
    bench.run("a", 0);
    assertThat(bench.launched()).hasSize(2);
    bench.run("b", 0);
    assertThat(bench.launched()).endsWith("c");
  }

  @Test
  void omitsAllThatComesAfterAFailure() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("c", "b"), job("b", "a"), job("a")).run("a", 1);
    assertThat(bench.state("b")).isEqualTo(UPSTREAM_FAILED);
    assertThat(bench.state("c")).isEqualTo(UPSTREAM_FAILED);
    assertThat(bench.engine.idle()).isTrue();
  }

  @Test
  void passesAFailureThroughAChainOfAHundredThousandJobs() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j0"));
    for (int i = 1; i < 100_000; i++) {
      bench.submit(job("j" + i, "j" + (i - 1)));
    }
    bench.run("j0", 1);
    assertThat(bench.state("j99999")).isEqualTo(UPSTREAM_FAILED);
  }

  @Test
  void waitsForOneIterationOnly() {
    var bench = Bench.with(node("a", 1));
    bench.submit(array("p", 3), job("c", "p:1")).run("p:0", 1);
    bench.run("p:1", 0);
    assertThat(bench.state("c")).isEqualTo(READY);
  }

  @Test
  void pairsIterationsOneToOne() {
    var bench = Bench.with(node("a", 2));
    bench.submit(array("p", 2), array("c", 3, "p:${it}"));
    assertThat(bench.state("c:2")).isEqualTo(UPSTREAM_FAILED);
    bench.run("p:1", 0);
    assertThat(bench.launched()).endsWith("c:1");
    bench.run("p:0", 1);
    assertThat(bench.state("c:0")).isEqualTo(UPSTREAM_FAILED);
  }

  @Test
  void omitsAJobAfterAnUnknownOne() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("c", "nobody"));
    assertThat(bench.state("c")).isEqualTo(UPSTREAM_FAILED);
  }

  @Test
  void cancelsAMillionWaitingIterationsInOneEvent() {
    var bench = Bench.with(node("a", 1));
    bench.submit(array("j", 1_000_000)).start("j:0");
    int before = bench.events().size();
    bench.tell(new Command.Cancel("j", "enough"));
    assertThat(bench.events().size() - before).isEqualTo(1);
    bench.kill("j:0", 15);
    assertThat(bench.engine.job("j").orElseThrow().outcome()).isEqualTo(CANCELLED);
  }

  @Test
  void cancelsOneIteration() {
    var bench = Bench.with(node("a", 1));
    bench.submit(array("j", 3)).tell(new Command.Cancel("j:1", "not this one"));
    bench.run("j:0", 0);
    assertThat(bench.launched()).containsExactly("j:0", "j:2");
  }

  @Test
  void signalsAJobThatWasCancelledBeforeItsStartWasTold() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).tell(new Command.Cancel("j", "no"));
    assertThat(bench.signals()).isEmpty();
    bench.start("j");
    assertThat(bench.signals()).containsExactly(15);
  }

  @Test
  void aSecondCancelGivesNoMoreTime() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).start("j").tell(new Command.Cancel("j", "no"));
    bench.pass(Duration.ofSeconds(9));
    bench.tell(new Command.Cancel("j", "I said no"));
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals()).containsExactly(15, 9);
  }

  @Test
  void aCancelKeepsItsReason() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).start("j").tell(new Command.Cancel("j", "not this one"));
    bench.kill("j", 15);
    assertThat(bench.state("j")).isEqualTo(CANCELLED);
    assertThat(bench.events().getLast().data())
        .isInstanceOfSatisfying(
            EventData.Ended.class, ended -> assertThat(ended.message()).isEqualTo("not this one"));
  }

  @Test
  void withoutGraceItKillsAtOnceAndLooksAgainLater() {
    var bench = new Bench(EngineOptions.defaults().withGrace(Duration.ZERO), node("a", 1));
    bench.submit(job("j")).start("j").tell(new Command.Cancel("j", "no"));
    bench.pass(Duration.ZERO);
    assertThat(bench.signals()).containsExactly(15, 9);
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals()).containsExactly(15, 9, 9);
  }

  @Test
  void whoIsInAHurryKillsAlsoWhatStartsLater() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).tell(new Command.Stop("interrupted"));
    bench.tell(new Command.Hurry());
    bench.start("j");
    assertThat(bench.signals()).containsExactly(9);
  }

  @Test
  void cancelsTheRestAfterTooManyFailuresOnce() {
    var bench = new Bench(EngineOptions.defaults().withMaxFails(0), node("a", 3));
    bench.submit(array("j", 3)).start("j:0").start("j:1").start("j:2").end("j:0", 1);
    bench.kill("j:1", 15);
    assertThat(bench.signals()).containsExactly(15, 15);
  }

  @Test
  void cancelsTheRestAfterTooManyFailures() {
    var bench = new Bench(EngineOptions.defaults().withMaxFails(0), node("a", 1));
    bench.submit(array("j", 10)).run("j:0", 1);
    assertThat(bench.state("j:9")).isEqualTo(CANCELLED);
    assertThat(bench.engine.idle()).isTrue();
  }

  @Test
  void leavesWhatAStopInterruptsToBeTakenUpAgain() {
    var bench = Bench.with(node("a", 1));
    bench.submit(array("j", 2)).start("j:0").tell(new Command.Stop("interrupted"));
    bench.kill("j:0", 15);
    assertThat(bench.state("j:0")).isEqualTo(RESTART_READY);
    assertThat(bench.state("j:1")).isEqualTo(READY);
    assertThat(bench.effects).last().isInstanceOf(Effect.Idle.class);
  }

  @Test
  void aStopMayHaveItsOwnSignalAndGrace() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).start("j");
    bench.tell(new Command.Stop("enough", 10, Duration.ofSeconds(60)));
    bench.pass(Duration.ofSeconds(59));
    assertThat(bench.signals()).containsExactly(10);
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals()).containsExactly(10, 9);
  }

  @Test
  void tellsTheOutcomeOfAnArrayAsAWhole() {
    var bench = Bench.with(node("a", 2));
    bench.submit(array("j", 2)).run("j:0", 1);
    bench.run("j:1", 0);
    assertThat(bench.effects).contains(new Effect.JobEnded(1, "j", FAILED));
  }

  @Test
  void freesTheNameOfARemovedJob() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("j")).run("j", 0).tell(new Command.Remove("j"));
    bench.submit(job("j")).run("j", 0);
    assertThat(bench.launched()).containsExactly("j", "j");
  }

  @Test
  void keepsWhatFinishedAndRunsTheRestOfARestoredJob() {
    var bench = Bench.with(node("a", 4));
    var members =
        List.of(
            new RestoredJob.Member(0, JOB_FINISHED, 1, 0),
            new RestoredJob.Member(1, RUNNING, 1, 0),
            new RestoredJob.Member(2, FAILED, 1, 1));
    bench.tell(
        new Command.Restore(List.of(new RestoredJob(1, array("j", 4), READY, members)), false));
    assertThat(bench.launched()).containsExactlyInAnyOrder("j:1", "j:3");
    assertThat(bench.launches().getFirst().number()).isEqualTo(2);
  }

  @Test
  void aRestoredJobHasTheAttemptsThatItHadLeft() {
    var bench = Bench.with(node("a", 1));
    var members = List.of(new RestoredJob.Member(0, RUNNING, 2, 1));
    var job = new RestoredJob(1, tried(job("j"), 2), READY, members);
    bench.tell(new Command.Restore(List.of(job), false));
    bench.run("j", 1);
    assertThat(bench.state("j")).isEqualTo(FAILED);
  }

  @Test
  void runsFailedAndOmittedJobsOfARestoredRunAgainWhenAsked() {
    var bench = Bench.with(node("a", 4));
    var failed =
        new RestoredJob(1, job("a"), READY, List.of(new RestoredJob.Member(0, FAILED, 1, 1)));
    var omitted = new RestoredJob(2, job("b", "a"), UPSTREAM_FAILED, List.of());
    bench.tell(new Command.Restore(List.of(failed, omitted), true));
    bench.run("a", 0);
    bench.run("b", 0);
    assertThat(bench.engine.idle()).isTrue();
    assertThat(bench.state("b")).isEqualTo(JOB_FINISHED);
  }

  @Test
  void findsEveryJobWhenOthersWereRemovedAndNamesAreTakenAgain() {
    var bench = Bench.with(node("a", 64));
    // "Aa" and "BB" have the same hash code.
    bench.submit(job("Aa"), job("BB"), job("AaBB"), job("BBAa"), job("BBBB"));
    bench.run("Aa", 0).run("AaBB", 0);
    bench.tell(new Command.Remove("Aa"));
    bench.tell(new Command.Remove("AaBB"));
    assertThat(bench.engine.job("Aa")).isEmpty();
    assertThat(bench.engine.jobNames()).containsExactly("BB", "BBAa", "BBBB");
    bench.submit(job("AaBB"), job("Aa"));
    for (var name : bench.engine.jobNames()) {
      assertThat(bench.engine.job(name).orElseThrow().description().name()).isEqualTo(name);
    }
    assertThat(bench.engine.jobNames()).containsExactly("BB", "BBAa", "BBBB", "AaBB", "Aa");
  }
}
