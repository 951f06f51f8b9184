/// The preload collector in real programs.
@NullMarked
package bellwether.collect.collector;

import org.jspecify.annotations.NullMarked;
