"""Bellwether for Python: questions to a catalog of jobs, and changes of it.

    from bellwether import Api
    with Api() as api:
        print(api.ask("job_ids"))
"""

from bellwether.api import Api, ApiError

__all__ = ["Api", "ApiError"]
