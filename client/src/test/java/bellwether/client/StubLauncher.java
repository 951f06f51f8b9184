package bellwether.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// "Starts" a stub, and remembers what it was told.
final class StubLauncher implements ServiceLauncher, LaunchedService {
  private final StubService stub;
  private final List<String> arguments = new ArrayList<>();
  private boolean terminated;

  StubLauncher(StubService stub) {
    this.stub = stub;
    stub.answer("finish", "{\"code\":0,\"data\":{\"when\":\"2s\"}}");
  }

  List<String> arguments() {
    return arguments;
  }

  boolean terminated() {
    return terminated;
  }

  @Override
  public LaunchedService launch(List<String> given, Duration startTimeout) {
    arguments.addAll(given);
    return this;
  }

  @Override
  public String address() {
    return stub.address();
  }

  @Override
  public boolean isRunning() {
    return !terminated;
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return true;
  }

  @Override
  public void terminate() {
    terminated = true;
  }
}
