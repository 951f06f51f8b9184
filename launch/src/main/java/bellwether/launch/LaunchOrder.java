package bellwether.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A process to start, with everything resolved.
///
/// @param id names it in [Launcher#signal]; unique among those that live
/// @param program path of the executable; one that is not absolute is looked up from `directory`
/// @param argv its arguments, the first is its name
/// @param environment the variables that many processes share
/// @param variables its own variables; they go before those of `environment`
/// @param unset names that `environment` may have and the process must not
/// @param directory where it works; made when missing
/// @param stdin null: `/dev/null`
/// @param stdout null: `/dev/null`
/// @param stderr null: only its tail is kept
/// @param cores ids of the cores to which it is bound; empty: to none
@SuppressWarnings("ArrayRecordComponent") // one for each process; nobody compares them
public record LaunchOrder(
    long id,
    String program,
    List<String> argv,
    Environment environment,
    Map<String, String> variables,
    List<String> unset,
    Path directory,
    @Nullable Path stdin,
    @Nullable Path stdout,
    @Nullable Path stderr,
    int[] cores) {}
