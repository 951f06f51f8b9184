package bellwether.cli;

import bellwether.cli.api.ApiCommand;
import bellwether.cli.ask.CancelCommand;
import bellwether.cli.ask.EventsCommand;
import bellwether.cli.ask.ExplainCommand;
import bellwether.cli.ask.JobCommand;
import bellwether.cli.ask.JobsCommand;
import bellwether.cli.ask.LogsCommand;
import bellwether.cli.ask.RunsCommand;
import bellwether.cli.measure.AnalyzeCommand;
import bellwether.cli.measure.AnnotateCommand;
import bellwether.cli.measure.ArchiveCommand;
import bellwether.cli.measure.CompareCommand;
import bellwether.cli.measure.CostsCommand;
import bellwether.cli.measure.DeleteCommand;
import bellwether.cli.measure.ExploreCommand;
import bellwether.cli.measure.ExportCommand;
import bellwether.cli.measure.ImportCommand;
import bellwether.cli.measure.OpsCommand;
import bellwether.cli.measure.OutliersCommand;
import bellwether.cli.measure.ProcsCommand;
import bellwether.cli.measure.RefmodelCommand;
import bellwether.cli.measure.RegressCommand;
import bellwether.cli.measure.RetireCommand;
import bellwether.cli.measure.RootcauseCommand;
import bellwether.cli.measure.SqlCommand;
import bellwether.cli.measure.TagsCommand;
import bellwether.cli.measure.ThreadsCommand;
import bellwether.cli.measure.TimelineCommand;
import bellwether.cli.measure.TreeCommand;
import bellwether.cli.run.RunCommand;
import bellwether.cli.shell.ShellCommand;
import bellwether.command.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The sub-commands of `bellwether`, in the order of its help.
enum Commands {
  RUN(RunCommand::new),
  RUNS(RunsCommand::new),
  JOBS(JobsCommand::new),
  JOB(JobCommand::new),
  EVENTS(EventsCommand::new),
  EXPLAIN(ExplainCommand::new),
  LOGS(LogsCommand::new),
  CANCEL(CancelCommand::new),
  IMPORT(ImportCommand::new),
  EXPORT(ExportCommand::new),
  ARCHIVE(ArchiveCommand::new),
  PROCS(ProcsCommand::new),
  THREADS(ThreadsCommand::new),
  OPS(OpsCommand::new),
  TREE(TreeCommand::new),
  TIMELINE(TimelineCommand::new),
  TAGS(TagsCommand::new),
  COSTS(CostsCommand::new),
  COMPARE(CompareCommand::new),
  REGRESS(RegressCommand::new),
  ANNOTATE(AnnotateCommand::new),
  ANALYZE(AnalyzeCommand::new),
  OUTLIERS(OutliersCommand::new),
  REFMODEL(RefmodelCommand::new),
  ROOTCAUSE(RootcauseCommand::new),
  EXPLORE(ExploreCommand::new),
  DELETE(DeleteCommand::new),
  RETIRE(RetireCommand::new),
  SQL(SqlCommand::new),
  SHELL(ShellCommand::new),
  API(ApiCommand::new),
  COMPLETION(CompletionCommand::new);

  private final Function<Console, Object> maker;

  Commands(Function<Console, Object> maker) {
    this.maker = maker;
  }

  Object make(Console console) {
    return maker.apply(console);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Commands::word).toList();
  }

  /// Those whose names occur in a command line, so that the others need not be made; all when none
  /// does.
  static List<Commands> mentioned(List<String> args) {
    var mentioned =
        Arrays.stream(values()).filter(command -> args.contains(command.word())).toList();
    return mentioned.isEmpty() ? List.of(values()) : mentioned;
  }
}
