@NullMarked
package bellwether.collect.internal.papiex;

import org.jspecify.annotations.NullMarked;
