@NullMarked
package bellwether.collect.sampler;

import org.jspecify.annotations.NullMarked;
