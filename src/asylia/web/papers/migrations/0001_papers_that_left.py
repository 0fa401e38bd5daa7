"""Papers: a row for each, added by those who may open its case, changed and removed by nobody."""

import django.db.models.deletion
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT
# The head of a case is shown to whoever may open it.
NEEDED = "exists (select 1 from cases_casehead h where h.case_id = papers_paper.case_id)"
OF_ITS_CASE = (
    "exists (select 1 from cases_entry e where e.id = papers_paper.entry_id"
    " and e.case_id = papers_paper.case_id and e.event = 'paper_written'"
    " and e.recorded_by_id = (select asylia_user()))"
)
SECURED = f"""
grant select, insert on papers_paper to asylia_app;
grant select on papers_paper to asylia_worker;
alter table papers_paper enable row level security;
alter table papers_paper force row level security;
create policy needed on papers_paper for select to asylia_app using ({NEEDED});
create policy written on papers_paper for insert to asylia_app
  with check ({NEEDED} and {OF_ITS_CASE});
create policy worker_reads on papers_paper for select to asylia_worker using (true);
create trigger stays before update or delete or truncate on papers_paper
  for each statement execute function cases_stays();
alter table papers_paper enable always trigger stays;
"""
GONE = """
drop trigger stays on papers_paper;
drop policy worker_reads on papers_paper;
drop policy written on papers_paper;
drop policy needed on papers_paper;
alter table papers_paper no force row level security;
alter table papers_paper disable row level security;
revoke all on papers_paper from asylia_app, asylia_worker;
"""


class Migration(migrations.Migration):
    """The table, its rights and its rows."""

    initial = True
    dependencies = [("cases", "0020_papers_taken")]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.entry",
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(on_delete=PROTECT, related_name="papers", to="cases.case"),
                ),
            ],
        ),
        migrations.RunSQL(SECURED, GONE),
    ]
