package bellwether.epmt;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.util.Map;

/// How the commands of EPMT are called.
final class Usages {
  private static final String TEXT =
      """
      usage: epmt [-h] [-V] [-v] COMMAND ...

      EPMT's commands on Bellwether's catalog.

        start       begin to measure the job that this shell belongs to
        run         run a command and measure it
        source      print what a shell evaluates to measure its commands
        stop        complete the job's metadata
        stage       pack a stopped job into an archive that EPMT reads, too
        submit      import jobs: folders with job_metadata, .tgz, .tar.gz, .tar
        list        jobs, processes, operations, tags, models, as Python literals
        dump        print all that is known of jobs, by their files or by the catalog
        annotate    add annotations to a job of the catalog, an archive or a folder
        convert     convert an archive from CSV (version 1) to TSV (version 2)
        concat      concatenate the CSV files of processes
        daemon      import, analyze and retire jobs in the background
        delete      delete jobs
        retire      delete old models and jobs, as the settings say
        explore     compare the jobs of an experiment
        dbsize      print how large the catalog is
        check       check whether jobs can be measured and the catalog be used
        drop        delete all that was imported
        migrate, schema, dbcare    nothing to do here; they say so
        help        this and the settings; help api: the functions of EPMT's Python API

      Not here: notebook, gui.
      More on a command: epmt COMMAND -h
      """;

  private static final String NOTHING = "Nothing to do here: the catalog brings itself up to date.";
  private static final String LIST =
      """
      Print jobs, unprocessed_jobs, unanalyzed_jobs, refmodels, procs, thread_metrics, op_metrics
      or job_proc_tags, then ids and NAME=VALUE: limit, offset, tags, fltr, fmt, hosts.
      """;
  private static final String CONCAT =
      """
      Concatenate CSV files of single processes, or those of a folder.

        -o, --output-file  the file to write
        -e, --error        stop at the first bad file
        -E, --error-dir    the folder that bad files are moved to
      """;
  private static final String EXPLORE =
      """
      Compare the jobs whose tag exp_name is this.

        --metric  what to compare (duration)
        --limit   the number of components to show (10)
      """;

  /// What stands after `epmt COMMAND`, and what the command does.
  private record Usage(String words, String does) {}

  private static final Map<String, Usage> BY_COMMAND =
      Map.ofEntries(
          usage("list", "[-h] [jobids ...]", LIST),
          usage("concat", "[-h] [-v] [-o OUTPUT_FILE] [-e] [-E ERROR_DIR] FILE [FILE ...]", CONCAT),
          usage("delete", "[-h] jobids [jobids ...]", "Delete jobs from the catalog."),
          usage("explore", "[-h] [--metric METRIC] [--limit LIMIT] exp_name", EXPLORE),
          usage("dbsize", "[-h] [dbitem]", "Print how many jobs, processes and bytes there are."),
          usage("drop", "[-h] [-f]", "Delete all that was imported; -f, --force: do not ask."),
          usage("dbcare", "[-h] [-r] [--vacuum-tables] [-p]", NOTHING),
          usage("schema", "[-h]", NOTHING),
          usage("migrate", "[-h]", NOTHING),
          usage("help", "[-h] [api ...]", "Print help and settings; of the Python API with api."),
          usage("notebook", "[-h] [notebook_args ...]", "Not here; see docs/measured-jobs.md."),
          usage("gui", "[-h]", "Not here; see: bellwether jobs."));

  private Usages() {}

  private static Map.Entry<String, Usage> usage(String command, String words, String does) {
    return Map.entry(command, new Usage(words, does));
  }

  /// All commands.
  static String text() {
    return TEXT;
  }

  /// Prints how a command is called; returns the exit status.
  static int print(String command, Console console) {
    var usage = BY_COMMAND.get(command);
    if (usage == null) {
      throw CommandException.wrongInput(
          "Expected a command of epmt, but found %s; see: epmt help".formatted(command));
    }
    console.out().printf("usage: epmt %s %s%n%n%s%n", command, usage.words, usage.does.strip());
    return ExitStatus.WELL;
  }
}
