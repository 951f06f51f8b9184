@NullMarked
package bellwether.collect.internal.pickle;

import org.jspecify.annotations.NullMarked;
