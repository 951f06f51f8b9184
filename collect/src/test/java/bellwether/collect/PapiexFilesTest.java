package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Samples.Read;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapiexFilesTest {
  private static final String COUNTERS = "usertime,systemtime";
  private static final String TSV_HEADER =
      "{"
          + COUNTERS
          + "}\ttags\thostname\texename\tpath\texitcode\texitsignal\tpid\tgeneration\tppid"
          + "\tpgid\tsid\tnumtids\tstart\tend\targs\n";
  private static final long START = 1_795_363_748_600_000L;

  @TempDir Path folder;

  private Read read(String file, String content) throws IOException {
    Files.copy(Samples.own("papiex/special/v2/job_metadata"), folder.resolve("job_metadata"));
    Files.writeString(folder.resolve(file), content);
    return Samples.read(folder);
  }

  private Read tsv(String rows) throws IOException {
    Files.writeString(folder.resolve("h1-papiex-header.tsv"), TSV_HEADER);
    return read("h1-papiex.tsv", rows);
  }

  private static String row(String counters, String tags, String args, int threads) {
    return "{%s}\t%s\tnode\tprog\t/bin/prog\t0\t0\t7\t0\t1\t7\t7\t%d\t%d\t%d\t%s\n"
        .formatted(counters, tags, threads, START, START + 5, args);
  }

  private static ProcessRecord named(Read read, String path, String argsPart) {
    return read.processes().stream()
        .filter(p -> p.path().equals(path) && p.args().contains(argsPart))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCounterBeyond64BitsLosesOnlyItsValue() throws IOException {
    Read read =
        tsv(
            row("18446744073709551615,2", "", "", 1)
                + row("3,1000000000000000000000000000000", "", "", 1));

    assertThat(read.processes())
        .extracting(p -> p.value(0, 0))
        .containsExactly(ProcessRecord.ABSENT, 3L);
    assertThat(read.processes().getLast().value(0, 1)).isEqualTo(ProcessRecord.ABSENT);
    assertThat(read.skipped()).isEmpty();
    assertThat(read.marked())
        .hasSize(2)
        .first()
        .isEqualTo(
            "h1-papiex.tsv:1: counter usertime in column 1 (counters): expected a number of at most"
                + " 64 bits, found '18446744073709551615'; the value is left out");
  }

  @Test
  void aCsvCounterBeyond64BitsLosesOnlyItsValue() throws IOException {
    Read read =
        read(
            "h1-papiex-7-0.csv",
            "pid,start,end,usertime\n7,%d,%d,18446744073709551615\n".formatted(START, START + 5));

    assertThat(read.processes().getFirst().value(0, 0)).isEqualTo(ProcessRecord.ABSENT);
    assertThat(read.marked()).singleElement().asString().contains("column 4 (usertime)");
  }

  @Test
  void aTimeThatCannotBeSkipsItsLine() throws IOException {
    Read read =
        read("h1-papiex-7-0.csv", "pid,start,end,a\n7,%d,%d,1\n".formatted(START, Long.MAX_VALUE));

    assertThat(read.processes()).isEmpty();
    assertThat(read.skipped()).singleElement().asString().contains("up to the year 9999");
  }

  @Test
  void aProcessThatEndsBeforeItStartsIsKeptAndMarked() throws IOException {
    Read read =
        read("h1-papiex-7-0.csv", "pid,start,end,a\n7,%d,%d,1\n".formatted(START + 9, START));

    assertThat(read.processes()).hasSize(1);
    assertThat(read.marked()).singleElement().asString().contains("before its start at");
  }

  @Test
  void aByteOrderMarkBelongsToNoColumn() throws IOException {
    Read read =
        read("h1-papiex-7-0.csv", "\ufeffpid,start,end,a\n7,%d,%d,1\n".formatted(START, START));

    assertThat(read.processes()).hasSize(1);
    assertThat(read.skipped()).isEmpty();
  }

  @Test
  void argumentsThatAreNotUtf8AreKept() throws IOException {
    Files.writeString(folder.resolve("h1-papiex-header.tsv"), TSV_HEADER);
    Files.copy(Samples.own("papiex/special/v2/job_metadata"), folder.resolve("job_metadata"));
    Files.write(
        folder.resolve("h1-papiex.tsv"),
        row("1,2", "", "caf\u00e9", 1).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Samples.read(folder).processes().getFirst().args()).isEqualTo("caf\ufffd");
  }

  @Test
  void oldAndNewFormatTellTheSameStory() {
    Read old = Samples.read(Samples.own("papiex/special/v1"));
    Read now = Samples.read(Samples.own("papiex/special/v2"));

    assertThat(old.skipped()).isEmpty();
    assertThat(now.skipped()).isEmpty();
    assertThat(old.processes())
        .extracting(p -> p.path() + p.exitCode() + p.exitSignal())
        .containsExactlyInAnyOrderElementsOf(
            now.processes().stream().map(p -> p.path() + p.exitCode() + p.exitSignal()).toList());
  }

  @Test
  void csvNamesArriveIntact() {
    Read read = Samples.read(Samples.own("papiex/special/v1"));

    assertThat(named(read, "/usr/bin/printf", "").args())
        .isEqualTo("%s\\n a,b c\\d tab\there new\nline \"quoted\" it's é pct%s col:on {brace}");
    assertThat(named(read, "/usr/bin/echo", "quote").args()).isEqualTo("\"starts,with quote");
    assertThat(named(read, "/usr/bin/echo", "x").args()).isEqualTo(" x  y ");
  }

  @Test
  void tsvTextsStayAsTheyAreWritten() {
    Read read = Samples.read(Samples.own("papiex/special/v2"));

    assertThat(named(read, "/usr/bin/printf", "").args())
        .isEqualTo("%s\\n a,b c\\d tab\\there new\\nline \"quoted\" it's é pct%s col:on {brace}");
    assertThat(named(read, "/usr/bin/echo", "quote").args()).isEqualTo("\"starts,with quote");
  }

  @Test
  void threadsFollowTheirProcess() {
    Read read = Samples.read(Samples.own("papiex/special/v1"));
    ProcessRecord many = named(read, "/opt/wl/bin/mt", "4");
    ThreadTimes times = Objects.requireNonNull(many.threads());

    assertThat(many.threadCount()).isEqualTo(5);
    assertThat(times.ids()).containsExactly(22601, 22602, 22604, 22603, 22605);
    assertThat(times.starts()[0]).isEqualTo(many.start());
    assertThat(many.value(2, many.counters().indexOf("usertime"))).isEqualTo(90045);
    assertThat(many.tags())
        .isEqualTo(Map.of("op", "threads", "op_instance", "1", "op_sequence", "3"));
  }

  @Test
  void collatedFileGivesTheSameAsItsParts() {
    Read parts = Samples.read(Samples.shared("papiex/jobs-csv/1001-uncollated"));
    Read whole = Samples.read(Samples.shared("papiex/jobs-csv/1001"));

    assertThat(parts.skipped()).isEmpty();
    assertThat(whole.skipped()).isEmpty();
    assertThat(parts.processes()).hasSameSizeAs(whole.processes()).hasSize(27);
  }

  @Test
  void convertedFileGivesTheSameAsItsOriginal() throws IOException {
    Files.copy(
        Samples.own("epmt/misc_failed-exitcode__perftools.org-papiex-header.tsv"),
        folder.resolve("perftools.org-papiex-header.tsv"));
    Read original = Samples.read(Samples.own("epmt/failed-exitcode.tgz"));
    ProcessRecord was = original.processes().getFirst();
    Files.writeString(
        folder.resolve("job_metadata.json"),
        """
        {"job_pl_id": "1", "job_pl_submit_ts": "2019-06-28T09:58:13+00:00",
         "job_pl_start_ts": "2019-06-28T09:58:13+00:00", "job_pl_env": {"USER": "u"},
         "job_el_stop_ts": "2019-06-28T09:58:14+00:00", "job_el_exitcode": 0,
         "job_el_reason": "none", "job_el_env": {"USER": "u"}}
        """);
    Files.copy(
        Samples.own("epmt/misc_failed-exitcode__perftools.org-papiex.tsv"),
        folder.resolve("perftools.org-papiex.tsv"));
    ProcessRecord converted = Samples.read(folder).processes().getFirst();

    assertThat(converted)
        .usingRecursiveComparison()
        .ignoringFields("counters", "values", "threads", "exitSignal")
        .isEqualTo(was);
    assertThat(converted.value(0, converted.counters().indexOf("rchar"))).isEqualTo(28787);
    assertThat(converted.counters().names()).hasSize(24).startsWith("PERF_COUNT_SW_CPU_CLOCK");
  }

  @Test
  void convertedFileQuotesAsPythonDoes() throws IOException {
    Files.writeString(
        folder.resolve("h1-papiex-header.tsv"), TSV_HEADER.replace("end", "finish").strip());
    Read read = read("h1-papiex.tsv", row("1, 2", "", "\"-d\"\" -f2\"", 1));

    assertThat(read.processes().getFirst().args()).isEqualTo("-d\" -f2");
    assertThat(read.processes().getFirst().values()).containsExactly(1, 2);
  }

  @Test
  void tsvHoldsAllThreadsOneAfterAnother() throws IOException {
    ProcessRecord process = tsv(row("1,2,30,40,-5,6", "op:a", "", 3)).processes().getFirst();

    assertThat(process.threadCount()).isEqualTo(3);
    assertThat(process.value(1, 1)).isEqualTo(40);
    assertThat(process.value(2, 0)).isEqualTo(-5);
    assertThat(process.counters().names()).containsExactly("usertime", "systemtime");
  }

  @Test
  void damagedTsvLinesAreNamedAndTheRestKept() throws IOException {
    Read read =
        tsv(
            row("1,2", "", "good", 1)
                + row("1,x", "", "bad", 1)
                + row("1,2", "", "bad", 2)
                + "no columns\n"
                + row("1,2", "", "bad", 1).replace("\t7\t0\t1", "\tseven\t0\t1")
                + row("1,2", "", "bad\tmore", 1)
                + row("1,2", "", "good", 1));

    assertThat(read.processes()).extracting(ProcessRecord::args).containsExactly("good", "good");
    assertThat(read.skipped())
        .containsExactly(
            "h1-papiex.tsv:2: column 1 (counters): expected a whole number, found 'x'",
            "h1-papiex.tsv:3: column 1: expected 2 counters for each of the threads in column"
                + " numtids (2), found 2 values",
            "h1-papiex.tsv:4: expected 16 columns, found 1: was the line cut?",
            "h1-papiex.tsv:5: column 8 (pid): expected a whole number, found 'seven'",
            "h1-papiex.tsv:6: expected 16 columns, found 17");
  }

  @Test
  void lineWithoutEndWasCut() throws IOException {
    Read read = tsv(row("1,2", "", "good", 1) + row("1,2", "", "cut", 1).strip());

    assertThat(read.processes()).hasSize(1);
    assertThat(read.skipped().getFirst()).startsWith("h1-papiex.tsv:2: expected a newline");
  }

  @Test
  void filesOf2018TellTagsInAComment() throws IOException {
    Read read =
        read(
            "papiex-31415-0.csv",
            "# op:old\nexename,path,args,pid,generation,ppid,pgid,sid,numtids,tid,start,end,usertime\n"
                + "ls,/bin/ls,-l,31415,0,1,1,1,1,31415,%d,%d,9\n".formatted(START, START + 1));
    ProcessRecord process = read.processes().getFirst();

    assertThat(read.skipped()).isEmpty();
    assertThat(process.tags()).isEqualTo(Map.of("op", "old"));
    assertThat(process.host()).isEqualTo("node01");
    assertThat(process.exitCode()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(process.values()).containsExactly(9);
  }

  @Test
  void threadsWithoutTheirProcessAreNamed() throws IOException {
    Read read =
        read(
            "h1-papiex-1-0.csv",
            "exename,pid,numtids,tid,start,end,usertime\n"
                + "a,1,2,1,%1$d,%1$d,5\n,,,2,%1$d,%1$d,6\n".formatted(START)
                + "b,2,2,3,%1$d\n,,,4,%1$d,%1$d,7\n".formatted(START)
                + "c,3,2,5,%1$d,%1$d,8\n".formatted(START));

    assertThat(read.processes()).extracting(ProcessRecord::pid).containsExactly(1L, 3L);
    assertThat(read.processes().getFirst().values()).containsExactly(5, 6);
    assertThat(read.skipped())
        .containsExactly(
            "h1-papiex-1-0.csv:4: expected 7 columns, found 5: was the line cut?",
            "h1-papiex-1-0.csv:5: a thread's line without a process: the line of its process was"
                + " left out",
            "h1-papiex-1-0.csv:6: expected the lines of 2 threads (column numtids), found 1");
  }

  @Test
  void severalHostsMayHaveDifferentCounters() throws IOException {
    String line = "a,1,1,1,%1$d,%1$d,5\n".formatted(START);
    Files.writeString(
        folder.resolve("h2-papiex-1-0.csv"), "exename,pid,numtids,tid,start,end,OTHER\n" + line);
    Read read = read("h1-papiex-1-0.csv", "exename,pid,numtids,tid,start,end,usertime\n" + line);

    assertThat(read.skipped()).isEmpty();
    assertThat(read.processes()).extracting(ProcessRecord::host).containsExactly("h1", "h2");
    assertThat(read.processes())
        .extracting(p -> p.counters().names())
        .containsExactly(List.of("usertime"), List.of("OTHER"));
  }
}
