CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0003');
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
    closing_note TEXT NOT NULL, missing_note TEXT NOT NULL, entruster TEXT NOT NULL DEFAULT '', letter_no TEXT NOT NULL DEFAULT '', letter_on DATE, replied_on DATE, infringed_on DATE, split_from TEXT NOT NULL DEFAULT '', destroyed_on DATE, reply TEXT NOT NULL DEFAULT '', scope_note TEXT NOT NULL DEFAULT '', PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO cases VALUES (1,'01a20e8d-1f39-7713-ac84-f5b614389065','（2026）滨工调字第1号',2026,1,'履行中','2026-09-14','当事人申请','书面','追索劳动报酬纠纷',4081205,1,'欧阳建国','滨江精工机械有限公司',NULL,'','2026-09-16','','',NULL,'2026-09-20','达成调解协议','',1200000,'2026-09-20',NULL,'',NULL,NULL,'','10年','','欧阳建国称工资没有足额发放。','','','','','','','',NULL,NULL,NULL,'',NULL,'','');
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
INSERT INTO audit VALUES (1,'2026-11-24T17:14:19.301972+00:00','2026-09-01','吴静宜','init','建立办公室','','建立滨江精工机械有限公司劳动争议调解委员会的办公文件夹。',0,'[{"table":"committee","uid":"01a20e8d-1f26-762d-829f-5dca56bdb46c","before":null,"after":{"uid":"01a20e8d-1f26-762d-829f-5dca56bdb46c","name":"滨江精工机械有限公司劳动争议调解委员会","short":"滨工","employer":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","phone":"","commission":"","number_template":"（{年}）{字号}调字第{序号}号","visit_days":"30","rooms":""}},{"table":"users","uid":"01a20e8d-1f26-72c2-8765-e3698e10e260","before":null,"after":{"uid":"01a20e8d-1f26-72c2-8765-e3698e10e260","name":"吴静宜","role":"主任"}}]','','06a8261f70d53c84a20500082bfb9feeb62fae4089b084895c264811d51cc08f');
INSERT INTO audit VALUES (2,'2026-11-24T17:14:19.318859+00:00','2026-11-24','吴静宜','register','登记','01a20e8d-1f39-7713-ac84-f5b614389065','登记一件完整的案件。',0,'[{"table":"mediators","uid":"01a20e8d-1f36-7124-935e-42df29671fb7","before":null,"after":{"uid":"01a20e8d-1f36-7124-935e-42df29671fb7","name":"林晓峰","sex":"","post":"","department":"","doc_no":"","committee_side":"工会成员","employment":"兼职","phone":"13700004321","certificate":"","certificate_until":null,"term_from":"2026-09-20","term_to":null,"active":true}},{"table":"cases","uid":"01a20e8d-1f39-7713-ac84-f5b614389065","before":null,"after":{"uid":"01a20e8d-1f39-7713-ac84-f5b614389065","number":"（2026）滨工调字第1号","year":2026,"serial":1,"state":"履行中","received_on":"2026-09-14","source":"当事人申请","entruster":"","letter_no":"","letter_on":null,"replied_on":null,"reply":"","way":"书面","cause":"追索劳动报酬纠纷","facts":"欧阳建国称工资没有足额发放。","evidence":"","infringed_on":null,"amount":4081205,"workers":1,"applicant":"欧阳建国","respondent":"滨江精工机械有限公司","registered_on":null,"registered_by":"","decided_on":"2026-09-16","refusal_ground":"","refusal_note":"","legal_head":"","scope_note":"","split_from":"","extended_to":null,"ended_on":"2026-09-20","result":"达成调解协议","failure_ground":"","ending_note":"","agreed_amount":1200000,"effective_on":"2026-09-20","performed_on":null,"referral":"","closed_on":null,"closing_note":"","archived_on":null,"volume_no":"","retention":"10年","filer":"","missing_note":"","destroyed_on":null}},{"table":"workers","uid":"01a20e8d-1f3b-721f-91d0-71f34d5fcba5","before":null,"after":{"uid":"01a20e8d-1f3b-721f-91d0-71f34d5fcba5","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","side":"申请人","name":"欧阳建国","sex":"","birth_on":null,"doc_type":"居民身份证","doc_no":"33010619900307729X","phone":"13800001234","address":"滨江路1号","department":"装配一车间","job":"","entry_on":null,"staff_no":"","left_on":null,"migrant":false,"dispatched":false,"new_form":false,"graduate":false,"overage":false}},{"table":"employers","uid":"01a20e8d-1f3c-767d-a8f3-8778bd39e699","before":null,"after":{"uid":"01a20e8d-1f3c-767d-a8f3-8778bd39e699","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","side":"被申请人","standing":"用人单位","name":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","contact":"","phone":"0571-87654321"}},{"table":"claims","uid":"01a20e8d-1f3c-79ca-becd-63b832d3a5a1","before":null,"after":{"uid":"01a20e8d-1f3c-79ca-becd-63b832d3a5a1","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","seq":1,"matter":"支付工资差额","amount":1200000}},{"table":"consents","uid":"01a20e8d-1f3d-783e-9309-7e9436fa6289","before":null,"after":{"uid":"01a20e8d-1f3d-783e-9309-7e9436fa6289","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","side":"被申请人","asked_on":"2026-09-15","way":"当面","answer":"同意","answered_on":"2026-09-16","person":"","note":""}},{"table":"assignments","uid":"01a20e8d-1f3d-704c-b6aa-5d9de5ab40ba","before":null,"after":{"uid":"01a20e8d-1f3d-704c-b6aa-5d9de5ab40ba","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","seq":1,"mediator_uid":"01a20e8d-1f36-7124-935e-42df29671fb7","name":"林晓峰","leader":true,"assigned_on":null,"recusal":"","recusal_reason":""}},{"table":"sessions","uid":"01a20e8d-1f3e-7c56-8013-d6c9b49f0b43","before":null,"after":{"uid":"01a20e8d-1f3e-7c56-8013-d6c9b49f0b43","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","seq":1,"held_on":"2026-09-20","hours":"","way":"现场","platform":"","place":"会议室","present":"双方","recorder":"吴静宜","applicant_view":"","respondent_view":"","talk":"","outcome":"继续调解","read_back":"宣读无误","read_back_note":""}},{"table":"agreements","uid":"01a20e8d-1f3e-709f-a837-2d3c99c1a48c","before":null,"after":{"uid":"01a20e8d-1f3e-709f-a837-2d3c99c1a48c","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","drafted_on":"2026-09-20","matter":"工资差额","other_terms":"","total":1200000,"copies":3}},{"table":"obligations","uid":"01a20e8d-1f3f-76f0-809b-3627221b4b9f","before":null,"after":{"uid":"01a20e8d-1f3f-76f0-809b-3627221b4b9f","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","seq":1,"debtor":"被申请人","kind":"支付","payment_kind":"劳动报酬","act_kind":"","what":"工资差额","amount":1200000,"due_on":"2026-09-20","method":"","accelerates":false}},{"table":"instalments","uid":"01a20e8d-1f40-724f-ac32-46356fccf978","before":null,"after":{"uid":"01a20e8d-1f40-724f-ac32-46356fccf978","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","obligation_uid":"01a20e8d-1f3f-76f0-809b-3627221b4b9f","seq":1,"due_on":"2026-10-24","amount":600000,"paid":0,"done_on":"2026-09-20"}},{"table":"instalments","uid":"01a20e8d-1f40-7bc3-8fd7-771f582afbc2","before":null,"after":{"uid":"01a20e8d-1f40-7bc3-8fd7-771f582afbc2","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","obligation_uid":"01a20e8d-1f3f-76f0-809b-3627221b4b9f","seq":2,"due_on":"2026-11-24","amount":600000,"paid":0,"done_on":null}},{"table":"marks","uid":"01a20e8d-1f40-761e-a334-67f22b9386b2","before":null,"after":{"uid":"01a20e8d-1f40-761e-a334-67f22b9386b2","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","role":"申请人","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20e8d-1f41-7418-a0db-70c0ee22185a","before":null,"after":{"uid":"01a20e8d-1f41-7418-a0db-70c0ee22185a","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","role":"被申请人","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20e8d-1f41-7e11-8595-e28e5600fb92","before":null,"after":{"uid":"01a20e8d-1f41-7e11-8595-e28e5600fb92","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","role":"调解员","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"marks","uid":"01a20e8d-1f41-78ac-af6f-700ac934a460","before":null,"after":{"uid":"01a20e8d-1f41-78ac-af6f-700ac934a460","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","role":"调解委员会","person":"某人","way":"签名","done_on":"2026-09-20","originals":3,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"notices","uid":"01a20e8d-1f41-7b79-8841-4df8b9627853","before":null,"after":{"uid":"01a20e8d-1f41-7b79-8841-4df8b9627853","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","side":"申请人","served_on":"2026-09-20","way":"直接送达","receiver":"欧阳建国"}},{"table":"performances","uid":"01a20e8d-1f41-72eb-90ec-7f4e50b034ee","before":null,"after":{"uid":"01a20e8d-1f41-72eb-90ec-7f4e50b034ee","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","instalment_uid":"01a20e8d-1f40-7bc3-8fd7-771f582afbc2","done_on":"2026-09-20","amount":600000,"worker_uid":"","attachment_uid":"","way":"银行转账","payer":"","proof":"银行回单","note":"","struck":""}},{"table":"follow_ups","uid":"01a20e8d-1f43-7d1a-9b80-f95ce5f98d87","before":null,"after":{"uid":"01a20e8d-1f43-7d1a-9b80-f95ce5f98d87","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","visited_on":"2026-09-20","way":"电话","visited":"欧阳建国","visitor":"林晓峰","performed":"已全部履行","satisfied":"满意","risk":"","note":""}},{"table":"papers","uid":"01a20e8d-1f43-7dd9-aa67-05f525563127","before":null,"after":{"uid":"01a20e8d-1f43-7dd9-aa67-05f525563127","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","form":"agreement","title":"调解协议书","side":"","person":"","person_name":"","version":1,"reason":"","issued_on":"2026-09-20","issued_by":"","pages":2,"code":"","pdf":"","docx":"","data":"","sha256":""}},{"table":"worker_lines","uid":"01a20e8d-1f44-72a5-affe-eeddf4dc6994","before":null,"after":{"uid":"01a20e8d-1f44-72a5-affe-eeddf4dc6994","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","worker_uid":"w","seq":1,"claimed":100,"agreed":50,"representative":false,"consent":"尚未答复","consent_on":null,"consent_note":"","result":"","result_on":null,"result_note":""}},{"table":"paper_entries","uid":"01a20e8d-1f45-79d6-9aad-98b2296889f5","before":null,"after":{"uid":"01a20e8d-1f45-79d6-9aad-98b2296889f5","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","form":"session_notice","side":"","person":"","seq":1,"filled_on":null,"filled_by":"","data":"{\"调解时间\": \"14:00\"}"}},{"table":"paper_marks","uid":"01a20e8d-1f45-7861-91c1-17860753df1b","before":null,"after":{"uid":"01a20e8d-1f45-7861-91c1-17860753df1b","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","form":"performance_notice","side":"","person":"","version":1,"role":"签收人","signer":"某","way":"签名","done_on":"2026-09-20","originals":1,"proxy":false,"authority":"","refused":false,"witness":"","ink":"","note":""}},{"table":"services","uid":"01a20e8d-1f46-71cb-b569-06ae093888d1","before":null,"after":{"uid":"01a20e8d-1f46-71cb-b569-06ae093888d1","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","seq":1,"form":"performance_notice","side":"申请人","person":"","title":"","code":"","addressee":"","way":"直接送达","served_on":"2026-09-20","place":"","receiver":"","relation":"","refusal":"","witness":"","server":"","note":""}},{"table":"kept_copies","uid":"01a20e8d-1f46-7a01-b4ed-66ded120150f","before":null,"after":{"uid":"01a20e8d-1f46-7a01-b4ed-66ded120150f","case_uid":"01a20e8d-1f39-7713-ac84-f5b614389065","form":"agreement","side":"","person":"","version":1,"kind":"扫描件","title":"调解协议书","taken_on":"2026-09-20","taken_by":"","pages":2,"expected":0,"found_by":"","note":"","blob":"","sha256":""}},{"table":"own_forms","uid":"01a20e8d-1f47-7af6-aedf-5548a5fab289","before":null,"after":{"uid":"01a20e8d-1f47-7af6-aedf-5548a5fab289","code":"agreement","name":"调解协议书","text":"自拟的正文","word":"","word_name":"","changed_on":"2026-09-20","changed_by":""}}]','06a8261f70d53c84a20500082bfb9feeb62fae4089b084895c264811d51cc08f','a4a3220b0f7bca3ea34a820a7641025e7c49bb303983348a8ed753bcda4ce80f');
CREATE INDEX ix_audit_case_uid ON audit (case_uid);
CREATE TABLE committee (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
    employer TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, commission TEXT NOT NULL,
    number_template TEXT NOT NULL, visit_days TEXT NOT NULL DEFAULT '30', rooms TEXT NOT NULL DEFAULT '', PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO committee VALUES (1,'01a20e8d-1f26-762d-829f-5dca56bdb46c','滨江精工机械有限公司劳动争议调解委员会','滨工','滨江精工机械有限公司','','','','','','','（{年}）{字号}调字第{序号}号','30','');
CREATE TABLE drafts (
    id INTEGER NOT NULL, uid TEXT NOT NULL, kind TEXT NOT NULL, case_uid TEXT NOT NULL,
    user TEXT NOT NULL, data JSON NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_drafts_user ON drafts (user);
CREATE TABLE mediators (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL, post TEXT NOT NULL,
    committee_side TEXT NOT NULL, employment TEXT NOT NULL, phone TEXT NOT NULL,
    certificate TEXT NOT NULL, certificate_until DATE, term_from DATE, term_to DATE,
    active BOOLEAN NOT NULL, department TEXT NOT NULL DEFAULT '', doc_no TEXT NOT NULL DEFAULT '', PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO mediators VALUES (1,'01a20e8d-1f36-7124-935e-42df29671fb7','林晓峰','','','工会成员','兼职','13700004321','',NULL,'2026-09-20',NULL,1,'','');
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
INSERT INTO users VALUES (1,'01a20e8d-1f26-72c2-8765-e3698e10e260','吴静宜','主任');
CREATE UNIQUE INDEX uq_users_name ON users (name);
CREATE TABLE agreements (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, drafted_on DATE,
    total INTEGER NOT NULL, copies INTEGER NOT NULL, matter TEXT NOT NULL, other_terms TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO agreements VALUES (1,'01a20e8d-1f3e-709f-a837-2d3c99c1a48c','01a20e8d-1f39-7713-ac84-f5b614389065','2026-09-20',1200000,3,'工资差额','');
CREATE INDEX ix_agreements_case_uid ON agreements (case_uid);
CREATE TABLE assignments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    mediator_uid TEXT NOT NULL, name TEXT NOT NULL, leader BOOLEAN NOT NULL, assigned_on DATE, recusal TEXT NOT NULL DEFAULT '', recusal_reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO assignments VALUES (1,'01a20e8d-1f3d-704c-b6aa-5d9de5ab40ba','01a20e8d-1f39-7713-ac84-f5b614389065',1,'01a20e8d-1f36-7124-935e-42df29671fb7','林晓峰',1,NULL,'','');
CREATE INDEX ix_assignments_case_uid ON assignments (case_uid);
CREATE INDEX ix_assignments_mediator_uid ON assignments (mediator_uid);
CREATE TABLE claims (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    matter TEXT NOT NULL, amount INTEGER, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO claims VALUES (1,'01a20e8d-1f3c-79ca-becd-63b832d3a5a1','01a20e8d-1f39-7713-ac84-f5b614389065',1,'支付工资差额',1200000);
CREATE INDEX ix_claims_case_uid ON claims (case_uid);
CREATE TABLE consents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, asked_on DATE,
    way TEXT NOT NULL, answer TEXT NOT NULL, answered_on DATE, person TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO consents VALUES (1,'01a20e8d-1f3d-783e-9309-7e9436fa6289','01a20e8d-1f39-7713-ac84-f5b614389065','被申请人','2026-09-15','当面','同意','2026-09-16','','');
CREATE INDEX ix_consents_case_uid ON consents (case_uid);
CREATE TABLE employers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL, standing TEXT NOT NULL DEFAULT '用人单位',
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO employers VALUES (1,'01a20e8d-1f3c-767d-a8f3-8778bd39e699','01a20e8d-1f39-7713-ac84-f5b614389065','被申请人','滨江精工机械有限公司','','','','','','0571-87654321','用人单位');
CREATE INDEX ix_employers_case_uid ON employers (case_uid);
CREATE TABLE follow_ups (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, visited_on DATE, way TEXT NOT NULL,
    visited TEXT NOT NULL, visitor TEXT NOT NULL, performed TEXT NOT NULL, satisfied TEXT NOT NULL,
    risk TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO follow_ups VALUES (1,'01a20e8d-1f43-7d1a-9b80-f95ce5f98d87','01a20e8d-1f39-7713-ac84-f5b614389065','2026-09-20','电话','欧阳建国','林晓峰','已全部履行','满意','','');
CREATE INDEX ix_follow_ups_case_uid ON follow_ups (case_uid);
CREATE TABLE instalments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, obligation_uid TEXT NOT NULL,
    seq INTEGER NOT NULL, due_on DATE, amount INTEGER, paid INTEGER NOT NULL, done_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO instalments VALUES (1,'01a20e8d-1f40-724f-ac32-46356fccf978','01a20e8d-1f39-7713-ac84-f5b614389065','01a20e8d-1f3f-76f0-809b-3627221b4b9f',1,'2026-10-24',600000,0,'2026-09-20');
INSERT INTO instalments VALUES (2,'01a20e8d-1f40-7bc3-8fd7-771f582afbc2','01a20e8d-1f39-7713-ac84-f5b614389065','01a20e8d-1f3f-76f0-809b-3627221b4b9f',2,'2026-11-24',600000,0,NULL);
CREATE INDEX ix_instalments_case_uid ON instalments (case_uid);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_instalments_obligation_uid ON instalments (obligation_uid);
CREATE TABLE notices (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, served_on DATE,
    way TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO notices VALUES (1,'01a20e8d-1f41-7b79-8841-4df8b9627853','01a20e8d-1f39-7713-ac84-f5b614389065','申请人','2026-09-20','直接送达','欧阳建国');
CREATE INDEX ix_notices_case_uid ON notices (case_uid);
CREATE TABLE obligations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    debtor TEXT NOT NULL, kind TEXT NOT NULL, payment_kind TEXT NOT NULL, what TEXT NOT NULL,
    amount INTEGER, due_on DATE, method TEXT NOT NULL, act_kind TEXT NOT NULL DEFAULT '', accelerates BOOLEAN NOT NULL DEFAULT 0, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO obligations VALUES (1,'01a20e8d-1f3f-76f0-809b-3627221b4b9f','01a20e8d-1f39-7713-ac84-f5b614389065',1,'被申请人','支付','劳动报酬','工资差额',1200000,'2026-09-20','','',0);
CREATE INDEX ix_obligations_case_uid ON obligations (case_uid);
CREATE TABLE performances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, instalment_uid TEXT NOT NULL,
    done_on DATE, amount INTEGER, proof TEXT NOT NULL, note TEXT NOT NULL, worker_uid TEXT NOT NULL DEFAULT '', attachment_uid TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '银行转账', payer TEXT NOT NULL DEFAULT '', struck TEXT NOT NULL DEFAULT '', PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO performances VALUES (1,'01a20e8d-1f41-72eb-90ec-7f4e50b034ee','01a20e8d-1f39-7713-ac84-f5b614389065','01a20e8d-1f40-7bc3-8fd7-771f582afbc2','2026-09-20',600000,'银行回单','','','','银行转账','','');
CREATE INDEX ix_performances_case_uid ON performances (case_uid);
CREATE INDEX ix_performances_done_on ON performances (done_on);
CREATE INDEX ix_performances_instalment_uid ON performances (instalment_uid);
CREATE TABLE sessions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE,
    hours TEXT NOT NULL, place TEXT NOT NULL, recorder TEXT NOT NULL, outcome TEXT NOT NULL,
    present TEXT NOT NULL, applicant_view TEXT NOT NULL, respondent_view TEXT NOT NULL,
    talk TEXT NOT NULL, way TEXT NOT NULL DEFAULT '现场', platform TEXT NOT NULL DEFAULT '', read_back TEXT NOT NULL DEFAULT '宣读无误', read_back_note TEXT NOT NULL DEFAULT '', PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO sessions VALUES (1,'01a20e8d-1f3e-7c56-8013-d6c9b49f0b43','01a20e8d-1f39-7713-ac84-f5b614389065',1,'2026-09-20','','会议室','吴静宜','继续调解','双方','','','','现场','','宣读无误','');
CREATE INDEX ix_sessions_case_uid ON sessions (case_uid);
CREATE TABLE workers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, sex TEXT NOT NULL, birth_on DATE, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL,
    phone TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL, job TEXT NOT NULL,
    entry_on DATE, migrant BOOLEAN NOT NULL, dispatched BOOLEAN NOT NULL, new_form BOOLEAN NOT NULL,
    graduate BOOLEAN NOT NULL, overage BOOLEAN NOT NULL DEFAULT 0, staff_no TEXT NOT NULL DEFAULT '', left_on DATE, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO workers VALUES (1,'01a20e8d-1f3b-721f-91d0-71f34d5fcba5','01a20e8d-1f39-7713-ac84-f5b614389065','申请人','欧阳建国','',NULL,'居民身份证','33010619900307729X','13800001234','滨江路1号','装配一车间','',NULL,0,0,0,0,0,'',NULL);
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
INSERT INTO marks VALUES (1,'01a20e8d-1f40-761e-a334-67f22b9386b2','01a20e8d-1f39-7713-ac84-f5b614389065','申请人','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (2,'01a20e8d-1f41-7418-a0db-70c0ee22185a','01a20e8d-1f39-7713-ac84-f5b614389065','被申请人','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (3,'01a20e8d-1f41-7e11-8595-e28e5600fb92','01a20e8d-1f39-7713-ac84-f5b614389065','调解员','某人','签名','2026-09-20',3,0,'',0,'','','');
INSERT INTO marks VALUES (4,'01a20e8d-1f41-78ac-af6f-700ac934a460','01a20e8d-1f39-7713-ac84-f5b614389065','调解委员会','某人','签名','2026-09-20',3,0,'',0,'','','');
CREATE INDEX ix_marks_case_uid ON marks (case_uid);
CREATE TABLE papers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL,
    side TEXT NOT NULL, person TEXT NOT NULL, person_name TEXT NOT NULL, version INTEGER NOT NULL, reason
    TEXT NOT NULL, issued_on DATE, issued_by TEXT NOT NULL, pages INTEGER NOT NULL, code TEXT NOT NULL, pdf
    TEXT NOT NULL, docx TEXT NOT NULL, data TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO papers VALUES (1,'01a20e8d-1f43-7dd9-aa67-05f525563127','01a20e8d-1f39-7713-ac84-f5b614389065','agreement','调解协议书','','','',1,'','2026-09-20','',2,'','','','','');
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
INSERT INTO own_forms VALUES (1,'01a20e8d-1f47-7af6-aedf-5548a5fab289','agreement','调解协议书','','','2026-09-20','','自拟的正文');
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
INSERT INTO kept_copies VALUES (1,'01a20e8d-1f46-7a01-b4ed-66ded120150f','01a20e8d-1f39-7713-ac84-f5b614389065','agreement','','',1,'扫描件','调解协议书','2026-09-20','',2,0,'','','','');
CREATE INDEX ix_kept_copies_case_uid ON kept_copies (case_uid);
CREATE TABLE paper_entries (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, seq INTEGER NOT NULL, filled_on DATE, filled_by TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO paper_entries VALUES (1,'01a20e8d-1f45-79d6-9aad-98b2296889f5','01a20e8d-1f39-7713-ac84-f5b614389065','session_notice','','',1,NULL,'','{"调解时间": "14:00"}');
CREATE INDEX ix_paper_entries_case_uid ON paper_entries (case_uid);
CREATE TABLE paper_marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL, side TEXT NOT NULL,
    person TEXT NOT NULL, version INTEGER NOT NULL, role TEXT NOT NULL, signer TEXT NOT NULL, way TEXT NOT
    NULL, done_on DATE, originals INTEGER NOT NULL, proxy BOOLEAN NOT NULL, authority TEXT NOT NULL, refused
    BOOLEAN NOT NULL, witness TEXT NOT NULL, ink TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO paper_marks VALUES (1,'01a20e8d-1f45-7861-91c1-17860753df1b','01a20e8d-1f39-7713-ac84-f5b614389065','performance_notice','','',1,'签收人','某','签名','2026-09-20',1,0,'',0,'','','');
CREATE INDEX ix_paper_marks_case_uid ON paper_marks (case_uid);
CREATE TABLE services (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, form TEXT NOT
    NULL, side TEXT NOT NULL, person TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL, addressee TEXT
    NOT NULL, way TEXT NOT NULL, served_on DATE, place TEXT NOT NULL, receiver TEXT NOT NULL, relation TEXT
    NOT NULL, refusal TEXT NOT NULL, witness TEXT NOT NULL, server TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO services VALUES (1,'01a20e8d-1f46-71cb-b569-06ae093888d1','01a20e8d-1f39-7713-ac84-f5b614389065',1,'performance_notice','申请人','','','','','直接送达','2026-09-20','','','','','','','');
CREATE INDEX ix_services_case_uid ON services (case_uid);
CREATE TABLE worker_lines (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, worker_uid TEXT NOT NULL, seq INTEGER
    NOT NULL, claimed INTEGER, agreed INTEGER, representative BOOLEAN NOT NULL, consent TEXT NOT NULL DEFAULT '尚未答复', consent_on DATE, consent_note TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', result_on DATE, result_note TEXT NOT NULL DEFAULT '', PRIMARY KEY (id), UNIQUE
    (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO worker_lines VALUES (1,'01a20e8d-1f44-72a5-affe-eeddf4dc6994','01a20e8d-1f39-7713-ac84-f5b614389065','w',1,100,50,0,'尚未答复',NULL,'','',NULL,'');
CREATE INDEX ix_worker_lines_case_uid ON worker_lines (case_uid);
CREATE TABLE appraisals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, made_on DATE, members TEXT NOT NULL, approved_on
    DATE, approver TEXT NOT NULL, destroyed_on DATE, supervisors TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_appraisals_seq ON appraisals (seq);
CREATE TABLE clauses (
    id INTEGER NOT NULL, uid TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, struck
    TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
CREATE TABLE ties (
    id INTEGER NOT NULL, uid TEXT NOT NULL, mediator_uid TEXT NOT NULL, seq INTEGER NOT NULL, mediator TEXT NOT
    NULL, kind TEXT NOT NULL, other TEXT NOT NULL, note TEXT NOT NULL, declared_on DATE, struck TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid)
);
CREATE INDEX ix_ties_mediator_uid ON ties (mediator_uid);
CREATE TABLE abilities (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, assessed_on DATE, side TEXT NOT NULL, finding
    TEXT NOT NULL, assessor TEXT NOT NULL, means TEXT NOT NULL, burdens TEXT NOT NULL, advice TEXT NOT NULL, PRIMARY
    KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_abilities_case_uid ON abilities (case_uid);
CREATE TABLE agents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, party_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    side TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL, phone
    TEXT NOT NULL, relation TEXT NOT NULL, power TEXT NOT NULL, matters TEXT NOT NULL, proof TEXT NOT NULL, from_on
    DATE, to_on DATE, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE
    RESTRICT
);
CREATE INDEX ix_agents_case_uid ON agents (case_uid);
CREATE TABLE appointments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, held_on DATE, starts TEXT
    NOT NULL, ends TEXT NOT NULL, way TEXT NOT NULL, room TEXT NOT NULL, platform TEXT NOT NULL, mediators TEXT NOT
    NULL, state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_appointments_case_uid ON appointments (case_uid);
CREATE INDEX ix_appointments_held_on ON appointments (held_on);
CREATE TABLE appraisal_lines (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, appraisal_uid TEXT NOT NULL, seq INTEGER NOT
    NULL, number TEXT NOT NULL, volume_no TEXT NOT NULL, opinion TEXT NOT NULL, retention TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_appraisal_lines_appraisal_uid ON appraisal_lines (appraisal_uid);
CREATE INDEX ix_appraisal_lines_case_uid ON appraisal_lines (case_uid);
CREATE TABLE attachments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, evidence_uid TEXT NOT NULL, seq INTEGER NOT
    NULL, name TEXT NOT NULL, media TEXT NOT NULL, size INTEGER NOT NULL, origin TEXT NOT NULL, added_on DATE,
    added_by TEXT NOT NULL, note TEXT NOT NULL, struck TEXT NOT NULL, blob TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_attachments_case_uid ON attachments (case_uid);
CREATE TABLE attendees (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, session_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    name TEXT NOT NULL, capacity TEXT NOT NULL, came BOOLEAN NOT NULL, why_not TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_attendees_case_uid ON attendees (case_uid);
CREATE INDEX ix_attendees_session_uid ON attendees (session_uid);
CREATE TABLE elections (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, elected_on DATE, way TEXT NOT NULL, took_part
    INTEGER, agreed INTEGER, note TEXT NOT NULL, powers TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN
    KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_elections_case_uid ON elections (case_uid);
CREATE TABLE evidence (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, side TEXT NOT NULL, name
    TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, pages INTEGER, purpose TEXT NOT NULL, handed_by TEXT NOT
    NULL, handed_on DATE, taken_by TEXT NOT NULL, returned_on DATE, returned_to TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_evidence_case_uid ON evidence (case_uid);
CREATE TABLE hand_overs (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, body TEXT NOT
    NULL, purpose TEXT NOT NULL, files INTEGER NOT NULL, made_by TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_hand_overs_case_uid ON hand_overs (case_uid);
CREATE TABLE instructions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, "to" TEXT NOT
    NULL, done_by DATE, done_on DATE, what TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_instructions_case_uid ON instructions (case_uid);
CREATE TABLE limitation_events (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, "on" DATE, until DATE, kind TEXT NOT NULL, proof
    TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid)
    ON DELETE RESTRICT
);
CREATE INDEX ix_limitation_events_case_uid ON limitation_events (case_uid);
CREATE TABLE loans (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, lent_on DATE, borrower
    TEXT NOT NULL, unit TEXT NOT NULL, purpose TEXT NOT NULL, approver TEXT NOT NULL, due_on DATE, returned_on DATE,
    condition TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE
    RESTRICT
);
CREATE INDEX ix_loans_case_uid ON loans (case_uid);
CREATE INDEX ix_loans_due_on ON loans (due_on);
CREATE TABLE major_reports (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, reported_on DATE,
    reported_to TEXT NOT NULL, way TEXT NOT NULL, reporter TEXT NOT NULL, situation TEXT NOT NULL, measures TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_major_reports_case_uid ON major_reports (case_uid);
CREATE TABLE party_changes (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, party_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    kind TEXT NOT NULL, changed_on DATE, "before" TEXT NOT NULL, proof TEXT NOT NULL, note TEXT NOT NULL, PRIMARY
    KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_party_changes_case_uid ON party_changes (case_uid);
CREATE TABLE private_notes (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, talked_on DATE, side TEXT
    NOT NULL, with_whom TEXT NOT NULL, way TEXT NOT NULL, author TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY
    (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_private_notes_case_uid ON private_notes (case_uid);
CREATE TABLE proposals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, made_on DATE, proposer
    TEXT NOT NULL, amount INTEGER, answer TEXT NOT NULL, answered_on DATE, terms TEXT NOT NULL, answer_note TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_proposals_case_uid ON proposals (case_uid);
CREATE TABLE referrals (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, body
    TEXT NOT NULL, sent_on DATE, sent_by TEXT NOT NULL, amount INTEGER, received_on DATE, result TEXT NOT NULL,
    result_on DATE, doc_no TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_referrals_case_uid ON referrals (case_uid);
CREATE TABLE reopenings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, "on" DATE, was TEXT NOT
    NULL, volume_no TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid)
    REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_reopenings_case_uid ON reopenings (case_uid);
CREATE TABLE suspensions (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, from_on DATE, ground TEXT
    NOT NULL, both_agree BOOLEAN NOT NULL, resumed_on DATE, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_suspensions_case_uid ON suspensions (case_uid);
CREATE TABLE turns (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, session_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    speaker TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES
    cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_turns_case_uid ON turns (case_uid);
CREATE INDEX ix_turns_session_uid ON turns (session_uid);
CREATE TABLE urgings (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL, kind
    TEXT NOT NULL, "on" DATE, side TEXT NOT NULL, way TEXT NOT NULL, amount INTEGER, perform_by DATE, note TEXT NOT
    NULL, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
CREATE INDEX ix_urgings_case_uid ON urgings (case_uid);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never changed');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never deleted');
END;
