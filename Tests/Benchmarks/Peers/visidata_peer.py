"""What VisiData does with the same file, without a screen: open, filter, sort, save as csv.

visidata_peer.py FILE COLUMNS OUTPUT
"""

import sys

from visidata import Path, vd

file, columns, output = sys.argv[1:]
vd.options.batch = True
# Everything on this thread: the end of the work is the end of the process.
vd.execAsync = lambda function, *arguments, sheet=None, **options: function(*arguments, **options)

sheet = vd.openSource(file)
sheet.ensureLoaded()
vd.sync()
wanted = columns.split(",")
sheet.rows = [
    row
    for row in sheet.rows
    if row.get("region", "").startswith("6103") and row.get("status") == "活动异常"
]
byName = {column.name: column for column in sheet.columns}
sheet.columns = [byName[name] for name in wanted]
sheet._ordering = [(byName["registeredOn"], False)]
sheet.sort()
vd.sync()
vd.saveSheets(Path(output), sheet, confirm_overwrite=False)
vd.sync()
