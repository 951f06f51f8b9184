package bellwether.epmt;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.util.List;

/// `epmt help api`: which command answers what a function of EPMT's Python API answers.
final class ApiHelp {
  private static final String INDEX =
      """
      Functions of EPMT's Python API, and the command that answers the same.

      Section::Jobs
      analyze_comparable_jobs        bellwether analyze JOB...
      analyze_jobs                   bellwether analyze
      annotate_job                   bellwether annotate JOB NAME=VALUE
      delete_jobs                    bellwether delete JOB...
      get_job_analyses               bellwether job JOB --json
      get_job_annotations            bellwether job JOB --json
      get_job_tags                   bellwether tags JOB
      get_jobs                       bellwether jobs
      get_roots                      bellwether tree JOB
      get_unanalyzed_jobs            epmt list unanalyzed_jobs
      get_unprocessed_jobs           epmt list unprocessed_jobs
      retire_jobs                    bellwether retire --older-than AGE
      root                           bellwether tree JOB
      tag_job                        epmt annotate JOB EPMT_JOB_TAGS=TAGS

      Section::Operations
      get_op_metrics                 bellwether ops JOB
      get_ops                        bellwether ops JOB
      ops_costs                      bellwether costs JOB

      Section::Processes
      get_procs                      bellwether procs JOB
      job_proc_tags                  bellwether tags JOB
      procs_histogram                bellwether sql
      timeline                       bellwether timeline JOB

      Section::Reference
      create_refmodel                bellwether refmodel
      delete_refmodels               bellwether refmodel
      get_refmodels                  bellwether refmodel
      refmodel_get_metrics           bellwether refmodel
      refmodel_set_active_metrics    bellwether refmodel
      refmodel_set_enabled           bellwether refmodel
      retire_refmodels               bellwether retire --models-older-than AGE

      Section::Threads
      get_thread_metrics             bellwether threads

      Section::Outlier
      detect_outlier_jobs            bellwether outliers
      detect_outlier_ops             bellwether outliers
      detect_outlier_processes       bellwether outliers
      partition_jobs                 bellwether outliers

      Section::RCA
      detect_rootcause               bellwether rootcause
      detect_rootcause_op            bellwether rootcause

      Section::Experiments
      exp_explore                    bellwether explore EXPERIMENT
      """;

  private ApiHelp() {}

  /// Prints the index, or the help of single functions; the status is that of EPMT, which is 0 also
  /// for a function that nobody knows.
  static int print(List<String> arguments, Console console) {
    var names = arguments.subList(1, arguments.size());
    if (names.isEmpty()) {
      console.out().print(INDEX);
    }
    for (var name : names) {
      var function = ApiFunction.named(name);
      if (function == null) {
        console.note("Could not find function " + name + " in any module");
      } else {
        console.out().print(function.help());
      }
    }
    return ExitStatus.WELL;
  }
}
