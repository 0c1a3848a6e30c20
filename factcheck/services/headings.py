"""Topics and outlets: renamed in all commentaries at once, or merged."""

from factcheck.errors import Invalid, NotFound
from factcheck.messages import _
from factcheck.models import Commentary, Person
from factcheck.models.db import db
from factcheck.models.headings import Heading
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import jobs, ledger


def rename(actor: Person, heading: Heading, *, old: str, new: str, merge: bool = False) -> int:
    """Give a topic or an outlet another name, in every commentary that has it, and return how many these are.

    `merge` says that the new name may be another's, which it then joins. Raises `Invalid` where it is another's and
    may not be, and `NotFound` where nothing has the old name.
    """
    require(actor, f"{heading.value}.rename")
    if old == new:
        raise Invalid({"new": [_("It is called so already.")]})
    with db.atomic():  # each commentary's lock decides between this and an edit of it, which then is stale
        found = list(Commentary.select(Commentary.id).where(heading.column == old).order_by(Commentary.id))
        if not found:
            is_topic = heading is Heading.TOPIC
            raise NotFound(
                _("There is no topic %(name)s.", name=old) if is_topic else _("There is no outlet %(name)s.", name=old)
            )
        if not merge and Commentary.select().where(heading.column == new).exists():
            raise Invalid(
                {
                    "new": [
                        _("There is %(name)s already. Say that the two are merged, or choose another name.", name=new)
                    ]
                }
            )
        for commentary in found:
            commentary.lock()
            commentary.save_over(commentary.version, **{heading.value: new})
        ids = [commentary.id for commentary in found]
        ledger.append(actor, f"{heading.value}.rename", None, before=old, after=new, commentaries=ids)
        renditions.refresh_soon(heading.column == new)
    jobs.render_pages()
    return len(found)
