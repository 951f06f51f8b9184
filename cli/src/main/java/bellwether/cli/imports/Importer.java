package bellwether.cli.imports;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.command.StopSignals;
import bellwether.store.StoreException;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveWriter;
import bellwether.store.archive.Exports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Imports many jobs at once.
final class Importer {
  private final ArchiveWriter writer;
  private final ImportRules rules;
  private final ImportOptions options;
  private final StopSignals stop;

  Importer(ArchiveWriter writer, ImportRules rules, ImportOptions options, StopSignals stop) {
    this.writer = writer;
    this.rules = rules;
    this.options = options;
    this.stop = stop;
  }

  /// The jobs at paths; what cannot be any is told to the tally.
  List<MeasuredJob> find(List<Path> paths, ImportTally tally) {
    var jobs = new ArrayList<MeasuredJob>();
    for (var path : paths) {
      try {
        jobs.addAll(Exports.isOne(path) ? Exports.jobs(path) : Imports.of(path, options));
      } catch (ImportException e) {
        tally.refuse(path.toString(), String.valueOf(e.getMessage()));
      }
    }
    return jobs;
  }

  /// Imports all, or until the user wants an end.
  ///
  /// A job that fails is refused, and the others go on.
  ///
  /// @throws StoreException when the catalog fails: then nothing more would go well
  void run(List<MeasuredJob> jobs, ImportTally tally) throws InterruptedException {
    try (var executor = Executors.newFixedThreadPool(rules.threads)) {
      var all = new ArrayList<Future<?>>();
      for (var series : series(jobs)) {
        all.add(executor.submit(() -> series.forEach(job -> add(job, tally))));
      }
      try {
        for (var one : all) {
          one.get();
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw unwrapped(e);
      }
    }
  }

  private static Collection<List<MeasuredJob>> series(List<MeasuredJob> jobs) {
    return jobs.stream()
        .collect(
            Collectors.groupingBy(MeasuredJob::series, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException problem -> problem;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }

  private void add(MeasuredJob job, ImportTally tally) {
    if (stop.isAsked() || Thread.currentThread().isInterrupted()) {
      return;
    }
    var stoppable = new StoppableJob(job, stop, tally::read);
    try {
      tally.add(
          rules.dryRun
              ? writer.tryOut(stoppable, rules.replace)
              : writer.add(stoppable, rules.replace));
    } catch (CancellationException _) {
      // The user wanted an end; the job is as if it had never begun.
      return;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      tally.refuse(job.source(), reason(job, e));
    }
  }

  /// What is no refusal is a fault of ours; it must not take the other jobs along.
  private static String reason(MeasuredJob job, RuntimeException e) {
    return e instanceof ImportException || e instanceof ArchiveException
        ? String.valueOf(e.getMessage())
        : "%s: the job could not be imported because of an unexpected error: %s"
            .formatted(job.source(), e);
  }

  /// Keeps the reference models of EPMT databases and exports among the paths, once their jobs are
  /// there.
  void addModels(List<Path> paths, ImportTally tally) {
    if (rules.dryRun || stop.isAsked()) {
      return;
    }
    for (var path : paths) {
      try {
        for (var model : models(path)) {
          if (writer.add(model)) {
            tally.addModel();
          }
        }
      } catch (ImportException e) {
        tally.refuse(path.toString(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static List<ReferenceModel> models(Path path) {
    return Exports.isOne(path) ? Exports.referenceModels(path) : Imports.referenceModels(path);
  }
}
