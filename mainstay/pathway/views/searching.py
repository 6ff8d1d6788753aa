"""Looking for a carer. What was typed is about a person: it is kept in the session, never in an address."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.forms.searching import FindCarer
from mainstay.pathway.queries.searching import search
from mainstay.pathway.rules.searching import read

_KEPT = "looked for"


@requires(Permission.SEE_CARERS)
def search_carers(request: SignedInRequest) -> HttpResponse:
    """Find carers by what is known of them, the likeliest first."""
    form = FindCarer(request.POST or None, initial={"text": request.session.get(_KEPT, "")})
    if form.is_valid():
        request.session[_KEPT] = form.cleaned_data["text"]
        return redirect("pathway:search_carers")
    text = "" if form.is_bound else request.session.get(_KEPT, "")
    asked = read(text, localdate())
    context = {"form": form, "asked": asked, "looked": bool(text), "answer": search(request.user, asked)}
    return render(request, "pathway/carers/search.html", context)
