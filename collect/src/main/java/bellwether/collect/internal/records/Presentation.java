package bellwether.collect.internal.records;

import bellwether.collect.ProcessRecord;
import java.util.List;
import java.util.Map;

/// How the processes of record files are presented.
enum Presentation {
  /// A row for each program that a process ran, under its base name, with arguments that can be
  /// told apart.
  PROGRAMS {
    @Override
    String name(String called) {
      return ArgumentText.programName(called);
    }

    @Override
    String arguments(RecordView.Text arguments) {
      return ArgumentText.of(arguments);
    }

    @Override
    List<ProcessRecord> rows(ProcessLife life, String host, Map<String, String> tags) {
      return LifeRows.of(life, host, tags);
    }
  },

  /// One row for each process as a whole, as papiex has it: with its last program as it was typed,
  /// and its arguments as they are.
  PROCESSES {
    @Override
    String name(String called) {
      return called;
    }

    @Override
    String arguments(RecordView.Text arguments) {
      return ArgumentText.plain(arguments);
    }

    @Override
    List<ProcessRecord> rows(ProcessLife life, String host, Map<String, String> tags) {
      return List.of(LifeRows.whole(life, host, tags));
    }
  };

  /// A program's name.
  ///
  /// @param called its first argument
  abstract String name(String called);

  /// The arguments after the first as one text.
  abstract String arguments(RecordView.Text arguments);

  /// The rows of a process, by time.
  ///
  /// @param tags that all processes of the job have besides their own
  abstract List<ProcessRecord> rows(ProcessLife life, String host, Map<String, String> tags);
}
