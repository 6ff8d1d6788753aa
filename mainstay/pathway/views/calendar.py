"""The days on which the authority does not work, by which everything that is owed is counted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import calendar as actions
from mainstay.pathway.forms.calendar import AddHoliday
from mainstay.pathway.queries import calendar as queries


@requires(Permission.SET_CRITERIA)
def holidays(request: SignedInRequest) -> HttpResponse:
    """List the days that are not worked, and add one."""
    form = AddHoliday(request.POST or None)
    if form.is_valid():
        try:
            actions.add_holiday(**form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotClose as refusal:
            form.add_error("day", refusal.reasons)
        else:
            messages.success(request, _("The day was added to the calendar."))
            return redirect("pathway:holidays")
    context = {"form": form, "days": queries.days_off_to_come(request.user, localdate())}
    return render(request, "pathway/calendar/holidays.html", context)


@requires(Permission.SET_CRITERIA)
def remove_holiday(request: SignedInRequest, holiday_id: int) -> HttpResponse:
    """Take one of the authority's own days out of the calendar."""
    holiday = get_object_or_404(queries.holidays_visible_to(request.user), pk=holiday_id)
    if request.method == "POST":
        actions.remove_holiday(holiday, by=request.user)
        messages.success(request, _("The day was taken out of the calendar."))
        return redirect("pathway:holidays")
    return render(request, "pathway/calendar/remove.html", {"holiday": holiday})
