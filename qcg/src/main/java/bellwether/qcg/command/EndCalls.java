package bellwether.qcg.command;

/// Calls for a service's end that do not come through its interfaces: signals, or the program that
/// it runs in.
interface EndCalls extends AutoCloseable {

  /// Says what to do at the first call and at a second one; a call that came before has its effect
  /// now.
  void connect(Runnable atFirst, Runnable atSecond);

  /// Whether any call came.
  boolean any();

  /// The exit status after a call.
  int status();

  @Override
  void close();
}
