/// Samples the processes of attempts where no collector is loaded into them.
@NullMarked
package bellwether.collect.sampler;

import org.jspecify.annotations.NullMarked;
