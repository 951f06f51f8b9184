/// Tests of the parsers.
@NullMarked
package bellwether.collect.internal;

import org.jspecify.annotations.NullMarked;
