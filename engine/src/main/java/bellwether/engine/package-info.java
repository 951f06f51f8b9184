/// Decides what happens next: a pure state machine that gets commands and the time, and returns
/// effects. It does no I/O, starts no thread and reads no clock.
@NullMarked
package bellwether.engine;

import org.jspecify.annotations.NullMarked;
