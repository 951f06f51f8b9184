EventLog.objects.filter(tags={"experiment": "ffn-1", "scale_nodes": "512"}) 
