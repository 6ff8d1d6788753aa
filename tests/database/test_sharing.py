"""One server for all who use a data folder: the first starts it, the last one out stops it."""

from collections.abc import Callable
from pathlib import Path

import psycopg

from mainstay.database import server
from tests.database.conftest import arguments
from tests.database.processes import User, runs, wait_until

Users = Callable[..., User]


def test_the_first_starts_it_and_the_second_joins(data: Path, user: Users):
    assert user(data).outcome == "Started"
    assert user(data).outcome == "Joined"


def test_two_first_starts_at_once_set_up_one_server(data: Path, user: Users):
    users = [user(data) for _ in range(3)]
    assert sorted(each.outcome for each in users) == ["Joined", "Joined", "Started"]


def test_who_started_it_may_leave_while_another_goes_on(data: Path, user: Users):
    starter, joiner = user(data), user(data)
    assert {starter.outcome, joiner.outcome} == {"Started", "Joined"}
    server.ensure_running(data, {})
    starter.leave()
    joiner.leave()
    with psycopg.connect(**arguments(data, "default")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_the_last_one_out_stops_it(data: Path, user: Users):
    first, second = user(data), user(data)
    assert {first.outcome, second.outcome} == {"Started", "Joined"}
    first.leave()
    assert runs(data)
    second.leave()
    wait_until(lambda: not runs(data))


def test_it_stops_when_its_only_user_is_killed(data: Path, user: Users):
    starter = user(data)
    assert starter.outcome == "Started"
    starter.kill()
    wait_until(lambda: not runs(data))


def test_stop_comes_back_when_it_has_stopped_and_it_starts_again(data: Path):
    assert server.ensure_running(data, {}, fast=True) == server.Started()
    assert server.ensure_running(data, {}, fast=True) == server.Joined()
    server.stop(data)
    assert not runs(data)
    assert server.ensure_running(data, {}, fast=True) == server.Started()


def test_a_joiner_that_stops_leaves_it_running(data: Path, user: Users):
    assert user(data).outcome == "Started"
    assert server.ensure_running(data, {}) == server.Joined()
    server.stop(data)
    assert runs(data)


def test_with_an_outside_postgresql_nothing_is_started(data: Path):
    assert server.ensure_running(data, {"DATABASE_URL": "postgresql://a@b/c"}) == server.Joined()
    assert not data.exists()
