"""Prints the public names of the original's API, one a line: classes of errors, and methods of classes."""
from qcg.pilotjob.api import errors, job, jobinfo, manager
from qcg.pilotjob.executor_api import qcgpj_executor, qcgpj_future
from qcg.pilotjob.executor_api.templates import basic_template, qcgpj_template

for name in vars(errors):
    if not name.startswith('_'):
        print(name)
for module in (job, jobinfo, manager, qcgpj_executor, qcgpj_future, basic_template, qcgpj_template):
    for cls in vars(module).values():
        if isinstance(cls, type) and cls.__module__ == module.__name__ and not hasattr(cls, '__members__'):
            for name, member in vars(cls).items():
                if name[0] != '_' and (callable(member) or isinstance(member, (property, staticmethod))):
                    print(cls.__name__ + '.' + name)
