package bellwether.engine;

import static bellwether.engine.Bench.*;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.JobDescription;
import org.junit.jupiter.api.Test;

/// How many members of one job run at once, and how long an engine that is open stays so.
class ConcurrencyTest {
  private static JobDescription atOnce(int count, int concurrency) {
    return array("a", count).withConcurrency(concurrency);
  }

  @Test
  void runsNoMoreMembersAtOnceThanTheJobSays() {
    var bench = Bench.with(node("n", 8)).submit(atOnce(5, 2));
    assertThat(bench.launched()).containsExactly("a:0", "a:1");
    bench.run("a:1", 0);
    assertThat(bench.launched()).containsExactly("a:0", "a:1", "a:2");
  }

  @Test
  void givesTheCoresThatAJobLeavesToLaterOnes() {
    var bench = Bench.with(node("n", 3)).submit(atOnce(5, 1), job("b"), job("c"));
    assertThat(bench.launched()).containsExactly("a:0", "b", "c");
  }

  @Test
  void triesAgainInTheRoomThatAFailureLeaves() {
    var bench = Bench.with(node("n", 3)).submit(tried(array("a", 2), 2).withConcurrency(1));
    bench.run("a:0", 1);
    assertThat(bench.launched()).containsExactly("a:0", "a:0");
    bench.run("a:0", 0);
    assertThat(bench.launched()).endsWith("a:1");
  }

  @Test
  void aHigherLimitLetsMoreRunAtOnce() {
    var bench = Bench.with(node("n", 8)).submit(atOnce(9, 1));
    bench.tell(new Command.LimitConcurrency("a", 3));
    assertThat(bench.launched()).containsExactly("a:0", "a:1", "a:2");
    bench.tell(new Command.LimitConcurrency("a", JobDescription.ANY));
    assertThat(bench.launched()).hasSize(8);
  }

  @Test
  void aLowerLimitLetsWhatRunsGoOn() {
    var bench = Bench.with(node("n", 3)).submit(atOnce(9, 3));
    bench.tell(new Command.LimitConcurrency("a", 1));
    assertThat(bench.signals()).isEmpty();
    bench.run("a:0", 0).run("a:1", 0);
    assertThat(bench.launched()).hasSize(3);
    bench.run("a:2", 0);
    assertThat(bench.launched()).hasSize(4);
  }

  @Test
  void isNotIdleWhileItIsOpen() {
    var bench = new Bench(EngineOptions.defaults().withOpen(true), node("n", 1));
    bench.submit(job("a")).run("a", 0);
    assertThat(bench.engine.idle()).isFalse();
    bench.submit(job("b", "a")).run("b", 0);
    bench.tell(new Command.Close());
    assertThat(bench.effects).endsWith(new Effect.Idle());
  }

  @Test
  void closesWhenTooManyHaveFailed() {
    var bench = new Bench(EngineOptions.defaults().withOpen(true).withMaxFails(0), node("n", 1));
    bench.submit(job("a")).run("a", 1);
    assertThat(bench.engine.idle()).isTrue();
  }
}
