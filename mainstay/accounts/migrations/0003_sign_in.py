"""Keep when people signed in, and fence what django-allauth keeps about them.

Why: people check their own sign-ins; another authority's second steps must not be seen either.
Old code: runs unchanged; it never fills the new columns.
Rows: addresses with capitals would be refused: there are none yet.
Undo: drops the table, the columns, the fences and the triggers.
"""

from typing import ClassVar

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import FenceBy

SCOPE = "nullif(current_setting('mainstay.authority', true), '')::bigint"
SELF = "nullif(current_setting('mainstay.user', true), '')::bigint"
SHARING = "current_setting('mainstay.sharing', true) = 'on'"
# Whoever may see the account may see what hangs on it.
WHOSE = "user_id IN (SELECT id FROM accounts_user)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0002_fence_and_audit"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations: ClassVar = [
        migrations.AddField(
            "user", "password_changed_at", models.DateTimeField("Password changed", blank=True, null=True)
        ),
        migrations.AlterField("user", "is_active", models.BooleanField("May sign in", default=True)),
        migrations.AlterField("user", "joined_at", models.DateTimeField("Added", auto_now_add=True)),
        migrations.RemoveConstraint("user", "one_user_an_email"),
        migrations.AddConstraint("user", models.UniqueConstraint(fields=["email"], name="one_user_an_email")),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="an_email_in_small_letters",
            ),
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("password", "Password"),
                            ("second_step", "Password and second step"),
                            ("organisation", "Your organisation's sign-in"),
                        ],
                        max_length=20,
                    ),
                ),
                ("browser", models.CharField(blank=True, max_length=200)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.authority"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["user", "-at"], name="sign_ins_of_user")],
            },
        ),
        FenceBy("accounts_signin", read=f"authority_id = {SCOPE} OR user_id = {SELF} OR {SHARING}"),
        FenceBy("account_emailaddress", read=WHOSE),
        FenceBy(
            "account_emailconfirmation", read="email_address_id IN (SELECT id FROM account_emailaddress)"
        ),
        FenceBy("mfa_authenticator", read=WHOSE),
        FenceBy("socialaccount_socialaccount", read=WHOSE),
        FenceBy(
            "socialaccount_socialtoken", read="account_id IN (SELECT id FROM socialaccount_socialaccount)"
        ),
        AuditChanges("mfa_authenticator", leave_out=("data", "last_used_at")),
        AuditChanges("socialaccount_socialaccount", leave_out=("extra_data", "last_login")),
    ]
