/// The attempts of runs, one after the other: when, where and how each ended.
@NullMarked
package bellwether.query.attempts;

import org.jspecify.annotations.NullMarked;
