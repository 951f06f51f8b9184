/// Reads what the preload collector and the spawn helper record of processes.
@NullMarked
package bellwether.collect.internal.records;

import org.jspecify.annotations.NullMarked;
