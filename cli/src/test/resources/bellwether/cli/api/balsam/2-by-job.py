EventLog.objects.filter(job_id=[123, 124, 125])
