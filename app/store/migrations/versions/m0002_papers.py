"""Papers in full: particulars of their own, marks, service, signed copies, own forms; registers; group lines."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE marks RENAME TO old_marks",
    "DROP INDEX ix_marks_case_uid",
    """
CREATE TABLE marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT
    NULL, way TEXT NOT NULL, done_on DATE, originals INTEGER NOT NULL, proxy BOOLEAN NOT NULL, authority
    TEXT NOT NULL, refused BOOLEAN NOT NULL, witness TEXT NOT NULL, ink TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "INSERT INTO marks (id, uid, case_uid, role, person, way, done_on, refused, note, originals, "
    "proxy, authority, witness, ink) SELECT id, uid, case_uid, role, person, way, done_on, refused, "
    "note, 3, 0, '', '', '' FROM old_marks",
    "DROP TABLE old_marks",
    "CREATE INDEX ix_marks_case_uid ON marks (case_uid)",
    "ALTER TABLE papers RENAME TO old_papers",
    "DROP INDEX ix_papers_case_uid",
    "DROP INDEX ix_papers_issued_on",
    """
CREATE TABLE papers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL,
    side TEXT NOT NULL, person TEXT NOT NULL, person_name TEXT NOT NULL, version INTEGER NOT NULL, reason
    TEXT NOT NULL, issued_on DATE, issued_by TEXT NOT NULL, pages INTEGER NOT NULL, code TEXT NOT NULL, pdf
    TEXT NOT NULL, docx TEXT NOT NULL, data TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "INSERT INTO papers (id, uid, case_uid, form, title, side, version, issued_on, issued_by, pages, "
    "pdf, docx, sha256, person, person_name, reason, code, data) SELECT id, uid, case_uid, form, "
    "title, side, version, issued_on, issued_by, pages, pdf, docx, sha256, '', '', '', '', '' FROM "
    "old_papers",
    "DROP TABLE old_papers",
    "CREATE INDEX ix_papers_case_uid ON papers (case_uid)",
    "CREATE INDEX ix_papers_code ON papers (code)",
    "CREATE INDEX ix_papers_issued_on ON papers (issued_on)",
    """
CREATE TABLE attendances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, training_uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, name
    TEXT NOT NULL, passed BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_attendances_mediator_uid ON attendances (mediator_uid)",
    "CREATE INDEX ix_attendances_training_uid ON attendances (training_uid)",
    """
CREATE TABLE departures (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, name TEXT NOT NULL, left_on DATE,
    reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_departures_mediator_uid ON departures (mediator_uid)",
    """
CREATE TABLE evaluations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, seq INTEGER NOT NULL, year INTEGER,
    name TEXT NOT NULL, evaluated_on DATE, score TEXT NOT NULL, grade TEXT NOT NULL, evaluator TEXT NOT
    NULL, reward TEXT NOT NULL, struck TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_evaluations_mediator_uid ON evaluations (mediator_uid)",
    "CREATE UNIQUE INDEX uq_evaluations_seq ON evaluations (seq)",
    """
CREATE TABLE grievances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, received_on DATE, kind TEXT NOT NULL,
    channel TEXT NOT NULL, person TEXT NOT NULL, department TEXT NOT NULL, phone TEXT NOT NULL, handler TEXT
    NOT NULL, checked_on DATE, result TEXT NOT NULL, told_on DATE, told_way TEXT NOT NULL, struck TEXT NOT
    NULL, content TEXT NOT NULL, findings TEXT NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_grievances_seq ON grievances (seq)",
    """
CREATE TABLE own_forms (
    id INTEGER NOT NULL, uid TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, word TEXT NOT NULL,
    word_name TEXT NOT NULL, changed_on DATE, changed_by TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_own_forms_code ON own_forms (code)",
    """
CREATE TABLE risks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, found_on DATE, source TEXT NOT NULL, crowd
    TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, people INTEGER, amount INTEGER, level TEXT NOT
    NULL, owner TEXT NOT NULL, deadline DATE, result TEXT NOT NULL, result_on DATE, struck TEXT NOT NULL,
    what TEXT NOT NULL, measures TEXT NOT NULL, result_note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_risks_seq ON risks (seq)",
    """
CREATE TABLE scores (
    id INTEGER NOT NULL, uid TEXT NOT NULL, evaluation_uid TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT
    NOT NULL, most INTEGER, points TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_scores_evaluation_uid ON scores (evaluation_uid)",
    """
CREATE TABLE trainings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE, hours INTEGER, subject TEXT
    NOT NULL, form TEXT NOT NULL, host TEXT NOT NULL, teacher TEXT NOT NULL, place TEXT NOT NULL, struck
    TEXT NOT NULL, content TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_trainings_seq ON trainings (seq)",
    """
CREATE TABLE kept_copies (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, taken_on DATE,
    taken_by TEXT NOT NULL, pages INTEGER NOT NULL, expected INTEGER NOT NULL, found_by TEXT NOT NULL, blob
    TEXT NOT NULL, sha256 TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN
    KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_kept_copies_case_uid ON kept_copies (case_uid)",
    """
CREATE TABLE paper_entries (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, seq INTEGER NOT NULL, filled_on DATE, filled_by TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_paper_entries_case_uid ON paper_entries (case_uid)",
    """
CREATE TABLE paper_marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, version INTEGER NOT NULL, role TEXT NOT NULL, signer TEXT NOT NULL, way TEXT NOT
    NULL, done_on DATE, originals INTEGER NOT NULL, proxy BOOLEAN NOT NULL, authority TEXT NOT NULL, refused
    BOOLEAN NOT NULL, witness TEXT NOT NULL, ink TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_paper_marks_case_uid ON paper_marks (case_uid)",
    """
CREATE TABLE services (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, form TEXT NOT
    NULL, side TEXT NOT NULL, person TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL, addressee TEXT
    NOT NULL, way TEXT NOT NULL, served_on DATE, place TEXT NOT NULL, receiver TEXT NOT NULL, relation TEXT
    NOT NULL, refusal TEXT NOT NULL, witness TEXT NOT NULL, server TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_services_case_uid ON services (case_uid)",
    """
CREATE TABLE worker_lines (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, worker_uid TEXT NOT NULL, seq INTEGER
    NOT NULL, claimed INTEGER, agreed INTEGER, representative BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_worker_lines_case_uid ON worker_lines (case_uid)",
)


def upgrade() -> None:
    """Make the new tables, and those that have grown anew with what they held."""
    for statement in STATEMENTS:
        op.execute(statement)
