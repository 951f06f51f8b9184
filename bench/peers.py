"""Runs COUNT times /bin/true on two cores with a peer; prints jobs per second.

usage: peers.py qcg|hyperqueue COUNT FOLDER, with the interpreter of the peers' virtual environment.

QCG-PilotJob is timed as a whole process, as Bellwether is; HyperQueue from the submission to the last end, its cluster
being up already.
"""

import json
import pathlib
import subprocess
import sys
import time


def qcg(count, folder):
    jobs = [{"name": "true", "iteration": {"stop": count}, "execution": {"exec": "/bin/true"}}]
    requests = folder / "requests.json"
    requests.write_text(json.dumps([
        {"request": "submit", "jobs": jobs},
        {"request": "control", "command": "finishAfterAllTasksDone"},
    ]))
    service = pathlib.Path(sys.executable).parent / "qcg-pm-service"
    command = [service, "--nodes", "2", "--wd", folder, "--file-path", requests]
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def hyperqueue(count, folder):
    from hyperqueue import Job, LocalCluster
    from hyperqueue.cluster import WorkerConfig

    with LocalCluster() as cluster:
        cluster.start_worker(WorkerConfig(cores=2))
        client = cluster.client()
        job = Job()
        for _ in range(count):
            job.program(["/bin/true"], stdout=None, stderr=None)
        start = time.monotonic()
        client.wait_for_jobs([client.submit(job)])
        return time.monotonic() - start


if __name__ == "__main__":
    name, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    seconds = {"qcg": qcg, "hyperqueue": hyperqueue}[name](count, folder)
    print(count / seconds)
