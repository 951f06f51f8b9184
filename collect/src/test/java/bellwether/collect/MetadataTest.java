package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTest {
  @TempDir Path folder;

  private MeasuredJob job(String json, ImportOptions options) throws IOException {
    Files.writeString(folder.resolve("job_metadata"), json.replace('\'', '"'));
    return Imports.of(folder, options).getFirst();
  }

  private JobRecord record(String more) throws IOException {
    return job(
            metadata("2020-06-25 13:47:38.5", "2020-06-25 14:47:38", "'USER': 'u'", more),
            ImportOptions.standard())
        .record();
  }

  private static String metadata(String start, String stop, String environment, String more) {
    return """
    {'job_pl_id': '77', 'job_pl_submit_ts': '%1$s', 'job_pl_start_ts': '%1$s',
     'job_el_stop_ts': '%2$s', 'job_el_exitcode': 0, 'job_el_reason': 'none',
     'job_pl_env': {%3$s, 'A': '1', 'B': '2'}, 'job_el_env': {%3$s, 'B': '3', 'C': '4',
     'EPMT_JOB_TAGS': 'x:y;flag;a:b:c'} %4$s}
    """
        .formatted(start, stop, environment, more);
  }

  private JobRecord zoned(String environment, ImportOptions options) throws IOException {
    return job(metadata("2020-06-25 13:00:00", "2020-06-25 14:00:00", environment, ""), options)
        .record();
  }

  private void process(String start, String end) throws IOException {
    Files.writeString(
        folder.resolve("h-papiex-1-0.csv"),
        "exename,pid,numtids,tid,start,end,usertime\nls,1,1,1,%d,%d,3\n"
            .formatted(
                Instant.parse(start).toEpochMilli() * 1000,
                Instant.parse(end).toEpochMilli() * 1000));
  }

  @Test
  void whatIsMissingIsWorkedOut() throws IOException {
    JobRecord job = record("");

    assertThat(job.id()).isEqualTo("77");
    assertThat(job.user()).isEqualTo("u");
    assertThat(job.name()).isEqualTo("unknown");
    assertThat(job.tags()).containsExactly(entry("x", "y"), entry("flag", "1"));
    assertThat(job.annotations()).containsExactly(entry("EPMT_JOB_TAGS", "flag:1;x:y"));
    assertThat(job.environmentChanges())
        .containsEntry("A", "1")
        .containsEntry("B", "3")
        .containsEntry("C", "4")
        .hasSize(4);
    assertThat(job.status()).containsEntry("exit_code", 0L).containsEntry("exit_reason", "none");
    assertThat(job.warnings()).anyMatch(w -> w.contains("'a:b:c'"));
  }

  @Test
  void annotationsKeepTheirTypesAndTellTheTags() throws IOException {
    JobRecord job =
        record(", 'annotations': {'EPMT_JOB_TAGS': 'p:q', 'n': 3, 'no': null}, 'job_tags': {}");

    assertThat(job.tags()).containsExactly(entry("p", "q"));
    assertThat(job.annotations()).containsEntry("n", 3L).containsKey("no");
  }

  @Test
  void tagsThatContradictTheirAnnotationAreRefused() {
    assertThatThrownBy(
            () -> record(", 'annotations': {'EPMT_JOB_TAGS': 'p:q'}, 'job_tags': {'p': 'r'}"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("its tags 'p:r' differ from those of its annotation");
  }

  @Test
  void namesOf2019AreUnderstood() throws IOException {
    JobRecord job =
        job(
                """
                {'exp_component': 'atmos', 'exp_name': 'CM4', 'exp_jobname': 'CM4_atmos',
                 'exp_oname': '00050101', 'job_el_env_changes': {}, 'job_el_env_changes_len': 0,
                 'job_el_from_batch': [], 'job_el_status': 2,
                 'job_el_stop': '2019-02-20 22:13:23.131187',
                 'job_pl_env': {'PBS_QUEUE': 'batch', 'TZ': 'America/New_York'},
                 'job_pl_groupnames': ['f', 'f'], 'job_pl_hostname': 'pp057',
                 'job_pl_id': '20345339.moab01', 'job_pl_jobname': 'CM4_name',
                 'job_pl_scriptname': 'CM4_script', 'job_pl_start': '2019-02-20 19:58:41.274267',
                 'job_pl_submit': '2019-02-20 19:58:41.274463', 'job_pl_username': 'Foo.Bar'}
                """,
                ImportOptions.standard())
            .record();

    assertThat(job.start()).isEqualTo("2019-02-21T00:58:41.274267Z");
    assertThat(job.end()).isEqualTo("2019-02-21T03:13:23.131187Z");
    assertThat(job.exitCode()).isEqualTo(2);
    assertThat(job.name()).isEqualTo("CM4_name");
    assertThat(job.user()).isEqualTo("Foo.Bar");
    assertThat(job.hosts()).containsExactly("pp057");
    assertThat(job.status()).containsEntry("script_name", "CM4_script");
    assertThat(job.tags())
        .isEqualTo(
            Map.of(
                "exp_component", "atmos",
                "exp_name", "CM4",
                "exp_jobname", "CM4_atmos",
                "exp_oname", "00050101"));
  }

  @Test
  void zoneOfTheMetadataComesFirst() throws IOException {
    JobRecord job =
        job(
                metadata(
                    "2020-06-25T13:00:00+05:30",
                    "2020-06-25T14:00:00+05:30",
                    "'USER': 'u', 'TZ': 'UTC'",
                    ""),
                ImportOptions.standard().withZone(ZoneId.of("Asia/Tokyo")))
            .record();

    assertThat(job.start()).isEqualTo("2020-06-25T07:30:00Z");
    assertThat(job.zone()).isEqualTo(ZoneId.of("+05:30"));
  }

  @Test
  void thenTheEnvironmentThenTheUserThenTheSite() throws IOException {
    ImportOptions site = ImportOptions.standard().withSiteZone(ZoneId.of("Asia/Kolkata"));
    ImportOptions user = site.withZone(ZoneId.of("Asia/Tokyo"));

    assertThat(zoned("'USER': 'u', 'TIMEZONE': 'UTC'", user).zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(zoned("'USER': 'u', 'TZ': ':UTC'", user).zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(zoned("'USER': 'u'", user).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(zoned("'USER': 'u'", site).zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
  }

  @Test
  void thenTheOnlyOffsetThatHoldsAllProcesses() throws IOException {
    process("2020-06-25T11:00:10Z", "2020-06-25T11:59:50Z");
    JobRecord job = zoned("'USER': 'u'", ImportOptions.standard());

    assertThat(job.zone()).isEqualTo(ZoneId.of("+02:00"));
    assertThat(job.start()).isEqualTo("2020-06-25T11:00:00Z");
    assertThat(job.warnings()).noneMatch(w -> w.contains("US/Eastern"));
  }

  @Test
  void severalFittingOffsetsMeanEasternWithAWarning() throws IOException {
    process("2020-06-25T17:10:10Z", "2020-06-25T17:10:11Z");
    JobRecord job =
        job(
                metadata("2020-06-25 13:00:00", "2020-06-25 23:00:00", "'USER': 'u'", ""),
                ImportOptions.standard())
            .record();

    assertThat(job.zone()).isEqualTo(ZoneId.of("US/Eastern"));
    assertThat(job.warnings()).anyMatch(w -> w.contains("US/Eastern is assumed"));
  }

  private JobRecord atEndOfSummer() throws IOException {
    return job(
            metadata("2020-10-25 02:30:00", "2020-10-25 02:40:00", "'USER': 'u'", ""),
            ImportOptions.standard().withZone(ZoneId.of("Europe/Berlin")))
        .record();
  }

  @Test
  void ofTheHourThatComesTwiceTheOneOfTheProcessesIsTaken() throws IOException {
    process("2020-10-25T00:31:00Z", "2020-10-25T00:32:00Z");
    JobRecord job = atEndOfSummer();

    assertThat(job.start()).isEqualTo("2020-10-25T00:30:00Z");
    assertThat(job.end()).isEqualTo("2020-10-25T00:40:00Z");
    assertThat(job.submit()).isEqualTo(job.start());
    assertThat(job.warnings())
        .filteredOn(w -> w.contains("comes twice in the zone Europe/Berlin"))
        .singleElement()
        .asString()
        .contains("fits its processes");
  }

  @Test
  void withoutProcessesTheLaterReadingIsTaken() throws IOException {
    assertThat(atEndOfSummer().start()).isEqualTo("2020-10-25T01:30:00Z");
  }

  @Test
  void aJobThatEndsBeforeItStartsIsKeptWithItsProcesses() throws IOException {
    process("2020-06-25T12:01:00Z", "2020-06-25T12:02:00Z");
    MeasuredJob job =
        job(
            metadata("2020-06-25 13:00:00", "2020-06-25 12:00:00", "'USER': 'u', 'TZ': 'UTC'", ""),
            ImportOptions.standard());

    assertThat(Samples.read(job).processes()).hasSize(1);
    assertThat(job.record().warnings()).anyMatch(w -> w.contains("before its start at"));
  }

  @Test
  void unknownZoneOfTheEnvironmentIsSaid() throws IOException {
    assertThat(zoned("'USER': 'u', 'TZ': 'Middle-earth'", ImportOptions.standard()).warnings())
        .anyMatch(w -> w.contains("The zone 'Middle-earth' in the job's variable TZ is unknown"));
  }

  @Test
  void missingKeysAreNamed() {
    assertThatThrownBy(() -> job("{'job_pl_id': '7'}", ImportOptions.standard()).record())
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected a value for job_pl_submit_ts, found none");
  }

  @Test
  void wrongTimesAreNamed() {
    assertThatThrownBy(() ->
            job(metadata("yesterday", "today", "'USER': 'u'", ""), ImportOptions.standard())
                .record())
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected a time as job_pl_start_ts, found 'yesterday'");
  }

  @Test
  void damagedJsonTellsLineAndColumn() {
    assertThatThrownBy(() -> job("{'a':\n  oops}", ImportOptions.standard()).record())
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("line 2, column");
  }
}
