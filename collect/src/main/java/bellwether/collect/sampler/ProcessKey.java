package bellwether.collect.sampler;

/// Names one process of this boot for good.
///
/// @param startTicks its start in clock ticks since boot
record ProcessKey(int pid, long startTicks) {}
