/// The parsers and readers behind the room's nouns.
@NullMarked
package bellwether.collect.internal;

import org.jspecify.annotations.NullMarked;
