import bellwether.query.measured.*;
import bellwether.query.statistics.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
Measurements measurements = bellwether.cli.shell.OpenedCatalog.measurements();
