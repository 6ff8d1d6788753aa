"""Call the columns of a service what the directory calls them.

Why: a provider becomes an entry of its own; places are areas served; the cost is a note beside kinds of cost.
Old code: does not run after this.
Rows: kept as they are.
Undo: the old names.
"""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0002_fence_and_audit")]
    operations: ClassVar = [
        migrations.RenameField("service", "provider", "provider_name"),
        migrations.RenameField("service", "funded_how", "funded_in_words"),
        migrations.RenameField("service", "places", "areas"),
        migrations.RenameField("service", "cost_to_carer", "cost_note"),
    ]
