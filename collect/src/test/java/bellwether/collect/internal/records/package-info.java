@NullMarked
package bellwether.collect.internal.records;

import org.jspecify.annotations.NullMarked;
