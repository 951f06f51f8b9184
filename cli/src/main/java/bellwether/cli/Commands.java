package bellwether.cli;

import bellwether.cli.analyze.AnalyzeCommand;
import bellwether.cli.analyze.CompareCommand;
import bellwether.cli.analyze.ExploreCommand;
import bellwether.cli.analyze.OutliersCommand;
import bellwether.cli.analyze.RefmodelCommand;
import bellwether.cli.analyze.RegressCommand;
import bellwether.cli.analyze.RootcauseCommand;
import bellwether.cli.api.ApiCommand;
import bellwether.cli.ask.AllocationsCommand;
import bellwether.cli.ask.CancelCommand;
import bellwether.cli.ask.EventsCommand;
import bellwether.cli.ask.ExplainCommand;
import bellwether.cli.ask.JobCommand;
import bellwether.cli.ask.JobsCommand;
import bellwether.cli.ask.RunsCommand;
import bellwether.cli.care.AnnotateCommand;
import bellwether.cli.care.ArchiveCommand;
import bellwether.cli.care.DeleteCommand;
import bellwether.cli.care.ExportCommand;
import bellwether.cli.care.RetireCommand;
import bellwether.cli.imports.ImportCommand;
import bellwether.cli.logs.LogsCommand;
import bellwether.cli.measure.DumpCommand;
import bellwether.cli.measure.ExecCommand;
import bellwether.cli.measure.SourceCommand;
import bellwether.cli.measure.StageCommand;
import bellwether.cli.measure.StartCommand;
import bellwether.cli.measure.StopCommand;
import bellwether.cli.measured.CostsCommand;
import bellwether.cli.measured.OpsCommand;
import bellwether.cli.measured.ProcsCommand;
import bellwether.cli.measured.SqlCommand;
import bellwether.cli.measured.TagsCommand;
import bellwether.cli.measured.ThreadsCommand;
import bellwether.cli.measured.TimelineCommand;
import bellwether.cli.measured.TreeCommand;
import bellwether.cli.report.EfficiencyCommand;
import bellwether.cli.report.ReportCommand;
import bellwether.cli.run.RunCommand;
import bellwether.cli.shell.ShellCommand;
import bellwether.cli.top.TopCommand;
import bellwether.cli.workflow.DependenciesCommand;
import bellwether.cli.workflow.WorkflowCommand;
import bellwether.cli.workflow.WorkflowsCommand;
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
  ALLOCATIONS(AllocationsCommand::new),
  EXPLAIN(ExplainCommand::new),
  LOGS(LogsCommand::new),
  CANCEL(CancelCommand::new),
  WORKFLOWS(WorkflowsCommand::new),
  WORKFLOW(WorkflowCommand::new),
  DEPENDENCIES(DependenciesCommand::new),
  TOP(TopCommand::new),
  EFFICIENCY(EfficiencyCommand::new),
  REPORT(ReportCommand::new),
  START(StartCommand::new),
  EXEC(ExecCommand::new),
  SOURCE(SourceCommand::new),
  STOP(StopCommand::new),
  STAGE(StageCommand::new),
  DUMP(DumpCommand::new),
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
  /// does, or when completion asks for them.
  static List<Commands> mentioned(List<String> args) {
    var mentioned =
        Arrays.stream(values()).filter(command -> args.contains(command.word())).toList();
    return mentioned.isEmpty() || mentioned.contains(COMPLETION) ? List.of(values()) : mentioned;
  }
}
