package bellwether.store;

/// The process of a manager, named for good: process ids are used again, these four together never.
///
/// @param bootId of the host's kernel since it started, as in `/proc/sys/kernel/random/boot_id`
/// @param startTicks its start in clock ticks since boot, as in `/proc/PID/stat`
public record ManagerProcess(String host, String bootId, int pid, long startTicks) {}
