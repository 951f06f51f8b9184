package bellwether.engine;

import static bellwether.engine.Bench.*;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulingTest {

  @Test
  void fillsNodesInOrderWithTheLowestCores() {
    var bench = Bench.with(node("a", 4), node("b", 4), node("c", 2));
    bench.submit(job("j", Resources.cores(5)));
    assertThat(bench.placements()).containsExactly("j a[0:1:2:3],b[0]");
  }

  @Test
  void givesEachOfSeveralNodesItsCores() {
    var bench = Bench.with(node("a", 4), node("b", 4), node("c", 2));
    bench.submit(job("j", nodes(3, 2)));
    assertThat(bench.placements()).containsExactly("j a[0:1],b[0:1],c[0:1]");
  }

  @Test
  void givesWholeNodesOnlyWhenTheyAreUnused() {
    var bench = Bench.with(node("a", 2), node("b", 2));
    bench.submit(job("one"), job("whole", nodes(1, null)));
    assertThat(bench.placements()).containsExactly("one a[0]", "whole b[0:1]");
  }

  @Test
  void takesAsManyCoresAsAreFreeUpToTheMaximum() {
    var bench = Bench.with(node("a", 4));
    bench.submit(job("one"), job("some", sized(new Size.Range(2, 8))));
    assertThat(bench.placements()).containsExactly("one a[0]", "some a[1:2:3]");
  }

  @Test
  void letsSmallerJobsPassOneThatDoesNotFit() {
    var bench = Bench.with(node("a", 2));
    bench.submit(job("one"), job("two", Resources.cores(2)), job("three"));
    assertThat(bench.launched()).containsExactly("one", "three");
  }

  @Test
  void holdsCoresForTheOldestWaitingJobWhenToldTo() {
    var bench = new Bench(EngineOptions.defaults().withReserve(true), node("a", 2));
    bench.submit(job("one"), job("two", Resources.cores(2)), job("three"));
    assertThat(bench.launched()).containsExactly("one");
    bench.run("one", 0);
    assertThat(bench.launched()).containsExactly("one", "two");
  }

  @Test
  void holdsOnlyTheNodesThatTheOldestJobWaitsFor() {
    var bench = new Bench(EngineOptions.defaults().withReserve(true), node("a", 2), node("b", 3));
    bench.submit(job("one"), job("two", nodes(1, 2)), job("whole", nodes(1, null)), job("three"));
    assertThat(bench.placements()).containsExactly("one a[0]", "two b[0:1]", "three b[2]");
  }

  @Test
  void startsHigherPrioritiesFirst() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("low"), job("busy"), prior(job("high"), 5));
    assertThat(bench.launched()).containsExactly("high");
  }

  @Test
  void givesGpusAndMemoryOfANodeOnlyOnce() {
    var bench = Bench.with(node("a", 4, List.of("7", "9"), 100));
    var need = new Resources(new Size.Exact(1), new Size.Exact(1), 1, Bytes.ofMebi(60), null);
    bench.submit(job("x", need), job("y", need));
    assertThat(bench.launched()).containsExactly("x");
    assertThat(bench.launches().getFirst().placement().shares().getFirst().gpus())
        .containsExactly("7");
    bench.run("x", 0);
    assertThat(bench.launched()).containsExactly("x", "y");
  }

  @Test
  void saysWhatNeverFits() {
    var bench = Bench.with(node("a", 2));
    assertThat(bench.engine.misfits(List.of(job("j", Resources.cores(3)), job("k"))))
        .containsExactly("Job j asks for 3 cores, but there are 2 cores on 1 nodes");
  }

  @Test
  void sharesAllCoresAmongIterationsInRounds() {
    var bench = Bench.with(node("a", 10));
    bench.submit(array("j", 11, sized(new Size.MaximumIterations(1))));
    assertThat(bench.launches())
        .extracting(l -> l.placement().coreCount())
        .containsExactly(1, 1, 2, 2, 2, 2);
    for (int i = 0; i < 6; i++) {
      bench.run("j:" + i, 0);
    }
    assertThat(bench.launches())
        .extracting(l -> l.placement().coreCount())
        .containsExactly(1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2);
  }

  @Test
  void keepsTheLeastSizeInRounds() {
    var bench = Bench.with(node("a", 10));
    bench.submit(array("j", 5, sized(new Size.MaximumIterations(3))));
    assertThat(bench.launches())
        .extracting(l -> l.placement().coreCount())
        .containsExactly(3, 3, 4);
  }

  @Test
  void splitsTheAllocationIntoEqualParts() {
    var bench = Bench.with(node("a", 10));
    bench.submit(array("j", 4, sized(new Size.SplitInto(1, 3))));
    assertThat(bench.launches())
        .extracting(l -> l.placement().coreCount())
        .containsExactly(3, 3, 3);
  }

  @Test
  void startsIterationsInTheirOrder() {
    var bench = Bench.with(node("a", 2));
    bench.submit(array("j", 4));
    bench.run("j:1", 0);
    assertThat(bench.launched()).containsExactly("j:0", "j:1", "j:2");
  }

  @Test
  void failsWhatCanNotRunAfterANodeWasLost() {
    var bench = Bench.with(node("a", 1), node("b", 1));
    bench.submit(job("two", Resources.cores(2)), job("wide", Resources.cores(2)));
    bench.tell(new Command.NodeLost("b"));
    assertThat(bench.state("wide")).isEqualTo(bellwether.model.JobState.FAILED);
    assertThat(bench.state("two")).isEqualTo(bellwether.model.JobState.FAILED);
  }
}
