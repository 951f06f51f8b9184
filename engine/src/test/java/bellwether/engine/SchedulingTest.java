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

  @Test
  void refusesToSplitNodesIntoMorePartsThanThereAre() {
    var bench = Bench.with(node("a", 2), node("b", 2));
    assertThat(bench.engine.misfits(List.of(array("j", 5, split(new Size.SplitInto(1, 3))))))
        .containsExactly(
            "Job j splits 4 cores on 2 nodes into so many parts that none is left for each");
    assertThat(bench.engine.misfits(List.of(array("j", 2, split(new Size.SplitInto(1, 0))))))
        .isEmpty();
  }

  @Test
  void refusesRoundsInWhichNotOneIterationFits() {
    var bench = Bench.with(node("a", 2), node("b", 2));
    assertThat(bench.engine.misfits(List.of(array("j", 5, split(new Size.MaximumIterations(3))))))
        .containsExactly(
            "Job j asks for 3 nodes with 1 cores each, but there are 4 cores on 2 nodes");
    assertThat(bench.engine.misfits(List.of(array("j", 5, sized(new Size.MaximumIterations(5))))))
        .containsExactly("Job j asks for 5 cores, but there are 4 cores on 2 nodes");
  }

  @Test
  void triesAgainWhatFailedBeforeWhatCameLater() {
    var bench = Bench.with(node("a", 1));
    bench.submit(tried(job("one"), 2), job("two"), job("three"));
    bench.run("one", 1);
    assertThat(bench.launched()).containsExactly("one", "one");
  }

  @Test
  void startsEqualNeedsByPriorityAndThenBySubmission() {
    var bench = Bench.with(node("a", 1));
    bench.submit(job("busy"));
    bench.submit(job("a"), prior(job("b"), 5), job("c"), prior(job("d"), 5), prior(job("e"), 9));
    for (var name : List.of("busy", "e", "b", "d", "a")) {
      bench.run(name, 0);
    }
    assertThat(bench.launched()).containsExactly("busy", "e", "b", "d", "a", "c");
  }

  @Test
  void startsWhatDidNotFitAsSoonAsItsNodeIsFreed() {
    var bench = Bench.with(node("a", 4, List.of(), 100), node("b", 4, List.of(), 100));
    bench.submit(remembering("x", 60), remembering("y", 90));
    bench.submit(remembering("big", 80), remembering("small", 50));
    bench.run("x", 0);
    assertThat(bench.launched()).containsExactly("x", "y", "big");
    bench.run("y", 0);
    assertThat(bench.launched()).containsExactly("x", "y", "big", "small");
  }

  @Test
  void startsWhatNeedsSeveralNodesOnceTheLastIsFreed() {
    var bench = Bench.with(node("a", 2), node("b", 2));
    bench.submit(job("x", nodes(1, 2)), job("y", nodes(1, 2)), job("both", nodes(2, 2)));
    bench.run("x", 0);
    assertThat(bench.launched()).containsExactly("x", "y");
    bench.run("y", 0);
    assertThat(bench.launched()).containsExactly("x", "y", "both");
  }

  private static Resources split(Size nodes) {
    return new Resources(new Size.Exact(1), nodes, 0, new Bytes(0), null);
  }

  private static bellwether.model.JobDescription remembering(String name, long mebi) {
    return job(
        name, new Resources(new Size.Exact(1), new Size.Exact(1), 0, Bytes.ofMebi(mebi), null));
  }
}
