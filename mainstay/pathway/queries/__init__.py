"""Questions about carers: what can this person see, what waits, what comes next?"""
