"""The benchmarks of Bellwether. Started by bench/run, which prepares what they need."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

BENCH = pathlib.Path(__file__).resolve().parent
BELLWETHER = str(BENCH.parent / "bellwether")
TARGET = BENCH / "target"
VENV = pathlib.Path(os.environ["BELLWETHER_BENCH_VENV"])
EPMT = TARGET / "epmt"
ROUNDS = int(os.environ.get("ROUNDS", "3"))

missed = []


def verdict(what, figure, bar, least=False, unit=""):
    """Prints one line: the figure, the bar (least: it must be at least that), and whether it is met."""
    met = figure >= bar if least else figure <= bar
    relation = ">=" if least else "<="
    print(f"  {what:<52} {figure:>10,.2f}{unit:<4} bar {relation} {bar:,g}{unit:<4} {'ok' if met else 'MISSED'}", flush=True)
    if not met:
        missed.append(what)


def say(what, figure, unit=""):
    print(f"  {what:<52} {figure:>10,.2f}{unit}", flush=True)


def rounds(ways, count=ROUNDS):
    """Runs each way once per round, by turns; returns the median figure of each."""
    figures = {name: [] for name in ways}
    for _ in range(count):
        for name, way in ways.items():
            figures[name].append(way())
    return {name: statistics.median(values) for name, values in figures.items()}


def seconds(command, cwd, **options):
    start = time.monotonic()
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, **options)
    return time.monotonic() - start


@contextlib.contextmanager
def folder():
    """An empty folder under bench/target, removed afterwards."""
    place = pathlib.Path(tempfile.mkdtemp(dir=TARGET))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def run(place, *arguments):
    return [BELLWETHER, "run", "--quiet", "--catalog", str(place / "catalog.db"), *arguments]


def job_file(place, jobs):
    path = place / "jobs.json"
    path.write_text(json.dumps([{"request": "submit", "jobs": jobs}]))
    return str(path)


def ask(place, query):
    with contextlib.closing(sqlite3.connect(place / "catalog.db")) as catalog:
        return catalog.execute(query).fetchall()


def spawn_loop(count, in_flight):
    command = [TARGET / "spawn_loop", str(count), str(in_flight), "/bin/true"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peer(name, count):
    with folder() as place:
        command = [VENV / "bin/python", BENCH / "peers.py", name, str(count), place]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=place)
        return float(done.stdout.split()[-1])


def ours(count):
    with folder() as place:
        return count / seconds(run(place, "--nodes", "2", "--array", f"0-{count - 1}", "--", "/bin/true"), place)


def xargs(count):
    with open(os.devnull, "w") as null:
        numbers = "\n".join(map(str, range(count)))
        start = time.monotonic()
        subprocess.run(["xargs", "-P2", "-n1", "/bin/true"], input=numbers, text=True, check=True, stdout=null)
        return count / (time.monotonic() - start)


def parallel(count):
    numbers = "\n".join(map(str, range(count)))
    start = time.monotonic()
    subprocess.run(["parallel", "-j2", "/bin/true"], input=numbers, text=True, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return count / (time.monotonic() - start)


def throughput():
    """10,000 times /bin/true in two slots, the whole process, beside its limit and its peers"""
    ways = {"bellwether": lambda: ours(10_000), "xargs -P2 -n1": lambda: xargs(10_000)}
    bars = {"xargs -P2 -n1": 1}
    if (TARGET / "spawn_loop").exists():
        ways["C loop of posix_spawn and wait4"] = lambda: spawn_loop(10_000, 2)
        bars["C loop of posix_spawn and wait4"] = 0.6
    if shutil.which("parallel"):
        ways["GNU parallel -j2 (1,000 jobs)"] = lambda: parallel(1_000)
        bars["GNU parallel -j2 (1,000 jobs)"] = 4
    if (VENV / "bin/qcg-pm-service").exists():
        ways["QCG-PilotJob"] = lambda: peer("qcg", 10_000)
        bars["QCG-PilotJob"] = 2
        ways["HyperQueue"] = lambda: peer("hyperqueue", 10_000)
        bars["HyperQueue"] = 3
    rates = rounds(ways)
    for name, rate in rates.items():
        say(name, rate, " jobs/s")
    for name, bar in bars.items():
        verdict(f"bellwether / {name}", rates["bellwether"] / rates[name], bar, least=True, unit=" x")


def first_start(place, pattern):
    return min(float(path.read_text()) for path in place.glob(pattern) if path.stat().st_size)


def first_job():
    """From the start of the command to the start of the first of 10 jobs, which note the time themselves"""
    def once():
        with folder() as place:
            work = {"exec": "date", "args": ["+%s.%N"], "stdout": "start-${it}"}
            file = job_file(place, [{"name": "note", "iteration": {"stop": 10}, "execution": work}])
            start = time.time()
            subprocess.run(run(place, file), check=True, cwd=place)
            return first_start(place, "start-*") - start
    verdict("start to first job", rounds({"": once}, max(ROUNDS, 7))[""], 0.6, unit=" s")


def check():
    """What ./bellwether adds to the start of the JVM: its check for changed sources"""
    dist = (BENCH.parent / "target/dist").resolve()
    java = (dist / "jdk").read_text().strip() + "/bin/java"
    only_jvm = dict(os.environ, BELLWETHER_JAVA_OPTS="--version")
    medians = rounds({
        "launcher": lambda: seconds([BELLWETHER], BENCH, env=only_jvm),
        "jvm": lambda: seconds([java, f"-XX:AOTCache={dist}/bellwether.aot", "-XX:+UseSerialGC", "--version"], BENCH),
    }, 15)
    verdict("the launcher without the JVM", (medians["launcher"] - medians["jvm"]) * 1000, 30, unit=" ms")


def engine():
    """The engine alone"""
    classes = BENCH / "target/classes"
    if not (classes / "bellwether/bench/EngineRate.class").exists():
        print("  missing: its classes, see above")
        missed.append("engine")
        return
    dist = (BENCH.parent / "target/dist").resolve()
    java = (dist / "jdk").read_text().strip() + "/bin/java"
    # Bellwether's own collector, and a heap that neither grows nor is first touched while the engine is timed.
    options = "-XX:+UseSerialGC -Xms4g -Xmx4g -Xmn3g -XX:+AlwaysPreTouch".split()
    done = subprocess.run([java, *options, "-cp", f"{classes}:{dist}/lib/*", "bellwether.bench.EngineRate"], check=True,
                          capture_output=True, text=True)
    print(re.sub("^", "  ", done.stdout.rstrip(), flags=re.MULTILINE))
    missed.extend(re.findall("^(.*?) {2}.*MISSED", done.stdout, re.MULTILINE))


def chain():
    """1,000 jobs, each after the one before"""
    length = 1000
    jobs = [{"name": f"link-{i}", "execution": {"exec": "/bin/true"}} for i in range(length)]
    for i in range(1, length):
        jobs[i]["dependencies"] = {"after": [f"link-{i - 1}"]}

    gaps = []

    def ours_once():
        with folder() as place:
            whole = seconds(run(place, "--nodes", "2", job_file(place, jobs)), place)
            times = ask(place, "SELECT start_time, end_time FROM attempt ORDER BY start_time")
            gaps.append(statistics.median(later[0] - earlier[1] for earlier, later in zip(times, times[1:])))
            return whole

    medians = rounds({"whole": ours_once, "limit": lambda: 1 / spawn_loop(1000, 1)})
    verdict("from an end to the next start, median", statistics.median(gaps) / 1000, 3, unit=" ms")
    say("one /bin/true in the C loop", medians["limit"] * 1000, " ms")
    verdict("whole chain", medians["whole"], length * (0.003 + medians["limit"]), unit=" s")


def blocked():
    """10,000 jobs on three slots, one of them held, with and without 1,000 before them that want three cores"""
    def rate(wide):
        with folder() as place:
            hold = {"name": "hold", "execution": {"exec": "sh", "args": ["-c", "until [ -e done ]; do sleep 0.1; done"]}}
            obstacles = [{"name": f"wide-{i}", "execution": {"exec": "/bin/true"}, "resources": {"numCores": {"exact": 3}}}
                         for i in range(wide)]
            small = {"name": "small", "iteration": {"stop": 10_000}, "execution": {"exec": "/bin/true"}}
            release = {"name": "release", "execution": {"exec": "touch", "args": ["done"]},
                       "dependencies": {"after": ["small"]}}
            file = job_file(place, [hold, *obstacles, small, release])
            seconds(run(place, "--nodes", "3", file), place)
            [(first, last, count)] = ask(
                place, "SELECT min(start_time), max(end_time), count(*) FROM attempt JOIN job_definition ON job_definition.id = job_id "
                       "WHERE name = 'small'")
            return count / (last - first) * 1e6

    rates = rounds({"without": lambda: rate(0), "with": lambda: rate(1000)}, max(ROUNDS, 5))
    say("without the 1,000", rates["without"], " jobs/s")
    say("behind the 1,000", rates["with"], " jobs/s")
    verdict("with / without", rates["with"] / rates["without"], 0.85, least=True, unit=" x")


def waiting(place, command, ready, limit=900):
    """Starts a run and waits until `ready` of its folder; returns the process, which the caller ends."""
    process = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL)
    end = time.monotonic() + limit
    while not ready():
        if process.poll() is not None or time.monotonic() > end:
            end_hard(process)
            sys.exit(f"bench: expected a run that waits, found that it ended or took more than {limit} s: {command}")
        time.sleep(0.05)
    return process


def end_hard(process):
    """Ends a manager and the jobs that it left, each in a process group of its own."""
    children = pathlib.Path(f"/proc/{process.pid}/task").glob("*/children")
    try:
        groups = [int(pid) for file in children for pid in file.read_text().split()]
    except OSError:
        groups = []
    process.kill()
    process.wait()
    for group in groups:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


def resume():
    """From the start of a resume to its first job: 200,000 jobs finished before the manager was killed, 1,000 did not"""
    with folder() as place:
        rest = "touch waiting; [ -e go ] || exec sleep 1000; date +%s.%N >start-${it}"
        file = job_file(place, [
            {"name": "many", "iteration": {"stop": 200_000}, "execution": {"exec": "/bin/true"}},
            {"name": "rest", "iteration": {"stop": 1000}, "execution": {"exec": "sh", "args": ["-c", rest]},
             "dependencies": {"after": ["many"]}},
        ])
        manager = waiting(place, run(place, "--nodes", "2", file), lambda: (place / "waiting").exists(), 3600)
        time.sleep(1)
        manager.kill()
        manager.wait()
        (place / "go").touch()
        figures = []
        for number in range(ROUNDS):
            copy = place / f"round-{number}"
            copy.mkdir()
            for part in place.glob("catalog.db*"):
                if part.is_file():
                    shutil.copy(part, copy)
            for old in place.glob("start-*"):
                old.unlink()
            start = time.time()
            again = waiting(place, run(copy, "--resume"), lambda: any(
                path.stat().st_size for path in place.glob("start-*")), 120)
            figures.append(first_start(place, "start-*") - start)
            end_hard(again)
        verdict("start of the resume to its first job", statistics.median(figures), 5, unit=" s")


def memory():
    """Resident memory while the iterations of one array wait"""
    for count, bar in ((10_000, 150), (1_000_000, 400)):
        def once():
            with folder() as place:
                work = ["sh", "-c", "touch waiting; exec sleep 1000"]
                manager = waiting(place, run(place, "--nodes", "1", "--array", f"0-{count - 1}", "--", *work),
                                  lambda: (place / "waiting").exists())
                time.sleep(2)
                status = pathlib.Path(f"/proc/{manager.pid}/status").read_text()
                end_hard(manager)
                return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
        verdict(f"peak with {count:,} waiting", rounds({"": once})[""], bar, unit=" MB")


def runs():
    """`bellwether runs`, warm"""
    with folder() as place:
        for _ in range(5):
            subprocess.run(run(place, "--array", "0-9", "--", "/bin/true"), check=True, cwd=place)
        command = [BELLWETHER, "runs", "--catalog", str(place / "catalog.db")]
        verdict("bellwether runs", rounds({"": lambda: seconds(command, place)}, max(ROUNDS, 9))[""], 1.0, unit=" s")


def service(what, command):
    """One figure of a service through the original Python client."""
    with folder() as place:
        environment = dict(os.environ, BELLWETHER_CATALOG=str(place / "catalog.db"), BELLWETHER_JAVA_OPTS="-Xmx512m")
        words = [VENV / "bin/python", BENCH / "service.py", what, command, place]
        done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=place, env=environment)
        return float(done.stdout.split()[-1])


OUR_SERVICE = str(BENCH.parent / "bin/qcg-pm-service")


def beside_the_original(what, bar):
    rates = rounds({"ours": lambda: service(what, OUR_SERVICE), "QCG-PilotJob": lambda: service(what, VENV / "bin/qcg-pm-service")})
    say("ours", rates["ours"], " jobs/s")
    say("QCG-PilotJob", rates["QCG-PilotJob"], " jobs/s")
    verdict("ours / QCG-PilotJob", rates["ours"] / rates["QCG-PilotJob"], bar, least=True, unit=" x")


def service_submits():
    """10,000 jobs in one submit by the original client, two slots, both services warmed by 1,000"""
    beside_the_original("submits", 2)


def service_blocked():
    """2,000 jobs on three slots, one of them held, behind 1,000 that want three cores"""
    # Where the log tells everything, as when QCG-PilotJob's 14.7 ms per job were measured; at its default level the
    # limit of the machine stands before 15 times its rate.
    beside_the_original("blocked-debug", 15)
    beside_the_original("blocked", 2)


def service_array():
    """240,000 iterations in one submit"""
    verdict("accepted", rounds({"": lambda: service("array", OUR_SERVICE)})[""], 1, unit=" s")
    verdict("resident", rounds({"": lambda: service("array-memory", OUR_SERVICE)})[""], 400, unit=" MB")


def service_asks():
    """Questions to the service"""
    verdict("jobStatus round trips", rounds({"": lambda: service("round-trips", OUR_SERVICE)})[""], 5000, least=True, unit="/s")
    verdict("jobInfo of one of 200,000 queued jobs", 1000 * rounds({"": lambda: service("info", OUR_SERVICE)})[""], 5, unit=" ms")


def samples():
    """The folder of EPMT's sample jobs above the project, or None, which is said."""
    for above in BENCH.parents:
        found = above / "shared/samples/epmt/data"
        if found.is_dir():
            return found
    print("  missing: shared/samples/epmt above this project, EPMT's sample jobs")
    missed.append("sample jobs of EPMT")
    return None


def measured_import():
    """EPMT's 15 sample jobs of 79,896 processes, whole command; the real EPMT takes 29 s"""
    data = samples()
    if data is None:
        return

    def once():
        with folder() as place:
            # Three of the folders are meant to be refused, so that the status is 1.
            start = time.monotonic()
            subprocess.run([BELLWETHER, "import", "--quiet", "--catalog", str(place / "catalog.db"), str(data)],
                           stderr=subprocess.DEVNULL)
            whole = time.monotonic() - start
            [(count,)] = ask(place, "SELECT sum(process_count) FROM measurement")
            sizes = [path.stat().st_size for path in (place / "catalog.db.archive").rglob("*.parquet")]
            bytes_each.append(sum(sizes) / count)
            rates.append(count / whole)
            return whole

    bytes_each, rates = [], []
    verdict("whole command", rounds({"": once})[""], 4, unit=" s")
    verdict("processes with their trees", statistics.median(rates), 70_000, least=True, unit="/s")
    verdict("archive, per process", statistics.median(bytes_each), 45, unit=" B")


def tsv_job(place, count):
    """Makes a job of so many processes out of the lines of a small one, in papiex's TSV."""
    sample = BENCH.parent / "collect/src/test/resources/bellwether/collect/epmt/12340"
    shutil.copytree(sample, place)
    [processes] = [path for path in place.glob("*-papiex.tsv")]
    rows = [line.split("\t") for line in processes.read_text().splitlines()]
    processes.chmod(0o644)
    with processes.open("w") as lines:
        for i in range(count):
            row = list(rows[i % len(rows)])
            row[7], row[9] = str(100_000 + i), str(100_000 + (i - 1) // 8 if i else 1)
            lines.write("\t".join(row) + "\n")


def measured_tsv():
    """A job of 1,000,000 processes in TSV, whole command on one pinned thread"""
    count = 1_000_000

    def once():
        with folder() as place:
            tsv_job(place / "job", count)
            command = ["taskset", "-c", "0", BELLWETHER, "import", "--quiet", "--catalog", str(place / "catalog.db"),
                       str(place / "job")]
            return count / seconds(command, place, stderr=subprocess.DEVNULL)

    verdict("processes", rounds({"": once})[""], 80_000, least=True, unit="/s")


def measured_archive(jobs):
    """A made catalog of so many jobs of 5,000 processes, kept between runs; None, which is said, where it cannot be."""
    data = samples()
    classes = TARGET / "classes"
    if data is None or not (classes / "bellwether/bench/ArchiveMaker.class").exists():
        return None
    archives = TARGET / "archives"
    archives.mkdir(exist_ok=True)
    made = archives / f"{jobs}.db"
    if not made.with_suffix(".done").exists():
        for old in [*archives.glob(f"{jobs}.db*"), archives / "small.db", archives / "small.db.archive"]:
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
        subprocess.run([BELLWETHER, "import", "--quiet", "--catalog", str(archives / "small.db"), str(data)],
                       stderr=subprocess.DEVNULL)
        measured_java("ArchiveMaker", archives / "small.db", made, jobs, 5_000)
        made.with_suffix(".done").touch()
    return made


def measured_java(name, *arguments):
    dist = (BENCH.parent / "target/dist").resolve()
    java = (dist / "jdk").read_text().strip() + "/bin/java"
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
               f"-Dorg.sqlite.lib.path={dist}/native", f"-Djava.library.path={dist}/native"]
    done = subprocess.run([java, *options, "-cp", f"{TARGET}/classes:{dist}/lib/*", f"bellwether.bench.{name}",
                           *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def measured_ops():
    """Operations by tag over 10,000,000 processes in 2,000 jobs (JOBS=200 for a tenth)"""
    made = measured_archive(int(os.environ.get("JOBS", "2000")))
    if made is None:
        return
    for question, first_bar, warm_bar in [("operations", 1.5, 0.2), ("intervals", 1.5, 0.5)]:
        answers = [measured_java("QueryRate", made, question).split() for _ in range(ROUNDS)]
        rows, first, warm, resident = (statistics.median(map(float, column)) for column in zip(*answers))
        verdict(f"{question}, {rows:,.0f} rows, first use", first, first_bar, unit=" s")
        verdict(f"{question}, warm", warm, warm_bar, unit=" s")
        say(f"{question}, resident", resident, " MiB")


def measured_filter():
    """Processes filtered, ordered and limited over 100,000,000 rows in 20,000 files (JOBS=2000 for a tenth)"""
    made = measured_archive(int(os.environ.get("JOBS", "20000")))
    if made is None:
        return
    answers = [measured_java("QueryRate", made, "processes").split() for _ in range(ROUNDS)]
    _, first, warm, resident = (statistics.median(map(float, column)) for column in zip(*answers))
    verdict("first use", first, 6, unit=" s")
    say("warm", warm, " s")
    verdict("resident", resident, 1500, unit=" MiB")


def measured_notebook():
    """The cells of EPMT's query notebook over 12 jobs from Python, start included, beside the real EPMT"""
    data = samples()
    if data is None:
        return
    chosen = [*sorted(data.glob("query/*.tgz")), *sorted(data.glob("outliers*/*.tgz")), data / "tsv/12340"]
    cells = BENCH.parent / "cli/src/test/python/notebook.py"
    python = EPMT / "bin/python"

    def ours():
        with folder() as place:
            catalog = {**os.environ, "BELLWETHER_CATALOG": str(place / "catalog.db")}
            subprocess.run([BELLWETHER, "import", "--quiet", *map(str, chosen)], check=True, env=catalog)
            catalog["PYTHONPATH"] = str(BENCH.parent / "python")
            return seconds([python, cells], place, env=catalog, stderr=subprocess.DEVNULL)

    def theirs():
        with folder() as place:
            # EPMT takes naive times for those of its own zone: the kernels were built elsewhere.
            settings = {**os.environ, "EPMT_DB_URL": f"sqlite:///{place}/epmt.db"}
            for group, zone in [("6", "US/Eastern"), ("k1", "Asia/Kolkata")]:
                inputs = [f"{path}/" if path.is_dir() else str(path) for path in chosen if path.name[0] in group]
                subprocess.run([EPMT / "bin/epmt", "submit", *inputs], check=True, cwd=place, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env={**settings, "EPMT_TZ": zone})
            return seconds([python, cells], place, env=settings, stderr=subprocess.DEVNULL)

    if not python.exists():
        print("  missing: the real EPMT")
        missed.append("the real EPMT")
        return
    figures = rounds({"ours": ours}) | rounds({"EPMT": theirs}, 1)
    verdict("the notebook", figures["ours"], 6, unit=" s")
    verdict("times as fast as the real EPMT (one round)", figures["EPMT"] / figures["ours"], 10, least=True)


COLLECTOR = BENCH.parent / "target/dist/native/libbellwether-collect.so"


def collector_environment(place, *options):
    return {**os.environ, "LD_PRELOAD": str(COLLECTOR), "PAPIEX_OUTPUT": f"{place}/",
            "PAPIEX_OPTIONS": ",".join(options or ("PROCESSES",))}


def collect_process():
    """What the collector adds to a short process: 300 times true by posix_spawn; papiex adds 0.66 ms where true takes 0.535"""
    with folder() as place:
        def once():
            told = subprocess.run([TARGET / "measured_spawn", "300", COLLECTOR, f"{place}/"], check=True, capture_output=True)
            return [float(word) for word in told.stdout.split()]
        pairs = [once() for _ in range(max(ROUNDS, 5))]
        plain, measured = (statistics.median(values) for values in zip(*pairs))
        say("true", plain, " ms")
        verdict("added by the collector", measured - plain, 0.15, unit=" ms")
        say("the same in parts of true", (measured - plain) / plain)


def collect_threads():
    """What the collector adds to a thread that is created and joined, and to the memory of 20,000 such threads"""
    with folder() as place:
        def once(environment):
            told = subprocess.run([TARGET / "thread_loop", "20000"], check=True, capture_output=True, env=environment)
            return [float(word) for word in told.stdout.split()]
        ways = {"plain": dict(os.environ), "processes": collector_environment(place),
                "threads": collector_environment(place, "THREADS")}
        found = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, environment in ways.items():
                found[name].append(once(environment))
        middle = {name: [statistics.median(values) for values in zip(*pairs)] for name, pairs in found.items()}
        say("plain", middle["plain"][0], " ms")
        verdict("added where threads are counted", middle["processes"][0] - middle["plain"][0], 0.02, unit=" ms")
        verdict("added where threads have records", middle["threads"][0] - middle["plain"][0], 0.05, unit=" ms")
        verdict("memory added by 20,000 threads", middle["threads"][1] - middle["plain"][1], 200, unit=" KiB")


def collect_build():
    """make -j2 of 200 C files (600 processes), measured and not, and how much of its CPU time is explained"""
    with folder() as place:
        for number in range(200):
            (place / f"f{number}.c").write_text(
                "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <math.h>\n#include <time.h>\n"
                + "".join(f"double f{number}_{i}(double x) {{ return x * {i} + sin(x) / (1 + {number}); }}\n" for i in range(60)))
        (place / "Makefile").write_text("all: $(patsubst %.c,%.o,$(wildcard *.c))\n%.o: %.c\n\tcc -O1 -c $<\n")
        catalog = place / "catalog.db"

        def once(*options):
            for made in place.glob("*.o"):
                made.unlink()
            command = [BELLWETHER, "run", "--quiet", "--catalog", str(catalog), "--wd", str(place), "--cores", "2", *options,
                       "--", "make", "-s", "-j2"]
            return seconds(command, place)
        found = rounds({"plain": once, "measured": lambda: once("--measure")})
        say("make -j2, whole run", found["plain"], " s")
        verdict("measured, beside not", found["measured"] / found["plain"], 1.02)
        answer = subprocess.run([BELLWETHER, "sql", "--csv", "--catalog", str(catalog),
                                 "SELECT min(coverage), max(num_procs) FROM jobs WHERE coverage IS NOT NULL"],
                                check=True, capture_output=True, text=True).stdout.splitlines()[1].split(",")
        say("processes", float(answer[1]))
        verdict("coverage", float(answer[0]), 99, least=True, unit=" %")


def collect_run():
    """10,000 times /bin/true under run --measure, beside run; all processes are in the archive when it ends"""
    def once(*options):
        with folder() as place:
            start = time.monotonic()
            subprocess.run([*run(place), *options, "--nodes", "2", "--array", "1-10000", "--", "/bin/true"], check=True, cwd=place)
            rate = 10_000 / (time.monotonic() - start)
            if options:
                files = [path.stat().st_size for path in (place / "catalog.db.archive").rglob("*.parquet")]
                told = subprocess.run([BELLWETHER, "sql", "--csv", "--catalog", str(place / "catalog.db"),
                                       "SELECT count(*) FROM processes"], check=True, capture_output=True, text=True).stdout
                archived.append((int(told.split()[1]), sum(files)))
            return rate
    archived = []
    rates = rounds({"plain": once, "measured": lambda: once("--measure")})
    say("plain", rates["plain"], " jobs/s")
    verdict("measured, beside plain", rates["measured"] / rates["plain"], 0.8, least=True, unit=" x")
    verdict("processes in the archive", min(count for count, _ in archived), 10_000, least=True)
    verdict("archive, per process", max(size / count for count, size in archived), 50, unit=" B")


def collect_start():
    """bellwether start and stop of a job that Bellwether does not run"""
    with folder() as place:
        environment = {**os.environ, "BELLWETHER_MEASURE_PREFIX": f"{place}/", "SLURM_JOB_ID": ""}
        times = {"start": [], "stop": []}
        for number in range(max(ROUNDS, 5)):
            environment["SLURM_JOB_ID"] = str(1000 + number)
            for word in times:
                times[word].append(seconds([BELLWETHER, word], place, env=environment))
        for word, values in times.items():
            verdict(f"bellwether {word}", statistics.median(values), 0.3, unit=" s")


def copies(catalog, table, chosen, **columns):
    """Copies one row of a table many times; in the SQL of columns i counts from 1."""
    names = [row[1] for row in catalog.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(columns.get(name, f'"{name}"') for name in names)
    catalog.execute(f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                    f"INSERT INTO {table} SELECT {values} FROM n, (SELECT * FROM {table} WHERE {chosen} LIMIT 1)")


def many_jobs(place):
    """Makes 100,000 imported jobs and 100,000 of a run out of one of each."""
    sample = BENCH.parent / "collect/src/test/resources/bellwether/collect/epmt/12340"
    subprocess.run([BELLWETHER, "import", "--quiet", "--catalog", str(place / "catalog.db"), str(sample)], check=True)
    subprocess.run([*run(place), "--nodes", "1", "--", "/bin/true"], check=True)
    with contextlib.closing(sqlite3.connect(place / "catalog.db")) as catalog:
        [(measured, job)] = catalog.execute("SELECT id, job_id FROM measurement").fetchall()
        [(ran,)] = catalog.execute("SELECT id FROM job_definition WHERE run_id IS NOT NULL").fetchall()
        later = {name: f"{name} + i * 7919 % 365 * 86400000000" for name in ("start_time", "end_time")}
        for first, source, times in ((1_000_000, job, later), (3_000_000, ran, {})):
            copies(catalog, "job_definition", f"id = {source}", id=f"{first} + i", name="'made-' || i")
            copies(catalog, "iteration", f"job_id = {source}", job_id=f"{first} + i")
            copies(catalog, "attempt", f"job_id = {source}", job_id=f"{first} + i", **times)
        copies(catalog, "measurement", f"id = {measured}", id="1000000 + i", job_id="1000000 + i",
               jobid="'made-' || i", processes_file="NULL", **later)
        copies(catalog, "measurement_host", f"measurement_id = {measured}", measurement_id="1000000 + i")
        catalog.commit()


def jobs():
    """bellwether jobs over 200,000 jobs, half of them imported, whole command"""
    with folder() as place:
        many_jobs(place)
        command = [BELLWETHER, "jobs", "--catalog", str(place / "catalog.db")]
        for words, bar in (([], 2), (["--limit", "20"], 0.5)):
            whole = rounds({"": lambda: seconds([*command, *words], place, stderr=subprocess.DEVNULL)})[""]
            verdict(" ".join(["jobs", *words]), whole, bar, unit=" s")


def many_events(place, count):
    """A catalog whose first job has so many events, made out of those of one run."""
    subprocess.run([*run(place), "--nodes", "1", "--", "/bin/true"], check=True)
    with contextlib.closing(sqlite3.connect(place / "catalog.db")) as catalog:
        for start in range(0, count, 100_000):
            copies(catalog, "event", "to_state = 'RUNNING' AND job_id IS NOT NULL", seq=f"{1_000_000 + start} + i",
                   time="time + i % 86400 * 1000000")
        catalog.commit()


def sql():
    """bellwether sql over 3,000,000 events, whole command"""
    with folder() as place:
        many_events(place, 3_000_000)
        question = "SELECT to_state, count(*), count(DISTINCT time), avg(weight) FROM events GROUP BY 1 ORDER BY 2"
        command = [BELLWETHER, "sql", "--catalog", str(place / "catalog.db"), question]
        verdict("group and count them", rounds({"": lambda: seconds(command, place)})[""], 5, unit=" s")


def recorded_iterations(place, count):
    """A killed run of an array of so many iterations, each with a row of its own; they wait for another attempt."""
    manager = waiting(place, run(place, "--nodes", "1", "--array", f"0-{count - 1}", "--", "sh", "-c",
                                 "touch waiting; exec sleep 1000"), lambda: (place / "waiting").exists())
    time.sleep(1)
    end_hard(manager)
    with contextlib.closing(sqlite3.connect(place / "catalog.db")) as catalog:
        [(job,)] = catalog.execute("SELECT max(id) FROM job_definition").fetchall()
        catalog.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1}) "
            f"INSERT OR IGNORE INTO iteration SELECT {job}, i, 'RESTART_READY', NULL, 1 FROM n")
        catalog.commit()


def peak_of(command, cwd):
    """Seconds and the peak memory in MB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: expected status 0, found {process.returncode}: {command}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def cancel():
    """bellwether cancel of a dead run with 1,200,000 recorded iterations, whole command"""
    with folder() as place:
        recorded_iterations(place, 1_200_000)
        figures = []
        for number in range(ROUNDS):
            copy = place / f"round-{number}"
            copy.mkdir()
            for part in place.glob("catalog.db*"):
                if part.is_file():
                    shutil.copy(part, copy)
            figures.append(peak_of([BELLWETHER, "cancel", "--run", "1", "--catalog", str(copy / "catalog.db")], place))
            shutil.rmtree(copy)
        whole, peak = (statistics.median(column) for column in zip(*figures))
        verdict("whole command", whole, 5, unit=" s")
        verdict("peak", peak, 300, unit=" MB")


WEIGHED = {"throughput": throughput, "first-job": first_job, "check": check, "engine": engine, "chain": chain,
           "blocked": blocked, "resume": resume, "memory": memory, "runs": runs, "jobs": jobs,
           "sql": sql, "cancel": cancel,
           "service-submits": service_submits,
           "service-blocked": service_blocked, "service-array": service_array, "service-asks": service_asks,
           "measured-import": measured_import, "measured-tsv": measured_tsv,
           "measured-ops": measured_ops, "measured-filter": measured_filter,
           "measured-notebook": measured_notebook,
         "collect-process": collect_process, "collect-threads": collect_threads, "collect-build": collect_build,
         "collect-run": collect_run, "collect-start": collect_start}


def main(names):
    unknown = [name for name in names if name not in WEIGHED and name != "all"]
    if unknown or not names:
        print("usage: bench/run NAME...", file=sys.stderr)
        for name, weigh in WEIGHED.items():
            print(f"  {name:<12} {weigh.__doc__}", file=sys.stderr)
        print("  all          each of them", file=sys.stderr)
        return 2
    for name in WEIGHED if "all" in names else names:
        print(f"{name}: {WEIGHED[name].__doc__}", flush=True)
        WEIGHED[name]()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
