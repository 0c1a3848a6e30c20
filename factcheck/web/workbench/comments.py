"""Comments on a claim, and the mentions that lead to them."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Claim, Comment, Mention
from factcheck.schemas.forms import NewCommentForm, RevisedCommentForm, SeenForm
from factcheck.services import comments
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


@blueprint.app_context_processor
def _counting() -> dict[str, object]:
    """Let the frame count unread mentions; a page without the frame asks nothing."""
    return {"count_mentions": lambda: Mention.count_unread(current_user)}


def comment_page(typed: Typed, comment_id: str) -> str:
    """Render the claim that the comment is on."""
    return claim_page(typed, Comment.find(comment_id).claim_id)


@blueprint.post("/claims/<claim_id>/comments")
@keeping_typed(claim_page)
@requires("comment.add")
def add_comment(claim_id: str) -> Response:
    """Say something about the claim."""
    form = NewCommentForm().load_form(request.form)
    claim = Claim.find(claim_id)
    comments.add(current_user, claim, **form)
    flash(_("Comment added."))
    return to_claim(claim)


@blueprint.post("/comments/<comment_id>")
@keeping_typed(comment_page)
@requires("comment.edit")
def edit_comment(comment_id: str) -> Response:
    """Change a comment of one's own."""
    form = RevisedCommentForm().load_form(request.form)
    comment = Comment.find(comment_id)
    comments.edit(current_user, comment, **form)
    flash(_("Comment saved."))
    return to_claim(comment.claim)


@blueprint.post("/comments/<comment_id>/delete")
@keeping_typed(comment_page)
@requires("comment.delete")
def delete_comment(comment_id: str) -> Response:
    """Take a comment of one's own from the claim."""
    form = SeenForm().load_form(request.form)
    comment = Comment.find(comment_id)
    comments.delete(current_user, comment, **form)
    flash(_("Comment deleted."))
    return to_claim(comment.claim)


@blueprint.post("/comments/<comment_id>/read")
@keeping_typed(comment_page)
@requires("desk.read")
def open_mention(comment_id: str) -> Response:
    """Go to the claim where one is mentioned; the mention is read then."""
    comment = Comment.find(comment_id)
    comments.read(current_user, comment)
    return to_claim(comment.claim, "comments")
