/// Times of jobs and the zones that they were written in.
@NullMarked
package bellwether.collect.internal.time;

import org.jspecify.annotations.NullMarked;
