/// The nouns of Bellwether: jobs, their descriptions and states, events, nodes. No I/O, no clock.
@NullMarked
package bellwether.model;

import org.jspecify.annotations.NullMarked;
