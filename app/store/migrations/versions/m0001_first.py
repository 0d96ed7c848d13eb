"""The first schema: all tables of an office as they were in the first released version."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
CREATE TABLE cases (
    id INTEGER NOT NULL, uid TEXT NOT NULL, number TEXT NOT NULL, year INTEGER NOT NULL,
    serial INTEGER NOT NULL, state TEXT NOT NULL, received_on DATE, source TEXT NOT NULL,
    way TEXT NOT NULL, cause TEXT NOT NULL, amount INTEGER NOT NULL, workers INTEGER NOT NULL,
    applicant TEXT NOT NULL, respondent TEXT NOT NULL, registered_on DATE, registered_by TEXT NOT NULL,
    decided_on DATE, refusal_ground TEXT NOT NULL, legal_head TEXT NOT NULL, extended_to DATE,
    ended_on DATE, result TEXT NOT NULL, failure_ground TEXT NOT NULL, agreed_amount INTEGER NOT NULL,
    effective_on DATE, performed_on DATE, referral TEXT NOT NULL, closed_on DATE, archived_on DATE,
    volume_no TEXT NOT NULL, retention TEXT NOT NULL, filer TEXT NOT NULL, facts TEXT NOT NULL,
    evidence TEXT NOT NULL, refusal_note TEXT NOT NULL, ending_note TEXT NOT NULL,
    closing_note TEXT NOT NULL, missing_note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_cases_ledger ON cases (year, serial, received_on, decided_on, ended_on, state, "
    "refusal_ground, result, cause, source, workers, amount, agreed_amount, applicant, uid)",
    "CREATE INDEX ix_cases_state ON cases (state)",
    "CREATE UNIQUE INDEX uq_cases_number ON cases (number) WHERE number <> ''",
    "CREATE UNIQUE INDEX uq_cases_year_serial ON cases (year, serial) WHERE serial > 0",
    """
CREATE TABLE audit (
    seq INTEGER NOT NULL, at TEXT NOT NULL, stated_on DATE NOT NULL, user TEXT NOT NULL,
    act TEXT NOT NULL, label TEXT NOT NULL, case_uid TEXT NOT NULL, told TEXT NOT NULL,
    fixed_clock BOOLEAN NOT NULL, images TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
    "CREATE INDEX ix_audit_case_uid ON audit (case_uid)",
    """
CREATE TABLE committee (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
    employer TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, commission TEXT NOT NULL,
    number_template TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    """
CREATE TABLE drafts (
    id INTEGER NOT NULL, uid TEXT NOT NULL, kind TEXT NOT NULL, case_uid TEXT NOT NULL,
    user TEXT NOT NULL, data JSON NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_drafts_user ON drafts (user)",
    """
CREATE TABLE mediators (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL, post TEXT NOT NULL,
    committee_side TEXT NOT NULL, employment TEXT NOT NULL, phone TEXT NOT NULL,
    certificate TEXT NOT NULL, certificate_until DATE, term_from DATE, term_to DATE,
    active BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_mediators_name ON mediators (name)",
    """
CREATE TABLE meta (
    "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key")
)
""",
    """
CREATE TABLE number_series (
    year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (year)
)
""",
    """
CREATE TABLE users (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_users_name ON users (name)",
    """
CREATE TABLE agreements (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, drafted_on DATE,
    total INTEGER NOT NULL, copies INTEGER NOT NULL, matter TEXT NOT NULL, other_terms TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_agreements_case_uid ON agreements (case_uid)",
    """
CREATE TABLE assignments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    mediator_uid TEXT NOT NULL, name TEXT NOT NULL, leader BOOLEAN NOT NULL, assigned_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_assignments_case_uid ON assignments (case_uid)",
    "CREATE INDEX ix_assignments_mediator_uid ON assignments (mediator_uid)",
    """
CREATE TABLE claims (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    matter TEXT NOT NULL, amount INTEGER, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_claims_case_uid ON claims (case_uid)",
    """
CREATE TABLE consents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, asked_on DATE,
    way TEXT NOT NULL, answer TEXT NOT NULL, answered_on DATE, person TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_consents_case_uid ON consents (case_uid)",
    """
CREATE TABLE employers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_employers_case_uid ON employers (case_uid)",
    """
CREATE TABLE follow_ups (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, visited_on DATE, way TEXT NOT NULL,
    visited TEXT NOT NULL, visitor TEXT NOT NULL, performed TEXT NOT NULL, satisfied TEXT NOT NULL,
    risk TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_follow_ups_case_uid ON follow_ups (case_uid)",
    """
CREATE TABLE instalments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, obligation_uid TEXT NOT NULL,
    seq INTEGER NOT NULL, due_on DATE, amount INTEGER, paid INTEGER NOT NULL, done_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_instalments_case_uid ON instalments (case_uid)",
    "CREATE INDEX ix_instalments_due_on ON instalments (due_on)",
    "CREATE INDEX ix_instalments_obligation_uid ON instalments (obligation_uid)",
    """
CREATE TABLE marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, role TEXT NOT NULL,
    person TEXT NOT NULL, way TEXT NOT NULL, done_on DATE, refused BOOLEAN NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_marks_case_uid ON marks (case_uid)",
    """
CREATE TABLE notices (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, served_on DATE,
    way TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_notices_case_uid ON notices (case_uid)",
    """
CREATE TABLE obligations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    debtor TEXT NOT NULL, kind TEXT NOT NULL, payment_kind TEXT NOT NULL, what TEXT NOT NULL,
    amount INTEGER, due_on DATE, method TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_obligations_case_uid ON obligations (case_uid)",
    """
CREATE TABLE papers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL,
    title TEXT NOT NULL, side TEXT NOT NULL, version INTEGER NOT NULL, issued_on DATE,
    issued_by TEXT NOT NULL, pages INTEGER NOT NULL, pdf TEXT NOT NULL, docx TEXT NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_papers_case_uid ON papers (case_uid)",
    "CREATE INDEX ix_papers_issued_on ON papers (issued_on)",
    """
CREATE TABLE performances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, instalment_uid TEXT NOT NULL,
    done_on DATE, amount INTEGER, proof TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_performances_case_uid ON performances (case_uid)",
    "CREATE INDEX ix_performances_done_on ON performances (done_on)",
    "CREATE INDEX ix_performances_instalment_uid ON performances (instalment_uid)",
    """
CREATE TABLE sessions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE,
    hours TEXT NOT NULL, place TEXT NOT NULL, recorder TEXT NOT NULL, outcome TEXT NOT NULL,
    present TEXT NOT NULL, applicant_view TEXT NOT NULL, respondent_view TEXT NOT NULL,
    talk TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_sessions_case_uid ON sessions (case_uid)",
    """
CREATE TABLE workers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, sex TEXT NOT NULL, birth_on DATE, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL,
    phone TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL, job TEXT NOT NULL,
    entry_on DATE, migrant BOOLEAN NOT NULL, dispatched BOOLEAN NOT NULL, new_form BOOLEAN NOT NULL,
    graduate BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_workers_case_uid ON workers (case_uid)",
    # what was written into the chain stays as it was written
    """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never changed');
END
""",
    """
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never deleted');
END
""",
    """
CREATE VIRTUAL TABLE case_search USING fts5(
    words, content='', contentless_delete=1, detail=none, tokenize='ascii'
)
""",
)


def upgrade() -> None:
    """Make all tables."""
    for statement in STATEMENTS:
        op.execute(statement)
