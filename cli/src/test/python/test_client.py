"""The original client, unchanged, against Bellwether's service."""

import json
import pathlib
import threading

import pytest
import zmq
from conftest import close
from qcg.pilotjob.api.errors import ConnectionError as RefusedError
from qcg.pilotjob.api.job import Jobs
from qcg.pilotjob.api.manager import LocalManager


def test_the_service_module_is_ours():
    from qcg.pilotjob import service

    assert "bellwether" in service.__doc__.lower()


def test_jobs_run_and_are_told(local, tmp_path):
    manager = local("--nodes", "2")
    names = manager.submit(Jobs().add(name="date", exec="/bin/date", stdout="date.out"))
    assert manager.wait4(names) == {"date": "SUCCEED"}
    assert (tmp_path / "date.out").stat().st_size > 0
    info = manager.info_parsed(names)["date"]
    assert info.status == "SUCCEED"
    assert info.total_cores == 1 and info.time.total_seconds() >= 0
    assert list(info.nodes.values()) == [["0"]]


def test_iterations_are_told_one_by_one(local):
    manager = local("--nodes", "2")
    names = manager.submit(Jobs().add(name="it", iteration=5, exec="sh", args=["-c", "test ${it} != 3"]))
    assert manager.wait4(names) == {"it": "FAILED"}
    info = manager.info_parsed(names, withChilds=True)["it"]
    assert info.iterations == {"start": 0, "stop": 5, "total": 5, "finished": 5, "failed": 1}
    assert [child.status for child in info.childs] == ["SUCCEED", "SUCCEED", "SUCCEED", "FAILED", "SUCCEED"]


def test_jobs_wait_for_others(local, tmp_path):
    manager = local("--nodes", "2")
    jobs = Jobs().add(name="first", exec="sh", args=["-c", "sleep 0.2; echo 1 >> order"])
    jobs.add(name="then", exec="sh", args=["-c", "echo 2 >> order"], after=["first"])
    jobs.add(name="never", exec="true", after=["nobody"])
    manager.submit(jobs)
    manager.wait4all()
    assert (tmp_path / "order").read_text() == "1\n2\n"
    status = manager.status(["never"])["jobs"]["never"]["data"]["status"]
    assert status == "OMITTED"


@pytest.mark.parametrize("nodes", ["1", "2", "n1:4,n2:4"])
def test_resources_are_those_of_the_option(local, nodes):
    manager = local("--nodes", nodes)
    resources = manager.resources()
    assert resources["free_cores"] == resources["total_cores"] == {"1": 1, "2": 2, "n1:4,n2:4": 8}[nodes]


def test_running_and_waiting_jobs_are_cancelled(local):
    manager = local("--nodes", "1")
    names = manager.submit(Jobs().add(name="runs", exec="sleep", args=["100"]).add(name="waits", exec="sleep", args=["100"]))
    manager.cancel(names)
    assert manager.wait4(names) == {"runs": "CANCELED", "waits": "CANCELED"}


def test_removed_names_are_free_again(local):
    manager = local("--nodes", "1")
    manager.wait4(manager.submit(Jobs().add(name="a", exec="true")))
    manager.remove(["a"])
    assert manager.wait4(manager.submit(Jobs().add(name="a", exec="true"))) == {"a": "SUCCEED"}


def test_errors_are_refusals(local):
    manager = local("--nodes", "1")
    with pytest.raises(RefusedError, match="Not enough resources for job big"):
        manager.submit(Jobs().add(name="big", exec="true", numCores=2))
    with pytest.raises(RefusedError, match="Job 'nobody' doesn't exist"):
        manager.status(["nobody"])


def test_the_next_end_is_waited_for(local):
    manager = local("--nodes", "2")
    manager.submit(Jobs().add(name="slow", exec="sleep", args=["1"]).add(name="fast", exec="sleep", args=["0.1"]))
    name, state = manager.wait4_any_job_finish()
    assert (name, state) == ("fast", "SUCCEED")


def test_many_clients_are_served_at_once(service):
    one = service("--nodes", "2")
    problems = []

    def work(number, manager):
        try:
            names = manager.submit(Jobs().add(name=f"j{number}", iteration=20, exec="true"))
            assert manager.wait4(names) == {f"j{number}": "SUCCEED"}
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(n, one.client())) for n in range(4)]
    [thread.start() for thread in threads]
    [thread.join(60) for thread in threads]
    assert not problems


@pytest.mark.parametrize("message", [b"", b"{", b"\xff\xfe", b"[]", b"5", b'{"request": 5}', b'{"request": "submit", "jobs": 5}',
                                     b'{"request": "jobStatus", "jobNames": [[]]}', b"[" * 100000])
def test_malformed_messages_are_answered(service, message):
    one = service("--nodes", "1")
    socket = zmq.Context.instance().socket(zmq.REQ)
    socket.connect(one.address)
    socket.send(message)
    assert socket.poll(5000)
    assert json.loads(socket.recv())["code"] == 1
    socket.send(b'{"request": "resourcesInfo"}')
    assert json.loads(socket.recv())["data"]["total_cores"] == 1
    socket.close(0)


def test_a_client_that_vanishes_does_no_harm(service):
    one = service("--nodes", "1")
    for _ in range(20):
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.connect(one.address)
        socket.send(b'{"request": "listJobs"}')
        socket.close(0)
    manager = one.client()
    assert manager.list() == {}


def test_a_job_submits_further_jobs(service, tmp_path):
    one = service("--nodes", "2")
    script = tmp_path / "submit.py"
    script.write_text("from qcg.pilotjob.api.manager import Manager\nfrom qcg.pilotjob.api.job import Jobs\n"
                      "Manager().submit(Jobs().add(name='inner', exec='touch', args=['done']))\n")
    import sys

    manager = one.client()
    manager.submit(Jobs().add(name="outer", exec=sys.executable, args=[str(script)]))
    manager.send_request({"request": "control", "command": "finishAfterAllTasksDone"})
    assert one.process.wait(60) == 0
    assert (tmp_path / "done").exists()


def test_a_finish_ends_the_running_jobs(service):
    one = service("--nodes", "1")
    manager = one.client()
    manager.submit(Jobs().add(name="long", exec="sleep", args=["100"]))
    manager.finish()
    assert one.process.wait(30) == 0
    assert json.loads((one.auxiliary / "final_status.json").read_text())["JobStats"]["TotalJobs"] == 1


def test_the_executor_runs_templates(tmp_path):
    from qcg.pilotjob.executor_api.qcgpj_executor import QCGPJExecutor

    def template():
        return "{'name': '${name}', 'execution': {'exec': '${exec}', 'stdout': '${name}.out'}}", {"exec": "date"}

    with QCGPJExecutor(wd=str(tmp_path), resources="2") as executor:
        futures = [executor.submit(template, name=f"t{n}") for n in range(5)]
        assert [future.result() for future in futures] == [{f"t{n}": "SUCCEED"} for n in range(5)]
    close(executor.qcgpj_manager)
    assert len(list(pathlib.Path(tmp_path).glob("t*.out"))) == 5


def test_a_service_that_can_not_start_says_why():
    with pytest.raises(Exception, match="must not be less than 1|at least 1|less than"):
        LocalManager(["--nodes", "0"], {"init_timeout": 20})
