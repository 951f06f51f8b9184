package bellwether.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopSignalsTest {
  private static final Signal USR1 = new Signal("USR1");

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final StopSignals signals = new StopSignals(List.of("USR1"));

  @AfterEach
  void giveBack() {
    signals.close();
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void nothingIsAskedBeforeASignal() throws InterruptedException {
    assertFalse(signals.isAsked());
    assertFalse(signals.await(Duration.ZERO));
  }

  @Test
  void theFirstSignalWakesWhoWaits() throws InterruptedException {
    Signal.raise(USR1);
    assertTrue(signals.await(Duration.ofSeconds(10)));
    assertTrue(signals.isAsked());
  }

  @Test
  void theFirstAsksForAnOrderlyEndAndTheNextForOneAtOnce() throws InterruptedException {
    signals.atFirst(signal -> heard.add("end after " + signal.name()));
    signals.atFurther(signal -> heard.add("end with " + signal.status()));
    Signal.raise(USR1);
    assertEquals("end after USR1", next());
    Signal.raise(USR1);
    assertEquals("end with " + (128 + USR1.getNumber()), next());
  }

  @Test
  void anActionThatComesAfterTheFirstSignalIsDoneAtOnce() throws InterruptedException {
    Signal.raise(USR1);
    assertTrue(signals.await(Duration.ofSeconds(10)));
    signals.atFirst(signal -> heard.add(signal.name()));
    assertEquals(List.of("USR1"), List.copyOf(heard));
  }
}
