package bellwether.collect.internal.records;

/// A thread that has ended.
///
/// @param id the thread's number
/// @param start nanoseconds since the machine's start
/// @param end nanoseconds since the machine's start
record ThreadLife(int id, long start, long end, Usage usage, KernelCounters kernel) {}
