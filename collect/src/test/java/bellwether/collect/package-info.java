/// Tests of the collectors' files.
@NullMarked
package bellwether.collect;

import org.jspecify.annotations.NullMarked;
