"""Balsam's states for what happens here; docs/balsam.md has the table."""

from balsam.schemas import JobState

_ENDS_BADLY = ("CANCELLED", "UPSTREAM_FAILED")
_BEFORE_A_START = ("CREATED", "AWAITING_PARENTS", "READY", "SCHEDULED")
_MEANT = {state.value: [state.value] for state in JobState}
_MEANT["FAILED"] = ["FAILED", *_ENDS_BADLY]
_MEANT["PREPROCESSED"] = ["SCHEDULED"]
_MEANT["RESTART_READY"] = ["RESTART_READY", *_BEFORE_A_START]
for _never in ("STAGED_IN", "POSTPROCESSED", "STAGED_OUT"):
    _MEANT[_never] = []

# States into which every change is shown, and each under this name alone.
PLAIN = {"RUNNING", "RUN_DONE", "RUN_ERROR", "RUN_TIMEOUT", "JOB_FINISHED"}


def meant(states):
    """Our states of which some of what happens is shown under one of these."""
    return sorted({ours for state in states for ours in _MEANT[state]})


def shown(event):
    """From which state to which an event leads in Balsam's words; None: Balsam has no such event.

    What leads up to a start has the number of the attempt before it, or of its own from SCHEDULED on.
    """
    before, after, attempt = event["from_state"], event["to_state"], event["attempt"]
    if before is None and after == "CREATED":
        return None
    own = "SCHEDULED" in (before, after)
    again = attempt is not None and (attempt > 1 or not own)
    change = (state(before or "CREATED", again), state(after, again))
    return None if change[0] == change[1] else change


def state(ours, again):
    """Balsam's name of a state; `again`: of a job that was started before."""
    if ours in _BEFORE_A_START:
        return "RESTART_READY" if again else "PREPROCESSED" if ours == "SCHEDULED" else ours
    return "FAILED" if ours in _ENDS_BADLY else ours


def data(event):
    """What is told of an event: what is known of it, the weight of a start as `num_nodes`, and the `cause`."""
    told = dict(event["data"] or {})
    if event["to_state"] == "RUNNING":
        told["num_nodes"] = event["weight"]
    if event["cause"] is not None:
        told["cause"] = event["cause"]
    return told
