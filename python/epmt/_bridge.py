"""The one connection that EPMT's modules share."""

from bellwether import Api

API = Api()

ask = API.ask
columns = API.columns
rows = API.rows
