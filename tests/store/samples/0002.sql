CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0002');
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
);
INSERT INTO cases VALUES (1,'01a20da3-1018-7b31-b67d-0d057c457d62','（2026）滨工调字第1号',2026,1,'履行中','2026-09-14','当事人申请','书面','追索劳动报酬纠纷',4081205,1,'欧阳建国','滨江精工机械有限公司',NULL,'','2026-09-16','','',NULL,'2026-09-20','达成调解协议','',1200000,'2026-09-20',NULL,'',NULL,NULL,'','10年','','欧阳建国称工资没有足额发放。','','','','','');
CREATE INDEX ix_cases_ledger ON cases (year, serial, received_on, decided_on, ended_on, state, refusal_ground, result, cause, source, workers, amount, agreed_amount, applicant, uid);
CREATE INDEX ix_cases_state ON cases (state);
CREATE UNIQUE INDEX uq_cases_number ON cases (number) WHERE number <> '';
CREATE UNIQUE INDEX uq_cases_year_serial ON cases (year, serial) WHERE serial > 0;
CREATE TABLE audit (
    seq INTEGER NOT NULL, at TEXT NOT NULL, stated_on DATE NOT NULL, user TEXT NOT NULL,
    act TEXT NOT NULL, label TEXT NOT NULL, case_uid TEXT NOT NULL, told TEXT NOT NULL,
    fixed_clock BOOLEAN NOT NULL, images TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (seq)
);
INSERT INTO audit VALUES (1,'2026-11-24T12:58:39.996077+00:00','2026-09-01','吴静宜','init','建立办公室','','建立滨江精工机械有限公司劳动争议调解委员会的办公文件夹。',0,'[{"table":"committee","uid":"01a20da3-0ffc-7559-8356-a1b88528bc51","before":null,"after":{"uid":"01a20da3-0ffc-7559-8356-a1b88528bc51","name":"滨江精工机械有限公司劳动争议调解委员会","short":"滨工","employer":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","phone":"","commission":"","number_template":"（{年}）{字号}调字第{序号}号"}},{"table":"users","uid":"01a20da3-0ffc-7893-9795-b17802ee7d53","before":null,"after":{"uid":"01a20da3-0ffc-7893-9795-b17802ee7d53","name":"吴静宜","role":"主任"}}]','','c2d3cf7d65b188dd3a0c1041e7f93dc0abbc0c969dcb4bda68136a20413eacab');
INSERT INTO audit VALUES (2,'2026-11-24T12:58:40.017910+00:00','2026-11-24','吴静宜','register','登记','01a20da3-1018-7b31-b67d-0d057c457d62','登记一件完整的案件。',0,'[{"table":"mediators","uid":"01a20da3-1011-72c8-b50c-3bc62663715d","before":null,"after":{"uid":"01a20da3-1011-72c8-b50c-3bc62663715d","name":"林晓峰","sex":"","post":"","committee_side":"工会成员","employment":"兼职","phone":"13700004321","certificate":"","certificate_until":null,"term_from":"2026-09-20","term_to":null,"active":true}},{"table":"cases","uid":"01a20da3-1018-7b31-b67d-0d057c457d62","before":null,"after":{"uid":"01a20da3-1018-7b31-b67d-0d057c457d62","number":"（2026）滨工调字第1号","year":2026,"serial":1,"state":"履行中","received_on":"2026-09-14","source":"当事人申请","way":"书面","cause":"追索劳动报酬纠纷","facts":"欧阳建国称工资没有足额发放。","evidence":"","amount":4081205,"workers":1,"applicant":"欧阳建国","respondent":"滨江精工机械有限公司","registered_on":null,"registered_by":"","decided_on":"2026-09-16","refusal_ground":"","refusal_note":"","legal_head":"","extended_to":null,"ended_on":"2026-09-20","result":"达成调解协议","failure_ground":"","ending_note":"","agreed_amount":1200000,"effective_on":"2026-09-20","performed_on":null,"referral":"","closed_on":null,"closing_note":"","archived_on":null,"volume_no":"","retention":"10年","filer":"","missing_note":""}},{"table":"workers","uid":"01a20da3-101b-7998-bb55-5664e78bedd5","before":null,"after":{"uid":"01a20da3-101b-7998-bb55-5664e78bedd5","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","side":"申请人","name":"欧阳建国","sex":"","birth_on":null,"doc_type":"居民身份证","doc_no":"33010619900307729X","phone":"13800001234","address":"滨江路1号","department":"装配一车间","job":"","entry_on":null,"migrant":false,"dispatched":false,"new_form":false,"graduate":false}},{"table":"employers","uid":"01a20da3-101d-72c7-865a-c43ad4915ba8","before":null,"after":{"uid":"01a20da3-101d-72c7-865a-c43ad4915ba8","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","side":"被申请人","name":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","contact":"","phone":"0571-87654321"}},{"table":"claims","uid":"01a20da3-101e-7ab3-a179-fe891e8971ee","before":null,"after":{"uid":"01a20da3-101e-7ab3-a179-fe891e8971ee","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","seq":1,"matter":"支付工资差额","amount":1200000}},{"table":"consents","uid":"01a20da3-101f-78da-8536-e38245081782","before":null,"after":{"uid":"01a20da3-101f-78da-8536-e38245081782","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","side":"被申请人","asked_on":"2026-09-15","way":"当面","answer":"同意","answered_on":"2026-09-16","person":"","note":""}},{"table":"assignments","uid":"01a20da3-1020-7c9a-8f3c-89161ae8e922","before":null,"after":{"uid":"01a20da3-1020-7c9a-8f3c-89161ae8e922","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","seq":1,"mediator_uid":"01a20da3-1011-72c8-b50c-3bc62663715d","name":"林晓峰","leader":true,"assigned_on":null}},{"table":"sessions","uid":"01a20da3-1021-7e16-94bc-d3194cab0e70","before":null,"after":{"uid":"01a20da3-1021-7e16-94bc-d3194cab0e70","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","seq":1,"held_on":"2026-09-20","hours":"","place":"会议室","present":"双方","recorder":"吴静宜","applicant_view":"","respondent_view":"","talk":"","outcome":"继续调解"}},{"table":"agreements","uid":"01a20da3-1022-7771-b415-168889b6e772","before":null,"after":{"uid":"01a20da3-1022-7771-b415-168889b6e772","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","drafted_on":"2026-09-20","matter":"工资差额","other_terms":"","total":1200000,"copies":3}},{"table":"obligations","uid":"01a20da3-1023-7125-9cf2-b6130b7cd823","before":null,"after":{"uid":"01a20da3-1023-7125-9cf2-b6130b7cd823","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","seq":1,"debtor":"被申请人","kind":"支付","payment_kind":"劳动报酬","what":"工资差额","amount":1200000,"due_on":"2026-09-20","method":""}},{"table":"instalments","uid":"01a20da3-1024-73dc-8069-d54321b23368","before":null,"after":{"uid":"01a20da3-1024-73dc-8069-d54321b23368","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","obligation_uid":"01a20da3-1023-7125-9cf2-b6130b7cd823","seq":1,"due_on":"2026-10-24","amount":600000,"paid":0,"done_on":"2026-09-20"}},{"table":"instalments","uid":"01a20da3-1025-7a02-a6f4-00b63ef2a799","before":null,"after":{"uid":"01a20da3-1025-7a02-a6f4-00b63ef2a799","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","obligation_uid":"01a20da3-1023-7125-9cf2-b6130b7cd823","seq":2,"due_on":"2026-11-24","amount":600000,"paid":0,"done_on":null}},{"table":"marks","uid":"01a20da3-1025-78bd-a284-8bee2b51e46c","before":null,"after":{"uid":"01a20da3-1025-78bd-a284-8bee2b51e46c","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","role":"申请人","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20da3-1027-7f54-b4c8-5c8dd09c3aa0","before":null,"after":{"uid":"01a20da3-1027-7f54-b4c8-5c8dd09c3aa0","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","role":"被申请人","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20da3-1027-7f85-aee7-2b25f25f5ab2","before":null,"after":{"uid":"01a20da3-1027-7f85-aee7-2b25f25f5ab2","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","role":"调解员","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20da3-1027-7acb-8d9c-4ce0789a9449","before":null,"after":{"uid":"01a20da3-1027-7acb-8d9c-4ce0789a9449","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","role":"调解委员会","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"notices","uid":"01a20da3-1027-7442-93c9-5da46f4d5f6d","before":null,"after":{"uid":"01a20da3-1027-7442-93c9-5da46f4d5f6d","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","side":"申请人","served_on":"2026-09-20","way":"直接送达","receiver":"欧阳建国"}},{"table":"performances","uid":"01a20da3-1028-7753-873b-ec7d69e19f8b","before":null,"after":{"uid":"01a20da3-1028-7753-873b-ec7d69e19f8b","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","instalment_uid":"01a20da3-1025-7a02-a6f4-00b63ef2a799","done_on":"2026-09-20","amount":600000,"proof":"银行回单","note":""}},{"table":"follow_ups","uid":"01a20da3-1029-7055-a56f-9989048bc5c2","before":null,"after":{"uid":"01a20da3-1029-7055-a56f-9989048bc5c2","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","visited_on":"2026-09-20","way":"电话","visited":"欧阳建国","visitor":"林晓峰","performed":"已全部履行","satisfied":"满意","risk":"","note":""}},{"table":"papers","uid":"01a20da3-102a-76c5-9906-338d8853b6dd","before":null,"after":{"uid":"01a20da3-102a-76c5-9906-338d8853b6dd","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","form":"agreement","title":"调解协议书","side":"","person":"","person_name":"","version":1,"reason":"","issued_on":"2026-09-20","issued_by":"","pages":2,"code":"","pdf":"","docx":"","data":"","sha256":""}},{"table":"worker_lines","uid":"01a20da3-102c-7ea9-8e80-d172d4abf7e5","before":null,"after":{"uid":"01a20da3-102c-7ea9-8e80-d172d4abf7e5","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","worker_uid":"w","seq":1,"claimed":100,"agreed":50,"representative":false}},{"table":"paper_entries","uid":"01a20da3-102d-75bd-a54d-14b19da3ed1f","before":null,"after":{"uid":"01a20da3-102d-75bd-a54d-14b19da3ed1f","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","form":"session_notice","side":"","person":"","seq":1,"filled_on":null,"filled_by":"","data":"{\"调解时间\": \"14:00\"}"}},{"table":"paper_marks","uid":"01a20da3-102e-7693-86d3-a01ec29f5bb4","before":null,"after":{"uid":"01a20da3-102e-7693-86d3-a01ec29f5bb4","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","form":"performance_notice","side":"","person":"","version":1,"role":"签收人","signer":"某","way":"签名","done_on":"2026-09-20","originals":1,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"services","uid":"01a20da3-102f-7f9a-86cc-69633db06f3b","before":null,"after":{"uid":"01a20da3-102f-7f9a-86cc-69633db06f3b","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","seq":1,"form":"performance_notice","side":"申请人","person":"","title":"","code":"","addressee":"","way":"直接送达","served_on":"2026-09-20","place":"","receiver":"","relation":"","refusal":"","witness":"","server":"","note":""}},{"table":"kept_copies","uid":"01a20da3-1031-777c-a23b-4cf563eeb420","before":null,"after":{"uid":"01a20da3-1031-777c-a23b-4cf563eeb420","case_uid":"01a20da3-1018-7b31-b67d-0d057c457d62","form":"agreement","side":"","person":"","version":1,"kind":"扫描件","title":"调解协议书","taken_on":"2026-09-20","taken_by":"","pages":2,"expected":0,"found_by":"","note":"","blob":"","sha256":""}},{"table":"own_forms","uid":"01a20da3-1032-7c45-8592-6ff98d6431f2","before":null,"after":{"uid":"01a20da3-1032-7c45-8592-6ff98d6431f2","code":"agreement","name":"调解协议书","text":"自拟的正文","word":"","word_name":"","changed_on":"2026-09-20","changed_by":""}}]','c2d3cf7d65b188dd3a0c1041e7f93dc0abbc0c969dcb4bda68136a20413eacab','cee40995c7172efbb91bc58907ff5958ffb3f905ab5e63ef63696b4436e072ea');
CREATE INDEX ix_audit_case_uid ON audit (case_uid);
CREATE TABLE committee (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
    employer TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, commission TEXT NOT NULL,
    number_template TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO committee VALUES (1,'01a20da3-0ffc-7559-8356-a1b88528bc51','滨江精工机械有限公司劳动争议调解委员会','滨工','滨江精工机械有限公司','','','','','','','（{年}）{字号}调字第{序号}号');
CREATE TABLE drafts (
    id INTEGER NOT NULL, uid TEXT NOT NULL, kind TEXT NOT NULL, case_uid TEXT NOT NULL,
    user TEXT NOT NULL, data JSON NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_drafts_user ON drafts (user);
CREATE TABLE mediators (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL, post TEXT NOT NULL,
    committee_side TEXT NOT NULL, employment TEXT NOT NULL, phone TEXT NOT NULL,
    certificate TEXT NOT NULL, certificate_until DATE, term_from DATE, term_to DATE,
    active BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO mediators VALUES (1,'01a20da3-1011-72c8-b50c-3bc62663715d','林晓峰','','','工会成员','兼职','13700004321','',NULL,'2026-09-20',NULL,1);
CREATE INDEX ix_mediators_name ON mediators (name);
CREATE TABLE meta (
    "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key")
);
CREATE TABLE number_series (
    year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (year)
);
INSERT INTO number_series VALUES (2026,1);
CREATE TABLE users (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid)
);
INSERT INTO users VALUES (1,'01a20da3-0ffc-7893-9795-b17802ee7d53','吴静宜','主任');
CREATE UNIQUE INDEX uq_users_name ON users (name);
CREATE TABLE agreements (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, drafted_on DATE,
    total INTEGER NOT NULL, copies INTEGER NOT NULL, matter TEXT NOT NULL, other_terms TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO agreements VALUES (1,'01a20da3-1022-7771-b415-168889b6e772','01a20da3-1018-7b31-b67d-0d057c457d62','2026-09-20',1200000,3,'工资差额','');
CREATE INDEX ix_agreements_case_uid ON agreements (case_uid);
CREATE TABLE assignments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    mediator_uid TEXT NOT NULL, name TEXT NOT NULL, leader BOOLEAN NOT NULL, assigned_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO assignments VALUES (1,'01a20da3-1020-7c9a-8f3c-89161ae8e922','01a20da3-1018-7b31-b67d-0d057c457d62',1,'01a20da3-1011-72c8-b50c-3bc62663715d','林晓峰',1,NULL);
CREATE INDEX ix_assignments_case_uid ON assignments (case_uid);
CREATE INDEX ix_assignments_mediator_uid ON assignments (mediator_uid);
CREATE TABLE claims (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    matter TEXT NOT NULL, amount INTEGER, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO claims VALUES (1,'01a20da3-101e-7ab3-a179-fe891e8971ee','01a20da3-1018-7b31-b67d-0d057c457d62',1,'支付工资差额',1200000);
CREATE INDEX ix_claims_case_uid ON claims (case_uid);
CREATE TABLE consents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, asked_on DATE,
    way TEXT NOT NULL, answer TEXT NOT NULL, answered_on DATE, person TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO consents VALUES (1,'01a20da3-101f-78da-8536-e38245081782','01a20da3-1018-7b31-b67d-0d057c457d62','被申请人','2026-09-15','当面','同意','2026-09-16','','');
CREATE INDEX ix_consents_case_uid ON consents (case_uid);
CREATE TABLE employers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO employers VALUES (1,'01a20da3-101d-72c7-865a-c43ad4915ba8','01a20da3-1018-7b31-b67d-0d057c457d62','被申请人','滨江精工机械有限公司','','','','','','0571-87654321');
CREATE INDEX ix_employers_case_uid ON employers (case_uid);
CREATE TABLE follow_ups (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, visited_on DATE, way TEXT NOT NULL,
    visited TEXT NOT NULL, visitor TEXT NOT NULL, performed TEXT NOT NULL, satisfied TEXT NOT NULL,
    risk TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO follow_ups VALUES (1,'01a20da3-1029-7055-a56f-9989048bc5c2','01a20da3-1018-7b31-b67d-0d057c457d62','2026-09-20','电话','欧阳建国','林晓峰','已全部履行','满意','','');
CREATE INDEX ix_follow_ups_case_uid ON follow_ups (case_uid);
CREATE TABLE instalments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, obligation_uid TEXT NOT NULL,
    seq INTEGER NOT NULL, due_on DATE, amount INTEGER, paid INTEGER NOT NULL, done_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO instalments VALUES (1,'01a20da3-1024-73dc-8069-d54321b23368','01a20da3-1018-7b31-b67d-0d057c457d62','01a20da3-1023-7125-9cf2-b6130b7cd823',1,'2026-10-24',600000,0,'2026-09-20');
INSERT INTO instalments VALUES (2,'01a20da3-1025-7a02-a6f4-00b63ef2a799','01a20da3-1018-7b31-b67d-0d057c457d62','01a20da3-1023-7125-9cf2-b6130b7cd823',2,'2026-11-24',600000,0,NULL);
CREATE INDEX ix_instalments_case_uid ON instalments (case_uid);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_instalments_obligation_uid ON instalments (obligation_uid);
CREATE TABLE notices (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, served_on DATE,
    way TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO notices VALUES (1,'01a20da3-1027-7442-93c9-5da46f4d5f6d','01a20da3-1018-7b31-b67d-0d057c457d62','申请人','2026-09-20','直接送达','欧阳建国');
CREATE INDEX ix_notices_case_uid ON notices (case_uid);
CREATE TABLE obligations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    debtor TEXT NOT NULL, kind TEXT NOT NULL, payment_kind TEXT NOT NULL, what TEXT NOT NULL,
    amount INTEGER, due_on DATE, method TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO obligations VALUES (1,'01a20da3-1023-7125-9cf2-b6130b7cd823','01a20da3-1018-7b31-b67d-0d057c457d62',1,'被申请人','支付','劳动报酬','工资差额',1200000,'2026-09-20','');
CREATE INDEX ix_obligations_case_uid ON obligations (case_uid);
CREATE TABLE performances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, instalment_uid TEXT NOT NULL,
    done_on DATE, amount INTEGER, proof TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO performances VALUES (1,'01a20da3-1028-7753-873b-ec7d69e19f8b','01a20da3-1018-7b31-b67d-0d057c457d62','01a20da3-1025-7a02-a6f4-00b63ef2a799','2026-09-20',600000,'银行回单','');
CREATE INDEX ix_performances_case_uid ON performances (case_uid);
CREATE INDEX ix_performances_done_on ON performances (done_on);
CREATE INDEX ix_performances_instalment_uid ON performances (instalment_uid);
CREATE TABLE sessions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE,
    hours TEXT NOT NULL, place TEXT NOT NULL, recorder TEXT NOT NULL, outcome TEXT NOT NULL,
    present TEXT NOT NULL, applicant_view TEXT NOT NULL, respondent_view TEXT NOT NULL,
    talk TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO sessions VALUES (1,'01a20da3-1021-7e16-94bc-d3194cab0e70','01a20da3-1018-7b31-b67d-0d057c457d62',1,'2026-09-20','','会议室','吴静宜','继续调解','双方','','','');
CREATE INDEX ix_sessions_case_uid ON sessions (case_uid);
CREATE TABLE workers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, sex TEXT NOT NULL, birth_on DATE, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL,
    phone TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL, job TEXT NOT NULL,
    entry_on DATE, migrant BOOLEAN NOT NULL, dispatched BOOLEAN NOT NULL, new_form BOOLEAN NOT NULL,
    graduate BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO workers VALUES (1,'01a20da3-101b-7998-bb55-5664e78bedd5','01a20da3-1018-7b31-b67d-0d057c457d62','申请人','欧阳建国','',NULL,'居民身份证','33010619900307729X','13800001234','滨江路1号','装配一车间','',NULL,0,0,0,0);
CREATE INDEX ix_workers_case_uid ON workers (case_uid);
CREATE VIRTUAL TABLE case_search USING fts5(
    words, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
CREATE TABLE marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT
    NULL, way TEXT NOT NULL, done_on DATE, originals INTEGER NOT NULL, proxy BOOLEAN NOT NULL, authority
    TEXT NOT NULL, refused BOOLEAN NOT NULL, witness TEXT NOT NULL, ink TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO marks VALUES (1,'01a20da3-1025-78bd-a284-8bee2b51e46c','01a20da3-1018-7b31-b67d-0d057c457d62','申请人','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (2,'01a20da3-1027-7f54-b4c8-5c8dd09c3aa0','01a20da3-1018-7b31-b67d-0d057c457d62','被申请人','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (3,'01a20da3-1027-7f85-aee7-2b25f25f5ab2','01a20da3-1018-7b31-b67d-0d057c457d62','调解员','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (4,'01a20da3-1027-7acb-8d9c-4ce0789a9449','01a20da3-1018-7b31-b67d-0d057c457d62','调解委员会','某人','签名','2026-09-20',3,0,'',0,'','','');
CREATE INDEX ix_marks_case_uid ON marks (case_uid);
CREATE TABLE papers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL,
    side TEXT NOT NULL, person TEXT NOT NULL, person_name TEXT NOT NULL, version INTEGER NOT NULL, reason
    TEXT NOT NULL, issued_on DATE, issued_by TEXT NOT NULL, pages INTEGER NOT NULL, code TEXT NOT NULL, pdf
    TEXT NOT NULL, docx TEXT NOT NULL, data TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO papers VALUES (1,'01a20da3-102a-76c5-9906-338d8853b6dd','01a20da3-1018-7b31-b67d-0d057c457d62','agreement','调解协议书','','','',1,'','2026-09-20','',2,'','','','','');
CREATE INDEX ix_papers_case_uid ON papers (case_uid);
CREATE INDEX ix_papers_code ON papers (code);
CREATE INDEX ix_papers_issued_on ON papers (issued_on);
CREATE TABLE attendances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, training_uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, name
    TEXT NOT NULL, passed BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_attendances_mediator_uid ON attendances (mediator_uid);
CREATE INDEX ix_attendances_training_uid ON attendances (training_uid);
CREATE TABLE departures (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, name TEXT NOT NULL, left_on DATE,
    reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_departures_mediator_uid ON departures (mediator_uid);
CREATE TABLE evaluations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, seq INTEGER NOT NULL, year INTEGER,
    name TEXT NOT NULL, evaluated_on DATE, score TEXT NOT NULL, grade TEXT NOT NULL, evaluator TEXT NOT
    NULL, reward TEXT NOT NULL, struck TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_evaluations_mediator_uid ON evaluations (mediator_uid);
CREATE UNIQUE INDEX uq_evaluations_seq ON evaluations (seq);
CREATE TABLE grievances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, received_on DATE, kind TEXT NOT NULL,
    channel TEXT NOT NULL, person TEXT NOT NULL, department TEXT NOT NULL, phone TEXT NOT NULL, handler TEXT
    NOT NULL, checked_on DATE, result TEXT NOT NULL, told_on DATE, told_way TEXT NOT NULL, struck TEXT NOT
    NULL, content TEXT NOT NULL, findings TEXT NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_grievances_seq ON grievances (seq);
CREATE TABLE own_forms (
    id INTEGER NOT NULL, uid TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, word TEXT NOT NULL,
    word_name TEXT NOT NULL, changed_on DATE, changed_by TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid)
);
INSERT INTO own_forms VALUES (1,'01a20da3-1032-7c45-8592-6ff98d6431f2','agreement','调解协议书','','','2026-09-20','','自拟的正文');
CREATE UNIQUE INDEX uq_own_forms_code ON own_forms (code);
CREATE TABLE risks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, found_on DATE, source TEXT NOT NULL, crowd
    TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, people INTEGER, amount INTEGER, level TEXT NOT
    NULL, owner TEXT NOT NULL, deadline DATE, result TEXT NOT NULL, result_on DATE, struck TEXT NOT NULL,
    what TEXT NOT NULL, measures TEXT NOT NULL, result_note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_risks_seq ON risks (seq);
CREATE TABLE scores (
    id INTEGER NOT NULL, uid TEXT NOT NULL, evaluation_uid TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT
    NOT NULL, most INTEGER, points TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_scores_evaluation_uid ON scores (evaluation_uid);
CREATE TABLE trainings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE, hours INTEGER, subject TEXT
    NOT NULL, form TEXT NOT NULL, host TEXT NOT NULL, teacher TEXT NOT NULL, place TEXT NOT NULL, struck
    TEXT NOT NULL, content TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_trainings_seq ON trainings (seq);
CREATE TABLE kept_copies (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, taken_on DATE,
    taken_by TEXT NOT NULL, pages INTEGER NOT NULL, expected INTEGER NOT NULL, found_by TEXT NOT NULL, blob
    TEXT NOT NULL, sha256 TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN
    KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO kept_copies VALUES (1,'01a20da3-1031-777c-a23b-4cf563eeb420','01a20da3-1018-7b31-b67d-0d057c457d62','agreement','','',1,'扫描件','调解协议书','2026-09-20','',2,0,'','','','');
CREATE INDEX ix_kept_copies_case_uid ON kept_copies (case_uid);
CREATE TABLE paper_entries (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, seq INTEGER NOT NULL, filled_on DATE, filled_by TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO paper_entries VALUES (1,'01a20da3-102d-75bd-a54d-14b19da3ed1f','01a20da3-1018-7b31-b67d-0d057c457d62','session_notice','','',1,NULL,'','{"调解时间": "14:00"}');
CREATE INDEX ix_paper_entries_case_uid ON paper_entries (case_uid);
CREATE TABLE paper_marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, version INTEGER NOT NULL, role TEXT NOT NULL, signer TEXT NOT NULL, way TEXT NOT
    NULL, done_on DATE, originals INTEGER NOT NULL, proxy BOOLEAN NOT NULL, authority TEXT NOT NULL, refused
    BOOLEAN NOT NULL, witness TEXT NOT NULL, ink TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO paper_marks VALUES (1,'01a20da3-102e-7693-86d3-a01ec29f5bb4','01a20da3-1018-7b31-b67d-0d057c457d62','performance_notice','','',1,'签收人','某','签名','2026-09-20',1,0,'',0,'','','');
CREATE INDEX ix_paper_marks_case_uid ON paper_marks (case_uid);
CREATE TABLE services (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, form TEXT NOT
    NULL, side TEXT NOT NULL, person TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL, addressee TEXT
    NOT NULL, way TEXT NOT NULL, served_on DATE, place TEXT NOT NULL, receiver TEXT NOT NULL, relation TEXT
    NOT NULL, refusal TEXT NOT NULL, witness TEXT NOT NULL, server TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO services VALUES (1,'01a20da3-102f-7f9a-86cc-69633db06f3b','01a20da3-1018-7b31-b67d-0d057c457d62',1,'performance_notice','申请人','','','','','直接送达','2026-09-20','','','','','','','');
CREATE INDEX ix_services_case_uid ON services (case_uid);
CREATE TABLE worker_lines (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, worker_uid TEXT NOT NULL, seq INTEGER
    NOT NULL, claimed INTEGER, agreed INTEGER, representative BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO worker_lines VALUES (1,'01a20da3-102c-7ea9-8e80-d172d4abf7e5','01a20da3-1018-7b31-b67d-0d057c457d62','w',1,100,50,0);
CREATE INDEX ix_worker_lines_case_uid ON worker_lines (case_uid);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never changed');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never deleted');
END;
