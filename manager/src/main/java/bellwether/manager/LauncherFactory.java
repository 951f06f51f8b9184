package bellwether.manager;

import bellwether.launch.Launcher;
import bellwether.launch.LocalLauncher;
import bellwether.model.Clock;

/// Makes the launcher of a run, which decides where its processes are started.
@FunctionalInterface
public interface LauncherFactory {

  /// A launcher for a run with these options; the run closes it.
  ///
  /// @param listener gets notices about what the launcher lacks
  Launcher create(RunOptions options, ManagerListener listener);

  /// One that starts all processes on this machine.
  static LauncherFactory local(Clock clock) {
    return (options, listener) -> {
      var settings = LocalLauncher.Settings.of(options.grace(), options.patience());
      var launcher = LocalLauncher.create(clock, settings);
      if (settings.helper() != null && !launcher.hasHelper()) {
        listener.notice(
            "the spawn helper is not there, so that what leaves its job's process group and the memory of small jobs are not seen; install a C compiler and build again");
      }
      return launcher;
    };
  }
}
