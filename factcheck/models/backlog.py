"""What waits to be done, in numbers, for whoever watches the server."""

from typing import NamedTuple

from factcheck import clock
from factcheck.models.commentaries import Edition
from factcheck.models.links import Link
from factcheck.models.renditions import DueRendering
from factcheck.models.webhooks import Delivery, DeliveryState, Webhook


class Gauge(NamedTuple):
    """A number with its name and what it counts."""

    name: str
    counts: str
    value: float


def gauges() -> list[Gauge]:
    """Return how much waits of each kind, as it is now."""
    now = clock.now()
    told = Delivery.state == DeliveryState.WAITING
    oldest = Delivery.select(Delivery.created_at).where(told).order_by(Delivery.created_at).first()
    unsplit = Edition.split_at.is_null()
    paused = Webhook.paused_at.is_null(False) & Webhook.deleted_at.is_null()
    return [
        Gauge("editions_to_split", "Texts that the splitter has not seen.", _count(Edition, unsplit)),
        Gauge("commentaries_to_render", "Commentaries to be rendered anew.", DueRendering.select().count()),
        Gauge("pages_to_visit", "Pages of sources whose visit is due.", _count(Link, Link.due_at <= now)),
        Gauge("deliveries_waiting", "Messages that a webhook was not told yet.", _count(Delivery, told)),
        Gauge(
            "delivery_age_seconds",
            "How long the oldest of them has waited.",
            (now - oldest.created_at).total_seconds() if oldest else 0.0,
        ),
        Gauge("webhooks_paused", "Webhooks that are paused, as they kept failing.", _count(Webhook, paused)),
    ]


def _count(table: type[Edition | Link | Delivery | Webhook], condition: object) -> int:
    return int(table.select().where(condition).count())
