package bellwether.qcg.command;

import bellwether.model.Clock;
import bellwether.qcg.files.AuxiliaryDirectory;
import bellwether.qcg.files.JobsReport;
import bellwether.qcg.files.RunTimes;
import bellwether.qcg.files.ServiceLog;
import bellwether.qcg.files.Tracker;
import bellwether.qcg.files.Tracks;
import bellwether.qcg.life.EventFollower;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.traces.TraceWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The files that are written while a service runs.
final class Records implements AutoCloseable {
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final List<LifeListener> listeners = new ArrayList<>();
  private final Tracker tracker;
  private final Problems problems;
  private final Consumer<String> notices;

  private Records(Tracker tracker, Problems problems) {
    this.tracker = tracker;
    this.problems = problems;
    notices = problems::incomplete;
    listeners.add(tracker);
    closing.push(tracker);
  }

  /// Opens them, to append.
  ///
  /// @throws bellwether.qcg.files.AuxiliaryException when one cannot be written
  static Records open(
      ServiceOptions options, AuxiliaryDirectory directory, ServiceLog log, Problems problems) {
    var records = new Records(Tracker.open(directory, problems::incomplete), problems);
    records.listeners.add(log);
    records.add(
        JobsReport.open(
            options.reportFormat(), directory.file(options.reportFile()), records.notices));
    records.addStatistics(options);
    return records;
  }

  private void add(LifeListener listener) {
    listeners.add(listener);
    if (listener instanceof AutoCloseable file) {
      closing.push(file);
    }
  }

  /// They lie where QCG-PilotJob's tools look for them: in the working directory.
  private void addStatistics(ServiceOptions options) {
    var folder = options.workingDirectory();
    var host = bellwether.launch.Machine.here().hostName();
    if (options.writesRunTimes()) {
      add(new RunTimes(folder, host, Clock.system().now(), notices));
    }
    if (options.tracesProcesses()) {
      closing.push(new TraceWriter(folder, host, Clock.system(), notices));
    }
  }

  /// What follows a run for these files, and then for others.
  EventFollower follow(List<LifeListener> more) {
    listeners.addAll(more);
    return new EventFollower(listeners, problems::tell);
  }

  /// Goes on with what the files say already.
  void goOn(Tracks tracks) {
    tracker.goOn(tracks);
  }

  @Override
  public void close() {
    for (var file : closing) {
      try {
        file.close();
      } catch (Exception problem) {
        notices.accept("a file could not be written to its end: " + problem.getMessage());
      }
    }
  }
}
