"""Mail: newsletters and messages of lists, in mailboxes and one by one."""
