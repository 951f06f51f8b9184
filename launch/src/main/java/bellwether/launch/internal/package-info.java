/// The machinery behind `bellwether.launch`: the C library's calls, worker threads, pipes.
@NullMarked
package bellwether.launch.internal;

import org.jspecify.annotations.NullMarked;
