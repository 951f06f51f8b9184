"""Measures a QCG-PilotJob service through the original Python client: service.py WHAT COMMAND FOLDER prints one number.

WHAT: submits (10,000 jobs in one submit, jobs/s), blocked and blocked-debug (2,000 behind 1,000 wide ones, jobs/s, the log at info and debug), array (seconds until
240,000 iterations are accepted), array-memory (MB resident then), round-trips (jobStatus per second), info (seconds for
jobInfo of one of 200,000 queued jobs).
"""

import pathlib
import re
import socket
import statistics
import subprocess
import sys
import time

import zmq
from qcg.pilotjob.api.manager import Manager

WARM = 1_000


class Service:
    def __init__(self, command, folder, *options):
        self.folder = folder
        port = free_port()
        self.process = subprocess.Popen([command, "--net", "--net-port", str(port), "--wd", folder, "--id", "bench", *options],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.address = f"tcp://127.0.0.1:{port}"
        address = pathlib.Path(folder, ".qcgpjm-service-bench", "address")
        while not address.exists() or not address.read_text():
            assert self.process.poll() is None, "the service ended"
            time.sleep(0.01)
        self.client = Manager(self.address, {"wdir": str(folder)})

    def submit(self, jobs):
        return self.client.send_request({"request": "submit", "jobs": jobs})

    def resident(self):
        total = 0
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            match = re.match(r"VmRSS:\s+(\d+)", line)
            total += int(match[1]) if match else 0
        return total / 1024

    def end(self):
        self.process.kill()
        self.process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def true(name):
    return {"name": name, "execution": {"exec": "/bin/true"}}


def run_all(service, prefix, count):
    names = [f"{prefix}{n}" for n in range(count)]
    start = time.monotonic()
    service.submit([true(name) for name in names])
    while not all_done(service):
        time.sleep(0.02)
    return count / (time.monotonic() - start)


def all_done(service):
    answer = service.client.send_request({"request": "status", "options": {"allJobsFinished": True}})
    return answer["data"]["AllJobsFinished"]


def submits(command, folder):
    service = Service(command, folder, "--nodes", "2")
    try:
        run_all(service, "warm", WARM)
        return run_all(service, "j", 10_000)
    finally:
        service.end()


def blocked(command, folder, *options):
    service = Service(command, folder, "--nodes", "3", *options)
    try:
        service.submit([{"name": "hold", "execution": {"exec": "sleep", "args": ["1000"]}}])
        wide = {"numCores": {"exact": 3}}
        service.submit([{"name": f"wide{n}", "execution": {"exec": "/bin/true"}, "resources": wide} for n in range(1000)])
        names = [f"j{n}" for n in range(2000)]
        start = time.monotonic()
        service.submit([true(name) for name in names])
        while service.client.status([names[-1]])["jobs"][names[-1]]["data"]["status"] != "SUCCEED" or not done(service, names):
            time.sleep(0.05)
        return len(names) / (time.monotonic() - start)
    finally:
        service.end()


def blocked_debug(command, folder):
    """With the log at debug QCG-PilotJob needs 15 ms per job, else 1.6."""
    return blocked(command, folder, "--log", "debug")


def done(service, names):
    status = service.client.status(names)["jobs"]
    return all(status[name]["data"]["status"] == "SUCCEED" for name in names)


def array_job(command, folder, measure):
    service = Service(command, folder, "--nodes", "1")
    try:
        start = time.monotonic()
        service.submit([{"name": "it", "iteration": {"stop": 240_000}, "execution": {"exec": "sleep", "args": ["1000"]}}])
        accepted = time.monotonic() - start
        time.sleep(2)
        return measure(service, accepted)
    finally:
        service.end()


def array(command, folder):
    return array_job(command, folder, lambda _, accepted: accepted)


def array_memory(command, folder):
    return array_job(command, folder, lambda service, _: service.resident())


def asker(service):
    asking = zmq.Context.instance().socket(zmq.REQ)
    asking.connect(service.address)

    def ask(message):
        asking.send(message)
        return asking.recv()

    return ask


def round_trips(command, folder):
    service = Service(command, folder, "--nodes", "1")
    try:
        run_all(service, "j", 1)
        ask = asker(service)
        message = b'{"request": "jobStatus", "jobNames": ["j0"]}'
        for _ in range(5_000):
            ask(message)
        start = time.monotonic()
        for _ in range(10_000):
            ask(message)
        return 10_000 / (time.monotonic() - start)
    finally:
        service.end()


def info(command, folder):
    service = Service(command, folder, "--nodes", "1")
    try:
        service.submit([{"name": "hold", "execution": {"exec": "sleep", "args": ["1000"]}}])
        for part in range(10):
            service.submit([true(f"j{part}-{n}") for n in range(20_000)])
        ask = asker(service)
        times = []
        for n in range(30):
            start = time.monotonic()
            ask(b'{"request": "jobInfo", "jobNames": ["j7-%d"]}' % n)
            times.append(time.monotonic() - start)
        return statistics.median(times[10:])
    finally:
        service.end()


if __name__ == "__main__":
    what, command, folder = sys.argv[1:]
    print({"submits": submits, "blocked": blocked, "blocked-debug": blocked_debug, "array": array, "array-memory": array_memory,
           "round-trips": round_trips, "info": info}[what](command, folder))
