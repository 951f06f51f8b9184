"""What the tests of the real QCG-PilotJob client have in common: they speak to Bellwether's service."""

import pathlib
import subprocess
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[4]
SERVICE = ROOT / "bin" / "qcg-pm-service"


@pytest.fixture(autouse=True)
def own_catalog(tmp_path, monkeypatch):
    monkeypatch.setenv("BELLWETHER_CATALOG", str(tmp_path / "catalog.db"))
    monkeypatch.chdir(tmp_path)


def close(client):
    """The client leaves its sockets open, and Python then may wait for them when it ends."""
    client.cleanup()
    client._zmq_ctx.destroy(linger=0)


class Service:
    """A service in a folder, reached by its address file."""

    def __init__(self, folder, *options):
        self.folder = folder
        self.process = subprocess.Popen([SERVICE, "--net", "--wd", folder, "--id", "svc", *options],
                                        stdin=subprocess.DEVNULL)
        address = self.auxiliary / "address"
        while not address.exists():
            assert self.process.poll() is None, "the service ended before it listened"
            time.sleep(0.01)
        self.address = address.read_text()
        self.clients = []

    @property
    def auxiliary(self):
        return pathlib.Path(self.folder, ".qcgpjm-service-svc")

    def client(self):
        from qcg.pilotjob.api.manager import Manager

        self.clients.append(Manager(self.address, {"wdir": str(self.folder)}))
        return self.clients[-1]

    def close(self):
        for client in self.clients:
            close(client)
        if self.process.poll() is None:
            self.end()

    def end(self):
        self.process.terminate()
        return self.process.wait(20)


@pytest.fixture
def service(tmp_path):
    started = []

    def start(*options):
        started.append(Service(tmp_path, *options))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def local(tmp_path):
    from qcg.pilotjob.api.manager import LocalManager

    started = []

    def start(*options):
        started.append(LocalManager(["--wd", str(tmp_path), *options], {"wdir": str(tmp_path)}))
        return started[-1]

    yield start
    for manager in started:
        manager.finish()
        close(manager)


