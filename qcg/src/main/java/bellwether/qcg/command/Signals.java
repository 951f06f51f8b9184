package bellwether.qcg.command;

import bellwether.command.StopSignals;
import java.util.List;

/// SIGINT and SIGTERM as calls for a service's end: the first ends its jobs, a second one kills
/// them at once.
final class Signals implements EndCalls {
  private final StopSignals signals = new StopSignals(List.of("INT", "TERM"));

  @Override
  public void connect(Runnable atFirst, Runnable atSecond) {
    signals.atFurther(_ -> atSecond.run());
    signals.atFirst(_ -> atFirst.run());
  }

  @Override
  public boolean any() {
    return signals.isAsked();
  }

  /// After SIGINT that of a normal end, as QCG-PilotJob has it; after SIGTERM the shell's.
  @Override
  public int status() {
    var first = signals.first();
    return first != null && first.name().equals("TERM") ? first.status() : 0;
  }

  @Override
  public void close() {
    signals.close();
  }
}
