"""Two reports of one body side by side: Report × Report → ChangeSet.

`compare` finds what belongs together and tells what changed; the other rooms write it down.
"""
