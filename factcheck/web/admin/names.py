"""What things are called on the admin's pages."""

from factcheck.messages import _
from factcheck.models import DeliveryState
from factcheck.web.workbench import names

LINES = {"solid": _("solid"), "dashed": _("dashed"), "dotted": _("dotted"), "wavy": _("wavy")}

DELIVERIES = {
    DeliveryState.WAITING: _("waiting"),
    DeliveryState.DELIVERED: _("delivered"),
    DeliveryState.FAILED: _("failed"),
}

ACTS = names.ACTS | {
    "commentary.unmake": _("took a commentary back"),
    "commentary.push": _("sent a commentary over the API"),
    "scrape.receive": _("received a scrape"),
    "edition.make_current": _("made an edition the current one"),
    "source.archive": _("had a page archived"),
    "source.part": _("parted two sources"),
    "report.receive": _("received a reader’s report"),
    "report.reopen": _("reopened a reader’s report"),
    "gate.change": _("changed the gate"),
    "rating.add": _("added a rating"),
    "rating.change": _("changed a rating"),
    "rating.move": _("moved a rating"),
    "site.change": _("changed the site"),
    "site.logo": _("changed the logo"),
    "topic.rename": _("renamed a topic"),
    "outlet.rename": _("renamed an outlet"),
    "pages.render": _("rendered every page anew"),
    "person.add": _("added somebody"),
    "person.change": _("changed an account"),
    "person.keys": _("changed their keys"),
    "person.language": _("chose a language"),
    "person.link": _("made a link to set a password"),
    "person.password": _("set a password"),
    "person.recovered": _("signed in with a recovery code"),
    "person.recovery_codes": _("made new recovery codes"),
    "person.second_factor": _("changed a second factor"),
    "partner.add": _("added a partner"),
    "key.issue": _("issued a key"),
    "key.rotate": _("rotated a key"),
    "key.revoke": _("revoked a key"),
    "webhook.add": _("added a webhook"),
    "webhook.change": _("changed a webhook"),
    "webhook.rotate": _("rotated a webhook’s secret"),
    "webhook.remove": _("removed a webhook"),
    "webhook.pause": _("paused a webhook"),
    "webhook.resume": _("resumed a webhook"),
    "webhook.resend": _("sent a webhook’s failed messages again"),
    "delivery.resend": _("sent a message again"),
}

KINDS = {
    "apikey": _("API key"),
    "blindrating": _("Blind rating"),
    "claim": _("Claim"),
    "comment": _("Comment"),
    "commentary": _("Commentary"),
    "delivery": _("Message"),
    "edition": _("Edition"),
    "evidence": _("Evidence"),
    "feed": _("Feed"),
    "gate": _("Gate"),
    "partner": _("Partner"),
    "person": _("Person"),
    "rating": _("Rating"),
    "recheck": _("Recheck"),
    "report": _("Report"),
    "savedview": _("Saved view"),
    "scrape": _("Scrape"),
    "site": _("Site"),
    "source": _("Source"),
    "verdict": _("Verdict"),
    "webhook": _("Webhook"),
}
