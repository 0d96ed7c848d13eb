"""Case work in full: parties and agents, talks arranged, evidence, referral, what follows a closed case."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE cases ADD COLUMN entruster TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN letter_no TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN letter_on DATE",
    "ALTER TABLE cases ADD COLUMN replied_on DATE",
    "ALTER TABLE cases ADD COLUMN infringed_on DATE",
    "ALTER TABLE cases ADD COLUMN split_from TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN destroyed_on DATE",
    "ALTER TABLE cases ADD COLUMN reply TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN scope_note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE committee ADD COLUMN visit_days TEXT NOT NULL DEFAULT '30'",
    "ALTER TABLE committee ADD COLUMN rooms TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mediators ADD COLUMN department TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mediators ADD COLUMN doc_no TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assignments ADD COLUMN recusal TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assignments ADD COLUMN recusal_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE employers ADD COLUMN standing TEXT NOT NULL DEFAULT '用人单位'",
    "ALTER TABLE obligations ADD COLUMN act_kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE obligations ADD COLUMN accelerates BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE performances ADD COLUMN worker_uid TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE performances ADD COLUMN attachment_uid TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE performances ADD COLUMN way TEXT NOT NULL DEFAULT '银行转账'",
    "ALTER TABLE performances ADD COLUMN payer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE performances ADD COLUMN struck TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT '现场'",
    "ALTER TABLE sessions ADD COLUMN platform TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sessions ADD COLUMN read_back TEXT NOT NULL DEFAULT '宣读无误'",
    "ALTER TABLE sessions ADD COLUMN read_back_note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE worker_lines ADD COLUMN consent TEXT NOT NULL DEFAULT '尚未答复'",
    "ALTER TABLE worker_lines ADD COLUMN consent_on DATE",
    "ALTER TABLE worker_lines ADD COLUMN consent_note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE worker_lines ADD COLUMN result TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE worker_lines ADD COLUMN result_on DATE",
    "ALTER TABLE worker_lines ADD COLUMN result_note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE workers ADD COLUMN overage BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE workers ADD COLUMN staff_no TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE workers ADD COLUMN left_on DATE",
    """
CREATE TABLE appraisals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, made_on DATE, members TEXT NOT NULL, approved_on
    DATE, approver TEXT NOT NULL, destroyed_on DATE, supervisors TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid)
)
""",
    "CREATE UNIQUE INDEX uq_appraisals_seq ON appraisals (seq)",
    """
CREATE TABLE clauses (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, struck
    TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
)
""",
    """
CREATE TABLE ties (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, seq INTEGER NOT NULL, mediator TEXT NOT
    NULL, kind TEXT NOT NULL, other TEXT NOT NULL, note TEXT NOT NULL, declared_on DATE, struck TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid)
)
""",
    "CREATE INDEX ix_ties_mediator_uid ON ties (mediator_uid)",
    """
CREATE TABLE abilities (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, assessed_on DATE, side TEXT NOT NULL, finding
    TEXT NOT NULL, assessor TEXT NOT NULL, means TEXT NOT NULL, burdens TEXT NOT NULL, advice TEXT NOT NULL, PRIMARY
    KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_abilities_case_uid ON abilities (case_uid)",
    """
CREATE TABLE agents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, party_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    side TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL, phone
    TEXT NOT NULL, relation TEXT NOT NULL, power TEXT NOT NULL, matters TEXT NOT NULL, proof TEXT NOT NULL, from_on
    DATE, to_on DATE, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE
    RESTRICT
)
""",
    "CREATE INDEX ix_agents_case_uid ON agents (case_uid)",
    """
CREATE TABLE appointments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE, starts TEXT
    NOT NULL, ends TEXT NOT NULL, way TEXT NOT NULL, room TEXT NOT NULL, platform TEXT NOT NULL, mediators TEXT NOT
    NULL, state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_appointments_case_uid ON appointments (case_uid)",
    "CREATE INDEX ix_appointments_held_on ON appointments (held_on)",
    """
CREATE TABLE appraisal_lines (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, appraisal_uid TEXT NOT NULL, seq INTEGER NOT
    NULL, number TEXT NOT NULL, volume_no TEXT NOT NULL, opinion TEXT NOT NULL, retention TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_appraisal_lines_appraisal_uid ON appraisal_lines (appraisal_uid)",
    "CREATE INDEX ix_appraisal_lines_case_uid ON appraisal_lines (case_uid)",
    """
CREATE TABLE attachments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, evidence_uid TEXT NOT NULL, seq INTEGER NOT
    NULL, name TEXT NOT NULL, media TEXT NOT NULL, size INTEGER NOT NULL, origin TEXT NOT NULL, added_on DATE,
    added_by TEXT NOT NULL, note TEXT NOT NULL, struck TEXT NOT NULL, blob TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_attachments_case_uid ON attachments (case_uid)",
    """
CREATE TABLE attendees (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, session_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    name TEXT NOT NULL, capacity TEXT NOT NULL, came BOOLEAN NOT NULL, why_not TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_attendees_case_uid ON attendees (case_uid)",
    "CREATE INDEX ix_attendees_session_uid ON attendees (session_uid)",
    """
CREATE TABLE elections (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, elected_on DATE, way TEXT NOT NULL, took_part
    INTEGER, agreed INTEGER, note TEXT NOT NULL, powers TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN
    KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_elections_case_uid ON elections (case_uid)",
    """
CREATE TABLE evidence (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, side TEXT NOT NULL, name
    TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, pages INTEGER, purpose TEXT NOT NULL, handed_by TEXT NOT
    NULL, handed_on DATE, taken_by TEXT NOT NULL, returned_on DATE, returned_to TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_evidence_case_uid ON evidence (case_uid)",
    """
CREATE TABLE hand_overs (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, body TEXT NOT
    NULL, purpose TEXT NOT NULL, files INTEGER NOT NULL, made_by TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_hand_overs_case_uid ON hand_overs (case_uid)",
    """
CREATE TABLE instructions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, "to" TEXT NOT
    NULL, done_by DATE, done_on DATE, what TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_instructions_case_uid ON instructions (case_uid)",
    """
CREATE TABLE limitation_events (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, "on" DATE, until DATE, kind TEXT NOT NULL, proof
    TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid)
    ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_limitation_events_case_uid ON limitation_events (case_uid)",
    """
CREATE TABLE loans (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, lent_on DATE, borrower
    TEXT NOT NULL, unit TEXT NOT NULL, purpose TEXT NOT NULL, approver TEXT NOT NULL, due_on DATE, returned_on DATE,
    condition TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE
    RESTRICT
)
""",
    "CREATE INDEX ix_loans_case_uid ON loans (case_uid)",
    "CREATE INDEX ix_loans_due_on ON loans (due_on)",
    """
CREATE TABLE major_reports (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, reported_on DATE,
    reported_to TEXT NOT NULL, way TEXT NOT NULL, reporter TEXT NOT NULL, situation TEXT NOT NULL, measures TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_major_reports_case_uid ON major_reports (case_uid)",
    """
CREATE TABLE party_changes (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, party_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    kind TEXT NOT NULL, changed_on DATE, "before" TEXT NOT NULL, proof TEXT NOT NULL, note TEXT NOT NULL, PRIMARY
    KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_party_changes_case_uid ON party_changes (case_uid)",
    """
CREATE TABLE private_notes (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, talked_on DATE, side TEXT
    NOT NULL, with_whom TEXT NOT NULL, way TEXT NOT NULL, author TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_private_notes_case_uid ON private_notes (case_uid)",
    """
CREATE TABLE proposals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, made_on DATE, proposer
    TEXT NOT NULL, amount INTEGER, answer TEXT NOT NULL, answered_on DATE, terms TEXT NOT NULL, answer_note TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_proposals_case_uid ON proposals (case_uid)",
    """
CREATE TABLE referrals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, body
    TEXT NOT NULL, sent_on DATE, sent_by TEXT NOT NULL, amount INTEGER, received_on DATE, result TEXT NOT NULL,
    result_on DATE, doc_no TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_referrals_case_uid ON referrals (case_uid)",
    """
CREATE TABLE reopenings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, was TEXT NOT
    NULL, volume_no TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_reopenings_case_uid ON reopenings (case_uid)",
    """
CREATE TABLE suspensions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, from_on DATE, ground TEXT
    NOT NULL, both_agree BOOLEAN NOT NULL, resumed_on DATE, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_suspensions_case_uid ON suspensions (case_uid)",
    """
CREATE TABLE turns (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, session_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    speaker TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES
    cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_turns_case_uid ON turns (case_uid)",
    "CREATE INDEX ix_turns_session_uid ON turns (session_uid)",
    """
CREATE TABLE urgings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL, kind
    TEXT NOT NULL, "on" DATE, side TEXT NOT NULL, way TEXT NOT NULL, amount INTEGER, perform_by DATE, note TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
)
""",
    "CREATE INDEX ix_urgings_case_uid ON urgings (case_uid)",
)


def upgrade() -> None:
    """Make the new tables, and give those that have grown their new columns."""
    for statement in STATEMENTS:
        op.execute(statement)
