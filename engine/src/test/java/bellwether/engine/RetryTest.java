package bellwether.engine;

import static bellwether.engine.Bench.*;
import static bellwether.model.JobState.*;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.EventData;
import bellwether.model.Growth;
import bellwether.model.Node;
import bellwether.model.Resources;
import bellwether.model.Retry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Resources SMALL = Resources.ONE_CORE.withMemory(Bytes.ofMebi(100));

  private static Node node(int cores, long mebi) {
    return Bench.node("a", cores, List.of(), mebi);
  }

  private static List<Long> memories(Bench bench) {
    return bench.launches().stream()
        .map(launch -> requireNonNull(launch.memory()).toMebi())
        .toList();
  }

  private static List<Duration> runtimes(Bench bench) {
    return bench.events().stream()
        .map(event -> event.data())
        .filter(EventData.Placed.class::isInstance)
        .map(data -> ((EventData.Placed) data).runtime())
        .toList();
  }

  @Test
  void givesHalfAsMuchMemoryAgainToWhatRanOutOfIt() {
    var bench = Bench.with(node(1, 1000));
    bench.submit(tried(job("j", SMALL), 3)).start("j").exceed("j").start("j").exceed("j");
    assertThat(memories(bench)).containsExactly(100L, 150L, 225L);
    bench.start("j").exceed("j");
    assertThat(bench.state("j")).isEqualTo(FAILED);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.OUT_OF_MEMORY);
  }

  @Test
  void keepsTheRequestAfterOtherFailures() {
    var bench = Bench.with(node(1, 1000));
    bench.submit(tried(job("j", SMALL), 3)).run("j", 1).start("j").exceed("j").run("j", 1);
    assertThat(memories(bench)).containsExactly(100L, 100L, 150L);
  }

  @Test
  void capsMemoryByWhatTheNodesHave() {
    var bench = Bench.with(node(2, 120), Bench.node("b", 2));
    bench.tell(new Command.NodeLost("b"));
    bench.submit(tried(job("j", SMALL), 3)).start("j").exceed("j").start("j").exceed("j");
    assertThat(memories(bench)).containsExactly(100L, 120L, 120L);
  }

  @Test
  void capsAnewWhatWaitsWhenTheLargestNodeIsLost() {
    var bench = Bench.with(node(1, 100), Bench.node("b", 1, List.of(), 200));
    bench.submit(job("other"), tried(job("j", SMALL), 2), prior(job("high"), 1));
    bench.run("high", 0).start("j").start("other");
    bench.submit(prior(job("higher"), 1));
    bench.exceed("j").tell(new Command.NodeLost("b"));
    bench.end("other", 0).run("higher", 0);
    assertThat(bench.launches().getLast().memory()).isEqualTo(Bytes.ofMebi(100));
  }

  @Test
  void reservesMemoryOfTheNode() {
    var bench = Bench.with(node(4, 250));
    bench.submit(job("a", SMALL), job("b", SMALL), job("c", SMALL), job("d"));
    assertThat(bench.launched()).containsExactly("a", "b", "d");
    bench.run("a", 0);
    assertThat(bench.launched()).endsWith("c");
  }

  @Test
  void reservesTheMachinesMemoryWhereNoneIsDeclared() {
    var machine = new Node("a", List.of(0, 1), List.of(), new Bytes(0), false, Bytes.ofMebi(150));
    var bench = Bench.with(machine);
    bench.submit(job("a", SMALL), job("b", SMALL));
    assertThat(bench.launched()).containsExactly("a");
  }

  @Test
  void refusesMoreMemoryThanAnyNodeHas() {
    var bench = Bench.with(node(2, 50));
    assertThat(bench.engine.misfits(List.of(job("j", SMALL)))).hasSize(1);
  }

  @Test
  void startsWhatHasGrownBeforeOthersOfItsPriority() {
    var bench = Bench.with(node(2, 1000));
    bench.submit(job("early", "parent"), tried(job("j", SMALL), 2), job("parent"));
    bench.submit(prior(job("high"), 1)).run("parent", 0);
    bench.start("j").exceed("j");
    assertThat(bench.launched()).containsExactly("j", "parent", "high", "j");
    bench.run("high", 0);
    assertThat(bench.launched()).endsWith("early");
  }

  @Test
  void growsTheRequestOfOneIterationOnly() {
    var bench = Bench.with(node(1, 1000));
    bench.submit(tried(array("j", 2, SMALL), 2)).start("j:0").exceed("j:0").run("j:0", 0);
    assertThat(bench.launched()).containsExactly("j:0", "j:0", "j:1");
    assertThat(memories(bench)).containsExactly(100L, 150L, 100L);
  }

  @Test
  void givesHalfAsMuchTimeAgainToWhatRanOutOfIt() {
    var bench = Bench.with(node(1, 0));
    bench.submit(tried(job("j", limited(Duration.ofSeconds(10))), 2)).start("j");
    bench.pass(Duration.ofSeconds(10));
    bench.kill("j", 15);
    bench.start("j").pass(Duration.ofSeconds(14));
    assertThat(bench.signals()).containsExactly(15);
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.signals()).containsExactly(15, 15);
    assertThat(runtimes(bench)).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  @Test
  void takesTheValuesOfAListOneAfterTheOther() {
    var bench = Bench.with(node(1, 1000));
    var values = new Growth.Values(List.of(300L << 20, 500L << 20));
    var wish = SMALL.withRetry(new Retry(values, Growth.USUAL));
    bench.submit(tried(job("j", wish), 4));
    bench.start("j").exceed("j").start("j").exceed("j").start("j").exceed("j");
    assertThat(memories(bench)).containsExactly(100L, 300L, 500L, 500L);
  }

  @Test
  void remembersWhatHasGrownAcrossAResume() {
    var bench = Bench.with(node(1, 1000));
    var member = new RestoredJob.Member(0, RESTART_READY, 2, 2, 2, 0);
    var job = new RestoredJob(1, tried(job("j", SMALL), 5), READY, List.of(member));
    bench.tell(new Command.Restore(List.of(job), false));
    assertThat(memories(bench)).containsExactly(225L);
  }

  @Test
  void failsAMemberThatLostFiveNodes() {
    var names = List.of("a", "b", "c", "d", "e", "f");
    var bench = Bench.with(names.stream().map(n -> Bench.node(n, 1)).toArray(Node[]::new));
    bench.submit(job("j"));
    names.subList(0, 5).forEach(name -> bench.start("j").tell(new Command.NodeLost(name)));
    assertThat(bench.launched()).hasSize(5);
    assertThat(bench.state("j")).isEqualTo(FAILED);
    assertThat(bench.events().getLast().cause()).isEqualTo(Cause.NODE_LOST);
  }
}
