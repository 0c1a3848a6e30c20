"""What things are called on the workbench's pages."""

from factcheck.messages import _
from factcheck.models import ClaimState, CommentaryState, Stance, VerdictState
from factcheck.text import Kind, Part
from factcheck.web.workbench.blueprint import blueprint

LANGUAGES = {"en": _("English"), "ru": _("Russian"), "be": _("Belarusian"), "und": _("another")}

PARTS = {
    Part.TITLE: _("Title"),
    Part.TOPIC: _("Topic"),
    Part.PERIOD: _("Period"),
    Part.LABEL: _("Label"),
    Part.BYLINE: _("Byline"),
    Part.CREDIT: _("Photo credit"),
    Part.BODY: _("Text"),
    Part.HEADING: _("Heading"),
    Part.BOILERPLATE: _("Set aside"),
}

KINDS = {
    Kind.FACT: _("fact"),
    Kind.PREDICTION: _("prediction"),
    Kind.OPINION: _("opinion"),
    Kind.CALL: _("call (a demand)"),
}

STANCES = {
    Stance.SUPPORTS: _("supports the claim"),
    Stance.REFUTES: _("refutes the claim"),
    Stance.CONTEXT: _("gives context"),
}

CLAIM_STATES = list(ClaimState)[:4]  # of those that wait or are checked, in the order of the work

STATES = {
    ClaimState.OPEN: _("open"),
    ClaimState.IN_PROGRESS: _("in progress"),
    ClaimState.IN_REVIEW: _("in review"),
    ClaimState.CHECKED: _("checked"),
    ClaimState.DISMISSED: _("dismissed"),
    CommentaryState.DRAFT: _("draft"),
    CommentaryState.WITHDRAWN: _("withdrawn"),
    VerdictState.PROPOSED: _("proposed"),
    VerdictState.RETURNED: _("returned"),
    VerdictState.PUBLISHED: _("published"),
    VerdictState.SUPERSEDED: _("superseded"),
    VerdictState.RETRACTED: _("retracted"),
}

ACTS = {
    "scrape.discard": _("discarded a scrape"),
    "scrape.restore": _("brought a scrape back"),
    "claim.add": _("added the claim"),
    "claim.revise": _("corrected the claim"),
    "claim.merge": _("merged claims into this one"),
    "claim.split": _("split the claim"),
    "claim.dismiss": _("dismissed the claim"),
    "claim.reopen": _("reopened the claim"),
    "claim.unmerge": _("undid a merger"),
    "claim.rejoin": _("undid a split"),
    "claim.place": _("decided where it stands in a new edition"),
    "claim.unplace": _("took that decision back"),
    "claim.move": _("moved the claim to a new edition"),
    "claim.drop": _("left the claim with the earlier edition"),
    "claim.link": _("found the claim that it was said"),
    "claim.pair": _("found it to be the same claim as in the other language"),
    "claim.unpair": _("found it to be another claim than in the other language"),
    "claim.assign": _("assigned the claim"),
    "claim.schedule": _("set its deadline"),
    "evidence.attach": _("attached a source"),
    "evidence.detach": _("detached a source"),
    "evidence.revise": _("corrected the stance of a source, or the note on it"),
    "evidence.quote": _("quoted a passage of a source"),
    "source.visit": _("visited the page of a source"),
    "recheck.open": _("asked for another look at the verdict"),
    "recheck.close": _("looked again: the verdict holds"),
    "recheck.reopen": _("asked for another look again"),
    "evidence.reattach": _("attached a source again"),
    "verdict.propose": _("proposed a verdict"),
    "verdict.revise": _("changed the proposal"),
    "verdict.withdraw": _("withdrew the proposal"),
    "verdict.approve": _("approved the verdict"),
    "verdict.return": _("returned the proposal"),
    "blind.ask": _("asked for a blind rating"),
    "blind.withdraw": _("asked for no blind rating any more"),
    "blind.give": _("rated the claim blind"),
    "verdict.retract": _("retracted the verdict"),
    "verdict.reopen": _("let the verdict wait for review again"),
    "verdict.reinstate": _("published the verdict again"),
    "commentary.revise": _("changed what is known about the commentary"),
    "commentary.publish": _("published the commentary"),
    "commentary.withdraw": _("withdrew the commentary"),
    "edition.split": _("split the text"),
    "comment.add": _("commented"),
    "comment.edit": _("changed a comment"),
    "comment.delete": _("deleted a comment"),
    "comment.restore": _("brought a comment back"),
    "commentary.create": _("made a commentary"),
    "edition.add": _("added an edition"),
    "edition.discard": _("discarded an edition"),
    "source.revise": _("corrected a source"),
    "source.merge": _("merged two sources"),
    "feed.add": _("added a feed"),
    "feed.pause": _("paused a feed"),
    "feed.resume": _("resumed a feed"),
    "feed.remove": _("removed a feed"),
    "report.close": _("closed a reader’s report"),
    "view.save": _("saved a view of the queue"),
    "view.remove": _("removed a view of the queue"),
}

# What undoing says that readers may notice: on its button, and when it is done.
UNDOING = {
    "verdict.approve": (
        _("Take the approval back"),
        _("The approval is taken back. If readers could see the verdict, its page says so."),
    ),
    "verdict.return": (_("Let it wait for review again"), _("It waits for review again.")),
    "verdict.retract": (_("Publish the verdict again"), _("The verdict is published again. Its page says so.")),
    "commentary.publish": (
        _("Take the commentary from readers"),
        _("The commentary is taken from readers. Its address tells the reason."),
    ),
    "commentary.withdraw": (_("Publish the commentary again"), _("The commentary is published again.")),
}


@blueprint.context_processor
def _names() -> dict[str, object]:
    """Let every page of the workbench call things by their names."""
    return {
        "languages": LANGUAGES,
        "part_names": PARTS,
        "kinds": KINDS,
        "stances": STANCES,
        "states": STATES,
        "claim_states": CLAIM_STATES,
        "acts": ACTS,
        "undoing": UNDOING,
    }
