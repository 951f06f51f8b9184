/// Reads and writes Python's pickles, without carrying anything out.
@NullMarked
package bellwether.collect.internal.pickle;

import org.jspecify.annotations.NullMarked;
