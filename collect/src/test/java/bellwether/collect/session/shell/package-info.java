/// The texts by which a shell measures its commands, in real shells.
@NullMarked
package bellwether.collect.session.shell;

import org.jspecify.annotations.NullMarked;
