CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0001');
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
INSERT INTO cases VALUES (1,'01a20d05-3a42-7ec0-baea-7df221963370','（2026）滨工调字第1号',2026,1,'履行中','2026-09-14','当事人申请','书面','追索劳动报酬纠纷',4081205,1,'欧阳建国','滨江精工机械有限公司',NULL,'','2026-09-16','','',NULL,'2026-09-20','达成调解协议','',1200000,'2026-09-20',NULL,'',NULL,NULL,'','10年','','欧阳建国称工资没有足额发放。','','','','','');
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
INSERT INTO audit VALUES (1,'2026-11-24T10:06:16.092231+00:00','2026-09-01','吴静宜','init','建立办公室','','建立滨江精工机械有限公司劳动争议调解委员会的办公文件夹。',0,'[{"table":"committee","uid":"01a20d05-3a1c-7249-a5af-84f7096b0601","before":null,"after":{"uid":"01a20d05-3a1c-7249-a5af-84f7096b0601","name":"滨江精工机械有限公司劳动争议调解委员会","short":"滨工","employer":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","phone":"","commission":"","number_template":"（{年}）{字号}调字第{序号}号"}},{"table":"users","uid":"01a20d05-3a1c-75db-b339-704d5fc00644","before":null,"after":{"uid":"01a20d05-3a1c-75db-b339-704d5fc00644","name":"吴静宜","role":"主任"}}]','','36007263920abc7e86b059ff44ad7fcb2c77d9ea19bbab8950abd1bc48c5fc09');
INSERT INTO audit VALUES (2,'2026-11-24T10:06:16.127774+00:00','2026-11-24','吴静宜','register','登记','01a20d05-3a42-7ec0-baea-7df221963370','登记一件完整的案件。',0,'[{"table":"mediators","uid":"01a20d05-3a3f-7e3a-832c-7103b10e3bd5","before":null,"after":{"uid":"01a20d05-3a3f-7e3a-832c-7103b10e3bd5","name":"林晓峰","sex":"","post":"","committee_side":"工会成员","employment":"兼职","phone":"13700004321","certificate":"","certificate_until":null,"term_from":"2026-09-20","term_to":null,"active":true}},{"table":"cases","uid":"01a20d05-3a42-7ec0-baea-7df221963370","before":null,"after":{"uid":"01a20d05-3a42-7ec0-baea-7df221963370","number":"（2026）滨工调字第1号","year":2026,"serial":1,"state":"履行中","received_on":"2026-09-14","source":"当事人申请","way":"书面","cause":"追索劳动报酬纠纷","facts":"欧阳建国称工资没有足额发放。","evidence":"","amount":4081205,"workers":1,"applicant":"欧阳建国","respondent":"滨江精工机械有限公司","registered_on":null,"registered_by":"","decided_on":"2026-09-16","refusal_ground":"","refusal_note":"","legal_head":"","extended_to":null,"ended_on":"2026-09-20","result":"达成调解协议","failure_ground":"","ending_note":"","agreed_amount":1200000,"effective_on":"2026-09-20","performed_on":null,"referral":"","closed_on":null,"closing_note":"","archived_on":null,"volume_no":"","retention":"10年","filer":"","missing_note":""}},{"table":"workers","uid":"01a20d05-3a48-7038-bf1f-97fdcd670142","before":null,"after":{"uid":"01a20d05-3a48-7038-bf1f-97fdcd670142","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","side":"申请人","name":"欧阳建国","sex":"","birth_on":null,"doc_type":"居民身份证","doc_no":"33010619900307729X","phone":"13800001234","address":"滨江路1号","department":"装配一车间","job":"","entry_on":null,"migrant":false,"dispatched":false,"new_form":false,"graduate":false}},{"table":"employers","uid":"01a20d05-3a49-75b2-bfee-4ef5516bd52e","before":null,"after":{"uid":"01a20d05-3a49-75b2-bfee-4ef5516bd52e","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","side":"被申请人","name":"滨江精工机械有限公司","credit_code":"","legal_rep":"","legal_rep_post":"","address":"","contact":"","phone":"0571-87654321"}},{"table":"claims","uid":"01a20d05-3a49-7410-add0-addda4b9c9c7","before":null,"after":{"uid":"01a20d05-3a49-7410-add0-addda4b9c9c7","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","seq":1,"matter":"支付工资差额","amount":1200000}},{"table":"consents","uid":"01a20d05-3a4a-7b63-b4bd-0becab037de8","before":null,"after":{"uid":"01a20d05-3a4a-7b63-b4bd-0becab037de8","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","side":"被申请人","asked_on":"2026-09-15","way":"当面","answer":"同意","answered_on":"2026-09-16","person":"","note":""}},{"table":"assignments","uid":"01a20d05-3a4a-7c73-a6eb-ed1ab9568d8a","before":null,"after":{"uid":"01a20d05-3a4a-7c73-a6eb-ed1ab9568d8a","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","seq":1,"mediator_uid":"01a20d05-3a3f-7e3a-832c-7103b10e3bd5","name":"林晓峰","leader":true,"assigned_on":null}},{"table":"sessions","uid":"01a20d05-3a4b-70c2-aa21-4543aa0b9ae8","before":null,"after":{"uid":"01a20d05-3a4b-70c2-aa21-4543aa0b9ae8","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","seq":1,"held_on":"2026-09-20","hours":"","place":"会议室","present":"双方","recorder":"吴静宜","applicant_view":"","respondent_view":"","talk":"","outcome":"继续调解"}},{"table":"agreements","uid":"01a20d05-3a4f-7e7c-91ab-11f3d0b6623f","before":null,"after":{"uid":"01a20d05-3a4f-7e7c-91ab-11f3d0b6623f","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","drafted_on":"2026-09-20","matter":"工资差额","other_terms":"","total":1200000,"copies":3}},{"table":"obligations","uid":"01a20d05-3a50-79d3-b7f5-7b969989ab16","before":null,"after":{"uid":"01a20d05-3a50-79d3-b7f5-7b969989ab16","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","seq":1,"debtor":"被申请人","kind":"支付","payment_kind":"劳动报酬","what":"工资差额","amount":1200000,"due_on":"2026-09-20","method":""}},{"table":"instalments","uid":"01a20d05-3a51-7405-9c6e-81ac28eec675","before":null,"after":{"uid":"01a20d05-3a51-7405-9c6e-81ac28eec675","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","obligation_uid":"01a20d05-3a50-79d3-b7f5-7b969989ab16","seq":1,"due_on":"2026-10-24","amount":600000,"paid":0,"done_on":"2026-09-20"}},{"table":"instalments","uid":"01a20d05-3a51-7d1d-9695-4f3dba1168fb","before":null,"after":{"uid":"01a20d05-3a51-7d1d-9695-4f3dba1168fb","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","obligation_uid":"01a20d05-3a50-79d3-b7f5-7b969989ab16","seq":2,"due_on":"2026-11-24","amount":600000,"paid":0,"done_on":null}},{"table":"marks","uid":"01a20d05-3a51-7514-97c2-5f78f1accf94","before":null,"after":{"uid":"01a20d05-3a51-7514-97c2-5f78f1accf94","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","role":"申请人","person":"某人","way":"签名","done_on":"2026-09-20","refused":false,"note":""}},{"table":"marks","uid":"01a20d05-3a52-79a8-9476-758261ff4a38","before":null,"after":{"uid":"01a20d05-3a52-79a8-9476-758261ff4a38","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","role":"被申请人","person":"某人","way":"签名","done_on":"2026-09-20","refused":false,"note":""}},{"table":"marks","uid":"01a20d05-3a52-74fd-b756-203a84c8c3f8","before":null,"after":{"uid":"01a20d05-3a52-74fd-b756-203a84c8c3f8","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","role":"调解员","person":"某人","way":"签名","done_on":"2026-09-20","refused":false,"note":""}},{"table":"marks","uid":"01a20d05-3a52-7314-890d-97537615d9b1","before":null,"after":{"uid":"01a20d05-3a52-7314-890d-97537615d9b1","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","role":"调解委员会","person":"某人","way":"签名","done_on":"2026-09-20","refused":false,"note":""}},{"table":"notices","uid":"01a20d05-3a52-7e66-aa18-b32c5e3e262e","before":null,"after":{"uid":"01a20d05-3a52-7e66-aa18-b32c5e3e262e","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","side":"申请人","served_on":"2026-09-20","way":"直接送达","receiver":"欧阳建国"}},{"table":"performances","uid":"01a20d05-3a52-76e7-b460-2dbfe1bf3350","before":null,"after":{"uid":"01a20d05-3a52-76e7-b460-2dbfe1bf3350","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","instalment_uid":"01a20d05-3a51-7d1d-9695-4f3dba1168fb","done_on":"2026-09-20","amount":600000,"proof":"银行回单","note":""}},{"table":"follow_ups","uid":"01a20d05-3a53-7dcb-961f-f0e0b3c3fec5","before":null,"after":{"uid":"01a20d05-3a53-7dcb-961f-f0e0b3c3fec5","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","visited_on":"2026-09-20","way":"电话","visited":"欧阳建国","visitor":"林晓峰","performed":"已全部履行","satisfied":"满意","risk":"","note":""}},{"table":"papers","uid":"01a20d05-3a57-757e-b401-82d2be284c9f","before":null,"after":{"uid":"01a20d05-3a57-757e-b401-82d2be284c9f","case_uid":"01a20d05-3a42-7ec0-baea-7df221963370","form":"agreement","title":"调解协议书","side":"","version":1,"issued_on":"2026-09-20","issued_by":"","pages":2,"pdf":"","docx":"","sha256":""}}]','36007263920abc7e86b059ff44ad7fcb2c77d9ea19bbab8950abd1bc48c5fc09','a306b6b144da858bd2d23357bc4a6f137d0c848c645aed2a4d5b91d97c6f648c');
CREATE INDEX ix_audit_case_uid ON audit (case_uid);
CREATE TABLE committee (
    id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
    employer TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, commission TEXT NOT NULL,
    number_template TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid)
);
INSERT INTO committee VALUES (1,'01a20d05-3a1c-7249-a5af-84f7096b0601','滨江精工机械有限公司劳动争议调解委员会','滨工','滨江精工机械有限公司','','','','','','','（{年}）{字号}调字第{序号}号');
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
INSERT INTO mediators VALUES (1,'01a20d05-3a3f-7e3a-832c-7103b10e3bd5','林晓峰','','','工会成员','兼职','13700004321','',NULL,'2026-09-20',NULL,1);
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
INSERT INTO users VALUES (1,'01a20d05-3a1c-75db-b339-704d5fc00644','吴静宜','主任');
CREATE UNIQUE INDEX uq_users_name ON users (name);
CREATE TABLE agreements (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, drafted_on DATE,
    total INTEGER NOT NULL, copies INTEGER NOT NULL, matter TEXT NOT NULL, other_terms TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO agreements VALUES (1,'01a20d05-3a4f-7e7c-91ab-11f3d0b6623f','01a20d05-3a42-7ec0-baea-7df221963370','2026-09-20',1200000,3,'工资差额','');
CREATE INDEX ix_agreements_case_uid ON agreements (case_uid);
CREATE TABLE assignments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    mediator_uid TEXT NOT NULL, name TEXT NOT NULL, leader BOOLEAN NOT NULL, assigned_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO assignments VALUES (1,'01a20d05-3a4a-7c73-a6eb-ed1ab9568d8a','01a20d05-3a42-7ec0-baea-7df221963370',1,'01a20d05-3a3f-7e3a-832c-7103b10e3bd5','林晓峰',1,NULL);
CREATE INDEX ix_assignments_case_uid ON assignments (case_uid);
CREATE INDEX ix_assignments_mediator_uid ON assignments (mediator_uid);
CREATE TABLE claims (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    matter TEXT NOT NULL, amount INTEGER, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO claims VALUES (1,'01a20d05-3a49-7410-add0-addda4b9c9c7','01a20d05-3a42-7ec0-baea-7df221963370',1,'支付工资差额',1200000);
CREATE INDEX ix_claims_case_uid ON claims (case_uid);
CREATE TABLE consents (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, asked_on DATE,
    way TEXT NOT NULL, answer TEXT NOT NULL, answered_on DATE, person TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO consents VALUES (1,'01a20d05-3a4a-7b63-b4bd-0becab037de8','01a20d05-3a42-7ec0-baea-7df221963370','被申请人','2026-09-15','当面','同意','2026-09-16','','');
CREATE INDEX ix_consents_case_uid ON consents (case_uid);
CREATE TABLE employers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, credit_code TEXT NOT NULL, legal_rep TEXT NOT NULL,
    legal_rep_post TEXT NOT NULL, address TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO employers VALUES (1,'01a20d05-3a49-75b2-bfee-4ef5516bd52e','01a20d05-3a42-7ec0-baea-7df221963370','被申请人','滨江精工机械有限公司','','','','','','0571-87654321');
CREATE INDEX ix_employers_case_uid ON employers (case_uid);
CREATE TABLE follow_ups (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, visited_on DATE, way TEXT NOT NULL,
    visited TEXT NOT NULL, visitor TEXT NOT NULL, performed TEXT NOT NULL, satisfied TEXT NOT NULL,
    risk TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO follow_ups VALUES (1,'01a20d05-3a53-7dcb-961f-f0e0b3c3fec5','01a20d05-3a42-7ec0-baea-7df221963370','2026-09-20','电话','欧阳建国','林晓峰','已全部履行','满意','','');
CREATE INDEX ix_follow_ups_case_uid ON follow_ups (case_uid);
CREATE TABLE instalments (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, obligation_uid TEXT NOT NULL,
    seq INTEGER NOT NULL, due_on DATE, amount INTEGER, paid INTEGER NOT NULL, done_on DATE,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO instalments VALUES (1,'01a20d05-3a51-7405-9c6e-81ac28eec675','01a20d05-3a42-7ec0-baea-7df221963370','01a20d05-3a50-79d3-b7f5-7b969989ab16',1,'2026-10-24',600000,0,'2026-09-20');
INSERT INTO instalments VALUES (2,'01a20d05-3a51-7d1d-9695-4f3dba1168fb','01a20d05-3a42-7ec0-baea-7df221963370','01a20d05-3a50-79d3-b7f5-7b969989ab16',2,'2026-11-24',600000,0,NULL);
CREATE INDEX ix_instalments_case_uid ON instalments (case_uid);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_instalments_obligation_uid ON instalments (obligation_uid);
CREATE TABLE marks (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, role TEXT NOT NULL,
    person TEXT NOT NULL, way TEXT NOT NULL, done_on DATE, refused BOOLEAN NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO marks VALUES (1,'01a20d05-3a51-7514-97c2-5f78f1accf94','01a20d05-3a42-7ec0-baea-7df221963370','申请人','某人','签名','2026-09-20',0,'');
INSERT INTO marks VALUES (2,'01a20d05-3a52-79a8-9476-758261ff4a38','01a20d05-3a42-7ec0-baea-7df221963370','被申请人','某人','签名','2026-09-20',0,'');
INSERT INTO marks VALUES (3,'01a20d05-3a52-74fd-b756-203a84c8c3f8','01a20d05-3a42-7ec0-baea-7df221963370','调解员','某人','签名','2026-09-20',0,'');
INSERT INTO marks VALUES (4,'01a20d05-3a52-7314-890d-97537615d9b1','01a20d05-3a42-7ec0-baea-7df221963370','调解委员会','某人','签名','2026-09-20',0,'');
CREATE INDEX ix_marks_case_uid ON marks (case_uid);
CREATE TABLE notices (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL, served_on DATE,
    way TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO notices VALUES (1,'01a20d05-3a52-7e66-aa18-b32c5e3e262e','01a20d05-3a42-7ec0-baea-7df221963370','申请人','2026-09-20','直接送达','欧阳建国');
CREATE INDEX ix_notices_case_uid ON notices (case_uid);
CREATE TABLE obligations (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, seq INTEGER NOT NULL,
    debtor TEXT NOT NULL, kind TEXT NOT NULL, payment_kind TEXT NOT NULL, what TEXT NOT NULL,
    amount INTEGER, due_on DATE, method TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO obligations VALUES (1,'01a20d05-3a50-79d3-b7f5-7b969989ab16','01a20d05-3a42-7ec0-baea-7df221963370',1,'被申请人','支付','劳动报酬','工资差额',1200000,'2026-09-20','');
CREATE INDEX ix_obligations_case_uid ON obligations (case_uid);
CREATE TABLE papers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, form TEXT NOT NULL,
    title TEXT NOT NULL, side TEXT NOT NULL, version INTEGER NOT NULL, issued_on DATE,
    issued_by TEXT NOT NULL, pages INTEGER NOT NULL, pdf TEXT NOT NULL, docx TEXT NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO papers VALUES (1,'01a20d05-3a57-757e-b401-82d2be284c9f','01a20d05-3a42-7ec0-baea-7df221963370','agreement','调解协议书','',1,'2026-09-20','',2,'','','');
CREATE INDEX ix_papers_case_uid ON papers (case_uid);
CREATE INDEX ix_papers_issued_on ON papers (issued_on);
CREATE TABLE performances (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, instalment_uid TEXT NOT NULL,
    done_on DATE, amount INTEGER, proof TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO performances VALUES (1,'01a20d05-3a52-76e7-b460-2dbfe1bf3350','01a20d05-3a42-7ec0-baea-7df221963370','01a20d05-3a51-7d1d-9695-4f3dba1168fb','2026-09-20',600000,'银行回单','');
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
INSERT INTO sessions VALUES (1,'01a20d05-3a4b-70c2-aa21-4543aa0b9ae8','01a20d05-3a42-7ec0-baea-7df221963370',1,'2026-09-20','','会议室','吴静宜','继续调解','双方','','','');
CREATE INDEX ix_sessions_case_uid ON sessions (case_uid);
CREATE TABLE workers (
    id INTEGER NOT NULL, uid TEXT NOT NULL, case_uid TEXT NOT NULL, side TEXT NOT NULL,
    name TEXT NOT NULL, sex TEXT NOT NULL, birth_on DATE, doc_type TEXT NOT NULL, doc_no TEXT NOT NULL,
    phone TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL, job TEXT NOT NULL,
    entry_on DATE, migrant BOOLEAN NOT NULL, dispatched BOOLEAN NOT NULL, new_form BOOLEAN NOT NULL,
    graduate BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(case_uid) REFERENCES cases (uid) ON DELETE RESTRICT
);
INSERT INTO workers VALUES (1,'01a20d05-3a48-7038-bf1f-97fdcd670142','01a20d05-3a42-7ec0-baea-7df221963370','申请人','欧阳建国','',NULL,'居民身份证','33010619900307729X','13800001234','滨江路1号','装配一车间','',NULL,0,0,0,0);
CREATE INDEX ix_workers_case_uid ON workers (case_uid);
CREATE VIRTUAL TABLE case_search USING fts5(
    words, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never changed');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit lines are never deleted');
END;
