"""What things are called on the workbench's pages."""

from factcheck.models import Stance
from factcheck.text import Kind, Part

LANGUAGES = {"en": "English", "ru": "Russian", "be": "Belarusian", "und": "another"}

PARTS = {
    Part.TITLE: "Title",
    Part.TOPIC: "Topic",
    Part.PERIOD: "Period",
    Part.LABEL: "Label",
    Part.BYLINE: "Byline",
    Part.CREDIT: "Photo credit",
    Part.BODY: "Text",
    Part.HEADING: "Heading",
    Part.BOILERPLATE: "Set aside",
}

KINDS = {
    Kind.FACT: "fact",
    Kind.PREDICTION: "prediction",
    Kind.OPINION: "opinion",
    Kind.CALL: "call (a demand)",
}

STANCES = {
    Stance.SUPPORTS: "supports the claim",
    Stance.REFUTES: "refutes the claim",
    Stance.CONTEXT: "gives context",
}

ACTS = {
    "scrape.discard": "discarded a scrape",
    "scrape.restore": "brought a scrape back",
    "claim.add": "added the claim",
    "claim.revise": "corrected the claim",
    "claim.merge": "merged claims into this one",
    "claim.split": "split the claim",
    "claim.dismiss": "dismissed the claim",
    "claim.reopen": "reopened the claim",
    "claim.unmerge": "undid a merger",
    "claim.rejoin": "undid a split",
    "claim.place": "decided where it stands in a new edition",
    "claim.unplace": "took that decision back",
    "claim.move": "moved the claim to a new edition",
    "claim.drop": "left the claim with the earlier edition",
    "claim.link": "found the claim that it was said",
    "claim.pair": "found it to be the same claim as in the other language",
    "claim.unpair": "found it to be another claim than in the other language",
    "claim.assign": "assigned the claim",
    "claim.schedule": "set its deadline",
    "evidence.attach": "attached a source",
    "evidence.detach": "detached a source",
    "evidence.quote": "quoted a passage of a source",
    "source.visit": "visited the page of a source",
    "recheck.open": "asked for another look at the verdict",
    "recheck.close": "looked again: the verdict holds",
    "recheck.reopen": "asked for another look again",
    "evidence.reattach": "attached a source again",
    "verdict.propose": "proposed a verdict",
    "verdict.revise": "changed the proposal",
    "verdict.withdraw": "withdrew the proposal",
    "verdict.approve": "approved the verdict",
    "verdict.return": "returned the proposal",
    "blind.ask": "asked for a blind rating",
    "blind.withdraw": "asked for no blind rating any more",
    "blind.give": "rated the claim blind",
    "verdict.retract": "retracted the verdict",
    "commentary.revise": "changed what is known about the commentary",
    "commentary.publish": "published the commentary",
    "commentary.withdraw": "withdrew the commentary",
    "edition.split": "split the text",
    "comment.add": "commented",
    "comment.edit": "changed a comment",
    "comment.delete": "deleted a comment",
    "comment.restore": "brought a comment back",
}
