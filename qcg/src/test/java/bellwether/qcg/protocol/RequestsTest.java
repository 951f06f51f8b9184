package bellwether.qcg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests are refused with, word by word.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
  @TempDir static Path folder;
  private Service service;
  private RawClient client;

  @BeforeAll
  void start() {
    service = new Service(folder, "n1:2,n2:2");
    client = new RawClient(service.endpoint);
    client.submit(job("taken", "'exec':'true'", ""));
  }

  @AfterAll
  void stop() {
    client.close();
    service.close();
  }

  private static String job(String name, String execution, String more) {
    return "{'name':'%s','execution':{%s}%s}".formatted(name, execution, more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                                                  | Invalid request: Invalid request
          {}                                                  | Invalid request: Invalid request
          'finish'                                            | Invalid request: Invalid request
          {'request':''}                                      | Invalid request: Invalid request
          {'request':null}                                    | Invalid request: Invalid request
          {'request':'foo'}                                   | Invalid request: Unknown request name: foo
          {'request':['submit']}                              | Invalid request: Unknown request name: [submit]
          {'request':'jobStatus'}                             | Invalid request: Wrong job status request - missing job names
          {'request':'jobStatus','jobNames':'a'}              | Invalid request: Wrong job status request - missing job names
          {'request':'jobInfo','jobNames':[]}                 | Invalid request: Wrong job info request - missing job names
          {'request':'cancelJob','jobNames':{}}               | Invalid request: Wrong cancel job request - missing job names
          {'request':'removeJob'}                             | Invalid request: Wrong remove job request - missing job names
          {'request':'jobStatus','jobNames':[1]}              | Invalid request: Wrong job status request - expected texts as job names, but found int
          {'request':'jobInfo','jobNames':['a'],'params':3}   | Invalid request: Wrong jobInfo request - expected a dictionary as params, but found int
          {'request':'status','options':[1]}                  | Invalid request: Wrong status request - expected a dictionary as options, but found list
          {'request':'control'}                               | Invalid request: Wrong control request - missing command
          {'request':'control','command':1}                   | Invalid request: Wrong control request - missing command
          {'request':'control','command':'x'}                 | Invalid request: Wrong control request - unknown command "x"
          {'request':'register'}                              | Invalid request: Wrong register request - missing/unknown entity
          {'request':'register','entity':'x'}                 | Invalid request: Wrong register request - missing/unknown entity
          {'request':'register','entity':'manager'}           | Invalid request: Wrong register request - missing register parameters
          {'request':'register','entity':'manager','params':{'id':1}} | Invalid request: Wrong register request - missing key register parameters
          {'request':'register','entity':'manager','params':{'id':1,'address':2,'resources':3}} | Register manager request not supported in this kind of manager (direct)
          {'request':'notify'}                                | Invalid request: Wrong notify request - missing/unknown entity
          {'request':'notify','entity':'job'}                 | Invalid request: Wrong notify request - missing register parameters
          {'request':'notify','entity':'job','params':{'name':1}} | Invalid request: Wrong notify request - missing key notify parameters
          {'request':'notify','entity':'job','params':{'name':1,'state':2,'attributes':3}} | Operation not supported
          {'request':'jobStatus','jobNames':['none']}         | Job 'none' doesn't exist
          {'request':'jobInfo','jobNames':['taken','none']}   | Job ['taken', 'none'] doesn't exist
          {'request':'submit'}                                | Invalid request: Wrong submit request - missing jobs data
          {'request':'submit','jobs':[]}                      | Invalid request: Wrong submit request - missing jobs data
          {'request':'submit','jobs':{'a':1}}                 | Invalid request: Wrong submit request - missing jobs data
          {'request':'submit','jobs':['a']}                   | Invalid request: Wrong submit request - wrong job data
          {'request':'submit','jobs':[{}]}                    | Invalid request: Missing name in job description
          {'request':'submit','jobs':[{'name':'a'}]}          | Invalid request: Missing execution element in job description
          """)
  void refusesRequestsInQcgsWords(String message, String error) {
    var text = error.replace("%q", "'");
    assertThat(client.error(message)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'iteration':null                          | Invalid request: Wrong format of iteration directive: not a dictionary
          'iteration':3                             | Invalid request: Wrong format of iteration directive: not a dictionary
          'iteration':{'start':1}                   | Invalid request: Wrong format of iteration directive: not a dictionary
          'iteration':{'start':3,'stop':1}          | Invalid request: Wrong format of iteration directive: start index larger then stop one
          'iteration':{'start':3,'stop':3}          | Wrong submit request: Job iteration stop greater or equal than start
          'iteration':{'stop':3,'values':[1]}       | Wrong submit request: Stop and values iteration are excluding
          'iteration':{'stop':3,'foo':1}            | Wrong submit request: Job iteration wrong specification
          'resources':null                          | Wrong submit request: Job resources not defined or wrong type
          'resources':{}                            | Wrong submit request: No resources defined
          'resources':{'wt':'1h'}                   | Wrong submit request: No resources defined
          'resources':{'numCores':'2'}              | Wrong submit request: Wrong definition of number of cores (str)
          'resources':{'numNodes':[1]}              | Wrong submit request: Wrong definition of number of nodes (list)
          'resources':{'numCores':{'exact':1,'min':1}} | Wrong submit request: Exact number of resources defined with min/max/scheduler
          'resources':{'numCores':{'min':3,'max':1}} | Wrong submit request: Maximum number greater than minimal
          'resources':{'numCores':-1}               | Wrong submit request: Neative number of resources
          'resources':{'numCores':{}}               | Wrong submit request: No resources defined
          'resources':{'numCores':1,'wt':'0s'}      | Wrong submit request: Wall time must be greater than 0
          'resources':{'numCores':1,'wt':'foo'}     | Wrong submit request: Wall time must be greater than 0
          'resources':{'numNodes':1,'nodeCrs':{'foo':1}} | Wrong submit request: Unknown consumable resource foo
          'resources':{'numNodes':1,'nodeCrs':{'gpu':1,'GPU':1}} | Wrong submit request: Consumable resource GPU already defined
          'resources':{'numNodes':1,'nodeCrs':{'gpu':'1'}} | Wrong submit request: Consumable resource gpu count not a number str
          'resources':{'numNodes':1,'nodeCrs':{'gpu':0}} | Wrong submit request: Number of consumable resource gpu must be greater than 0
          'resources':{'numNodes':1,'nodeCrs':1}    | Wrong submit request: Wrong definition of Consumable Resources int (must be a dictionary)
          'resources':{'numCores':5}                | Not enough resources for job a
          'resources':{'numNodes':3}                | Not enough resources for job a
          'resources':{'numNodes':1,'numCores':3}   | Not enough resources for job a
          'dependencies':[]                         | Wrong submit request: Job dependencies wrong type
          'dependencies':{'after':'b'}              | Wrong submit request: Dependency task's list must be an array of job names
          'dependencies':{'after':[1]}              | Wrong submit request: Dependency task's list must be an array of job names
          'dependencies':{'before':[]}              | Wrong submit request: Job dependencies wrong specification
          'attributes':[]                           | Wrong submit request: Job attributes must be dictionary
          'foo':1                                   | Wrong submit request: unknown key 'foo' in a job; known are attributes, concurrency, dependencies, execution, for, iteration, max_attempts, name, op, priority, resources, retry, tags
          'dependencies':{'after':['a']}            | Wrong submit request: dependencies.after: jobs come after each other in a circle: a -> a
          'iteration':{'stop':2},'resources':{'numCores':{'min':1,'max':2,'scheduler':{'name':'split-into'}}} | Wrong submit request - split-into directive mixed with max directive
          'iteration':{'stop':2},'resources':{'numCores':{'min':1,'scheduler':{'name':'split-into','params':{'parts':5}}}} | Wrong submit request - split-into resolved to zero
          """)
  void refusesJobsInQcgsWords(String field, String error) {
    var job = job("a", "'exec':'true'", "," + field);
    assertThat(client.error("{'request':'submit','jobs':[" + job + "]}")).isEqualTo(error);
    assertThat(client.error("{'request':'jobStatus','jobNames':['a']}"))
        .isEqualTo("Job 'a' doesn't exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                  | Wrong submit request: Job execution (exec or script) not defined
          null                                | Wrong submit request: Job execution not defined or wrong type
          'true'                              | Wrong submit request: Job execution not defined or wrong type
          {'exec':'a','script':'b'}           | Wrong submit request: Job script and exec or args or env defined
          {'script':'b','args':['a']}         | Wrong submit request: Job script and exec or args or env defined
          {'script':'b','env':{'a':'b'}}      | Wrong submit request: Job script and exec or args or env defined
          {'exec':'a','args':'b'}             | Wrong submit request: Execution arguments must be an array
          {'exec':'a','env':['b']}            | Wrong submit request: Execution environment must be an dictionary
          {'exec':'a','model_opts':'b'}       | Wrong submit request: Execution model options must be an dictionary
          {'exec':1}                          | Wrong submit request: execution.exec: expected a text, but found 1
          """)
  void refusesExecutionsInQcgsWords(String execution, String error) {
    var message = "{'request':'submit','jobs':[{'name':'a','execution':%s}]}".formatted(execution);
    assertThat(client.error(message)).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a b    | Job identifier '(a b)' contains invalid characters or unknown variables
          a${x}  | Job identifier '(a${x})' contains invalid characters or unknown variables
          a(     | Job identifier '(a()' contains invalid characters or unknown variables
          a:b    | Wrong submit request: Invalid job name a:b
          taken  | Job taken already exist
          """)
  void refusesNamesInQcgsWords(String name, String error) {
    var message = "{'request':'submit','jobs':[%s]}".formatted(job(name, "'exec':'true'", ""));
    assertThat(client.error(message)).isEqualTo(error);
  }

  @Test
  void refusesAllJobsOfARequestForOne() {
    var jobs = job("x1", "'exec':'true'", "") + "," + job("x1", "'exec':'true'", "");
    assertThat(client.error("{'request':'submit','jobs':[" + jobs + "]}"))
        .isEqualTo("Job x1 already exist");
    assertThat(client.error("{'request':'jobStatus','jobNames':['x1']}"))
        .isEqualTo("Job 'x1' doesn't exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{'request':",
        "nonsense",
        "{'request':'status'} more",
        "\u0000",
        "[[[[",
        "1e999",
        "{'request':'submit','jobs':[{'name':1,'execution':2}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':[]}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a','args':[[1]]}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'iteration':{'stop':'a'}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'iteration':{'stop':99999999999}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'iteration':{'values':3}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'resources':{'numCores':1.5}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'resources':{'numCores':true,'wt':3}}]}",
        "{'request':'submit','jobs':[{'name':'n','execution':{'exec':'a'},'resources':{'numCores':{'max':3}}}]}",
      })
  void answersWhateverComes(String message) {
    var answer = client.ask(message);
    assertThat(answer.get("code").asInt()).isEqualTo(1);
    assertThat(answer.get("message").asString()).isNotBlank();
    assertThat(client.text("{'request':'resourcesInfo'}")).contains("\"code\":0");
  }

  @Test
  void answersBytesThatAreNoText() {
    assertThat(client.raw(new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
        .isEqualTo(
            "{\n  \"code\": 1,\n  \"message\": \"Invalid request: the message is no text in UTF-8\"\n}");
  }

  @Test
  void answersDeepNesting() {
    assertThat(client.error("[".repeat(200_000)))
        .startsWith("Invalid request: the message is no JSON");
    var deep = "{'request':'submit','jobs':[" + "[".repeat(90) + "]".repeat(90) + "]}";
    assertThat(client.error(deep))
        .isEqualTo("Invalid request: Wrong submit request - wrong job data");
  }

  @Test
  void answersAMessageLargerThanItReads() {
    var message = new byte[Requests.LARGEST + 1];
    assertThat(client.raw(message)).contains("expected at most 67108864 bytes in a message");
  }

  @Test
  void writesAnswersAsPythonDoes() {
    var message = "{\"request\":\"résumé\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(client.raw(message))
        .isEqualTo(
            "{\n  \"code\": 1,\n  \"message\": \"Invalid request: Unknown request name: r\\u00e9sum\\u00e9\"\n}");
  }
}
