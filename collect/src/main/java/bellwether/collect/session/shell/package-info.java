/// The texts by which a shell measures its commands.
@NullMarked
package bellwether.collect.session.shell;

import org.jspecify.annotations.NullMarked;
