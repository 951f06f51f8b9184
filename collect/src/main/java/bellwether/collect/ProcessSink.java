package bellwether.collect;

/// Takes the processes of one job, one after another, in the order of the files.
@FunctionalInterface
public interface ProcessSink {
  /// Takes the next process.
  void accept(ProcessRecord process);
}
