"""The rules. One public function is one act of a person, one transaction and one ledger entry.

Every function takes the actor first, asks the policy, and takes data that a schema has already validated.
"""
