PRAGMA application_id = 1347375921;
PRAGMA user_version = 6;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'positions','m001_the_ledger','2026-11-25 16:59:38.046124+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'positions','m002_judging','2026-11-25 16:59:38.067482+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'positions','m003_search','2026-11-25 16:59:38.088105+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'positions','m004_history','2026-11-25 16:59:38.112936+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'positions','m005_views','2026-11-25 16:59:38.135389+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'positions','m006_today','2026-11-25 16:59:38.155290+00:00');
CREATE TABLE actor (
    code TEXT PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z]*' AND length(code) BETWEEN 2 AND 8),
    iso2 TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('ally', 'partner', 'other', 'organisation')),
    applied TEXT CHECK (applied IS NULL OR (length(applied) = 10 AND date(applied, '+0 days') IS applied)),
    joined TEXT CHECK (joined IS NULL OR (length(joined) = 10 AND date(joined, '+0 days') IS joined)),
    capital TEXT
) STRICT;
INSERT INTO "actor" VALUES('ALB','AL','Albania','ally',NULL,'2009-04-01','Tirana');
INSERT INTO "actor" VALUES('BEL','BE','Belgium','ally',NULL,'1949-08-24','Brussels');
INSERT INTO "actor" VALUES('BGR','BG','Bulgaria','ally',NULL,'2004-03-29','Sofia');
INSERT INTO "actor" VALUES('BIH','BA','Bosnia and Herzegovina','partner',NULL,NULL,'Sarajevo');
INSERT INTO "actor" VALUES('CAN','CA','Canada','ally',NULL,'1949-08-24','Ottawa');
INSERT INTO "actor" VALUES('CZE','CZ','Czechia','ally',NULL,'1999-03-12','Prague');
INSERT INTO "actor" VALUES('DEU','DE','Germany','ally',NULL,'1955-05-06','Berlin');
INSERT INTO "actor" VALUES('DNK','DK','Denmark','ally',NULL,'1949-08-24','Copenhagen');
INSERT INTO "actor" VALUES('ESP','ES','Spain','ally',NULL,'1982-05-30','Madrid');
INSERT INTO "actor" VALUES('EST','EE','Estonia','ally',NULL,'2004-03-29','Tallinn');
INSERT INTO "actor" VALUES('FIN','FI','Finland','ally','2022-05-18','2023-04-04','Helsinki');
INSERT INTO "actor" VALUES('FRA','FR','France','ally',NULL,'1949-08-24','Paris');
INSERT INTO "actor" VALUES('GBR','GB','United Kingdom','ally',NULL,'1949-08-24','London');
INSERT INTO "actor" VALUES('GEO','GE','Georgia','partner',NULL,NULL,'Tbilisi');
INSERT INTO "actor" VALUES('GRC','GR','Greece','ally',NULL,'1952-02-18','Athens');
INSERT INTO "actor" VALUES('HRV','HR','Croatia','ally',NULL,'2009-04-01','Zagreb');
INSERT INTO "actor" VALUES('HUN','HU','Hungary','ally',NULL,'1999-03-12','Budapest');
INSERT INTO "actor" VALUES('ISL','IS','Iceland','ally',NULL,'1949-08-24','Reykjavík');
INSERT INTO "actor" VALUES('ITA','IT','Italy','ally',NULL,'1949-08-24','Rome');
INSERT INTO "actor" VALUES('LTU','LT','Lithuania','ally',NULL,'2004-03-29','Vilnius');
INSERT INTO "actor" VALUES('LUX','LU','Luxembourg','ally',NULL,'1949-08-24','Luxembourg');
INSERT INTO "actor" VALUES('LVA','LV','Latvia','ally',NULL,'2004-03-29','Riga');
INSERT INTO "actor" VALUES('MDA','MD','Moldova','partner',NULL,NULL,'Chișinău');
INSERT INTO "actor" VALUES('MKD','MK','North Macedonia','ally',NULL,'2020-03-27','Skopje');
INSERT INTO "actor" VALUES('MNE','ME','Montenegro','ally',NULL,'2017-06-05','Podgorica');
INSERT INTO "actor" VALUES('NLD','NL','Netherlands','ally',NULL,'1949-08-24','Amsterdam');
INSERT INTO "actor" VALUES('NOR','NO','Norway','ally',NULL,'1949-08-24','Oslo');
INSERT INTO "actor" VALUES('POL','PL','Poland','ally',NULL,'1999-03-12','Warsaw');
INSERT INTO "actor" VALUES('PRT','PT','Portugal','ally',NULL,'1949-08-24','Lisbon');
INSERT INTO "actor" VALUES('ROU','RO','Romania','ally',NULL,'2004-03-29','Bucharest');
INSERT INTO "actor" VALUES('RUS','RU','Russia','other',NULL,NULL,'Moscow');
INSERT INTO "actor" VALUES('SVK','SK','Slovakia','ally',NULL,'2004-03-29','Bratislava');
INSERT INTO "actor" VALUES('SVN','SI','Slovenia','ally',NULL,'2004-03-29','Ljubljana');
INSERT INTO "actor" VALUES('SWE','SE','Sweden','ally','2022-05-18','2024-03-07','Stockholm');
INSERT INTO "actor" VALUES('TUR','TR','Türkiye','ally',NULL,'1952-02-18','Ankara');
INSERT INTO "actor" VALUES('UKR','UA','Ukraine','partner','2022-09-30',NULL,'Kyiv');
INSERT INTO "actor" VALUES('USA','US','United States','ally',NULL,'1949-08-24','Washington, D.C.');
INSERT INTO "actor" VALUES('EU','EU','European Union','organisation',NULL,NULL,NULL);
INSERT INTO "actor" VALUES('NATO',NULL,'NATO','organisation',NULL,NULL,NULL);
CREATE TABLE article (
    source INTEGER PRIMARY KEY REFERENCES source,
    -- In code points, and before the text, so that a list need not read the text for it.
    characters INTEGER NOT NULL CHECK (characters > 0 AND characters = length(text)),
    text TEXT NOT NULL
) STRICT;
INSERT INTO "article" VALUES(1,64,'Envoys met.

“We back Sweden’s bid,” the envoy said. It rained.
');
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT CHECK (why <> ''),
    undoes INTEGER REFERENCES change
) STRICT;
INSERT INTO "change" VALUES(1,'2026-01-01T00:00:00Z','maker','edit','a slip',NULL);
CREATE TABLE extraction (
    source INTEGER NOT NULL REFERENCES source,
    extractor TEXT NOT NULL CHECK (extractor <> ''),
    -- A digest of the issues that were looked for.
    issues TEXT NOT NULL CHECK (issues <> ''),
    found INTEGER NOT NULL CHECK (found >= 0),
    extracted_at TEXT NOT NULL,
    extracted_by TEXT NOT NULL,
    PRIMARY KEY (source, extractor, issues)
) STRICT, WITHOUT ROWID;
INSERT INTO "extraction" VALUES(1,'rules','all',1,'2026-01-01T00:00:00Z','maker');
CREATE TABLE hand (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change INTEGER REFERENCES change
) STRICT;
INSERT INTO "hand" VALUES(1,NULL);
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    change INTEGER REFERENCES change,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    row INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    -- The whole row as it was, as a JSON object; nothing for what is new.
    was TEXT CHECK (was IS NULL OR json_valid(was))
) STRICT;
INSERT INTO "history" VALUES(1,NULL,'2026-11-25T16:59:38Z','source',1,'insert',NULL);
INSERT INTO "history" VALUES(2,NULL,'2026-11-25T16:59:38Z','source',2,'insert',NULL);
INSERT INTO "history" VALUES(3,NULL,'2026-11-25T16:59:38Z','source',3,'insert',NULL);
INSERT INTO "history" VALUES(4,NULL,'2026-11-25T16:59:38Z','statement',1,'insert',NULL);
INSERT INTO "history" VALUES(5,NULL,'2026-11-25T16:59:38Z','statement',2,'insert',NULL);
INSERT INTO "history" VALUES(6,NULL,'2026-11-25T16:59:38Z','statement',3,'insert',NULL);
INSERT INTO "history" VALUES(7,NULL,'2026-11-25T16:59:38Z','statement',4,'insert',NULL);
INSERT INTO "history" VALUES(8,1,'2026-01-01T00:00:00Z','statement',3,'update','{"id":3,"actor":"HUN","issue":1,"source":3,"stance":"support","date":"2024-02-26","speaker":null,"role":null,"attribution":"reported","quote":null,"quote_start":null,"quote_end":null,"note":null,"status":"accepted","confidence":null,"recorded_at":"2026-01-01T00:00:00Z","recorded_by":"maker","weight":1}');
CREATE TABLE issue (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    question TEXT NOT NULL CHECK (question <> ''),
    about TEXT REFERENCES actor
) STRICT;
INSERT INTO "issue" VALUES(1,'sweden','Sweden''s accession','Should Sweden be admitted to NATO?','SWE');
INSERT INTO "issue" VALUES(2,'finland','Finland''s accession','Should Finland be admitted to NATO?','FIN');
INSERT INTO "issue" VALUES(3,'ukraine-accession','Ukraine''s accession','Should Ukraine be admitted to NATO?','UKR');
INSERT INTO "issue" VALUES(4,'ukraine-guarantees','Guarantees for Ukraine','Should allies give Ukraine binding security guarantees?','UKR');
INSERT INTO "issue" VALUES(5,'defence-spending','Defence spending','Should allies commit to spend more of their national income on defence?',NULL);
INSERT INTO "issue" VALUES(6,'ukraine-arms','Arms for Ukraine','Should allies supply Ukraine with weapons?','UKR');
INSERT INTO "issue" VALUES(7,'ukraine-troops','Troops in Ukraine','Should allies send troops to Ukraine?','UKR');
CREATE TABLE issue_alias (
    alias TEXT PRIMARY KEY CHECK (alias <> '' AND alias NOT GLOB '*[^a-z0-9-]*'),
    issue INTEGER NOT NULL REFERENCES issue
) STRICT, WITHOUT ROWID;
INSERT INTO "issue_alias" VALUES('2-percent',5);
INSERT INTO "issue_alias" VALUES('5-percent',5);
INSERT INTO "issue_alias" VALUES('arms',6);
INSERT INTO "issue_alias" VALUES('arms-deliveries',6);
INSERT INTO "issue_alias" VALUES('assurances',4);
INSERT INTO "issue_alias" VALUES('boots-on-the-ground',7);
INSERT INTO "issue_alias" VALUES('burden-sharing',5);
INSERT INTO "issue_alias" VALUES('coalition-of-the-willing',7);
INSERT INTO "issue_alias" VALUES('defence',5);
INSERT INTO "issue_alias" VALUES('defense',5);
INSERT INTO "issue_alias" VALUES('defense-spending',5);
INSERT INTO "issue_alias" VALUES('finland-accession',2);
INSERT INTO "issue_alias" VALUES('finland-bid',2);
INSERT INTO "issue_alias" VALUES('finland-membership',2);
INSERT INTO "issue_alias" VALUES('finland-nato',2);
INSERT INTO "issue_alias" VALUES('finnish-accession',2);
INSERT INTO "issue_alias" VALUES('finnish-bid',2);
INSERT INTO "issue_alias" VALUES('finnish-membership',2);
INSERT INTO "issue_alias" VALUES('five-percent',5);
INSERT INTO "issue_alias" VALUES('guarantees',4);
INSERT INTO "issue_alias" VALUES('military-aid',6);
INSERT INTO "issue_alias" VALUES('peacekeepers',7);
INSERT INTO "issue_alias" VALUES('reassurance-force',7);
INSERT INTO "issue_alias" VALUES('security-agreements',4);
INSERT INTO "issue_alias" VALUES('security-guarantees',4);
INSERT INTO "issue_alias" VALUES('spending',5);
INSERT INTO "issue_alias" VALUES('sweden-accession',1);
INSERT INTO "issue_alias" VALUES('sweden-bid',1);
INSERT INTO "issue_alias" VALUES('sweden-membership',1);
INSERT INTO "issue_alias" VALUES('sweden-nato',1);
INSERT INTO "issue_alias" VALUES('swedish-accession',1);
INSERT INTO "issue_alias" VALUES('swedish-bid',1);
INSERT INTO "issue_alias" VALUES('swedish-membership',1);
INSERT INTO "issue_alias" VALUES('troops',7);
INSERT INTO "issue_alias" VALUES('two-percent',5);
INSERT INTO "issue_alias" VALUES('ukraine',3);
INSERT INTO "issue_alias" VALUES('ukraine-bid',3);
INSERT INTO "issue_alias" VALUES('ukraine-membership',3);
INSERT INTO "issue_alias" VALUES('ukraine-military-aid',6);
INSERT INTO "issue_alias" VALUES('ukraine-nato',3);
INSERT INTO "issue_alias" VALUES('ukraine-peacekeepers',7);
INSERT INTO "issue_alias" VALUES('ukraine-security',4);
INSERT INTO "issue_alias" VALUES('ukraine-security-guarantees',4);
INSERT INTO "issue_alias" VALUES('ukraine-weapons',6);
INSERT INTO "issue_alias" VALUES('ukrainian-accession',3);
INSERT INTO "issue_alias" VALUES('ukrainian-bid',3);
INSERT INTO "issue_alias" VALUES('ukrainian-membership',3);
INSERT INTO "issue_alias" VALUES('weapons',6);
CREATE TABLE issue_term (
    issue INTEGER NOT NULL REFERENCES issue,
    term TEXT NOT NULL CHECK (term <> ''),
    PRIMARY KEY (issue, term)
) STRICT, WITHOUT ROWID;
INSERT INTO "issue_term" VALUES(1,'accession of sweden');
INSERT INTO "issue_term" VALUES(1,'accession protocol');
INSERT INTO "issue_term" VALUES(1,'admission of sweden');
INSERT INTO "issue_term" VALUES(1,'admit sweden');
INSERT INTO "issue_term" VALUES(1,'finland and sweden');
INSERT INTO "issue_term" VALUES(1,'finnish and swedish');
INSERT INTO "issue_term" VALUES(1,'instrument of accession');
INSERT INTO "issue_term" VALUES(1,'madrid memorandum');
INSERT INTO "issue_term" VALUES(1,'nordic accession');
INSERT INTO "issue_term" VALUES(1,'nordic application');
INSERT INTO "issue_term" VALUES(1,'nordic bid');
INSERT INTO "issue_term" VALUES(1,'nordic membership');
INSERT INTO "issue_term" VALUES(1,'protocol of accession');
INSERT INTO "issue_term" VALUES(1,'ratification of sweden');
INSERT INTO "issue_term" VALUES(1,'ratify sweden');
INSERT INTO "issue_term" VALUES(1,'sweden and finland');
INSERT INTO "issue_term" VALUES(1,'sweden in nato');
INSERT INTO "issue_term" VALUES(1,'sweden into nato');
INSERT INTO "issue_term" VALUES(1,'sweden join nato');
INSERT INTO "issue_term" VALUES(1,'sweden joining nato');
INSERT INTO "issue_term" VALUES(1,'sweden to join nato');
INSERT INTO "issue_term" VALUES(1,'sweden''s accession');
INSERT INTO "issue_term" VALUES(1,'sweden''s admission');
INSERT INTO "issue_term" VALUES(1,'sweden''s application');
INSERT INTO "issue_term" VALUES(1,'sweden''s bid');
INSERT INTO "issue_term" VALUES(1,'sweden''s candidacy');
INSERT INTO "issue_term" VALUES(1,'sweden''s entry');
INSERT INTO "issue_term" VALUES(1,'sweden''s membership');
INSERT INTO "issue_term" VALUES(1,'sweden''s nato accession');
INSERT INTO "issue_term" VALUES(1,'sweden''s nato application');
INSERT INTO "issue_term" VALUES(1,'sweden''s nato bid');
INSERT INTO "issue_term" VALUES(1,'sweden''s nato membership');
INSERT INTO "issue_term" VALUES(1,'sweden''s protocol');
INSERT INTO "issue_term" VALUES(1,'sweden''s ratification');
INSERT INTO "issue_term" VALUES(1,'swedish accession');
INSERT INTO "issue_term" VALUES(1,'swedish admission');
INSERT INTO "issue_term" VALUES(1,'swedish and finnish');
INSERT INTO "issue_term" VALUES(1,'swedish application');
INSERT INTO "issue_term" VALUES(1,'swedish bid');
INSERT INTO "issue_term" VALUES(1,'swedish candidacy');
INSERT INTO "issue_term" VALUES(1,'swedish entry');
INSERT INTO "issue_term" VALUES(1,'swedish membership');
INSERT INTO "issue_term" VALUES(1,'swedish nato accession');
INSERT INTO "issue_term" VALUES(1,'swedish nato bid');
INSERT INTO "issue_term" VALUES(1,'swedish nato membership');
INSERT INTO "issue_term" VALUES(1,'swedish protocol');
INSERT INTO "issue_term" VALUES(1,'swedish ratification');
INSERT INTO "issue_term" VALUES(1,'trilateral memorandum');
INSERT INTO "issue_term" VALUES(2,'accession of finland');
INSERT INTO "issue_term" VALUES(2,'accession protocol');
INSERT INTO "issue_term" VALUES(2,'admission of finland');
INSERT INTO "issue_term" VALUES(2,'admit finland');
INSERT INTO "issue_term" VALUES(2,'finland and sweden');
INSERT INTO "issue_term" VALUES(2,'finland in nato');
INSERT INTO "issue_term" VALUES(2,'finland into nato');
INSERT INTO "issue_term" VALUES(2,'finland join nato');
INSERT INTO "issue_term" VALUES(2,'finland joining nato');
INSERT INTO "issue_term" VALUES(2,'finland to join nato');
INSERT INTO "issue_term" VALUES(2,'finland''s accession');
INSERT INTO "issue_term" VALUES(2,'finland''s admission');
INSERT INTO "issue_term" VALUES(2,'finland''s application');
INSERT INTO "issue_term" VALUES(2,'finland''s bid');
INSERT INTO "issue_term" VALUES(2,'finland''s candidacy');
INSERT INTO "issue_term" VALUES(2,'finland''s entry');
INSERT INTO "issue_term" VALUES(2,'finland''s membership');
INSERT INTO "issue_term" VALUES(2,'finland''s nato accession');
INSERT INTO "issue_term" VALUES(2,'finland''s nato application');
INSERT INTO "issue_term" VALUES(2,'finland''s nato bid');
INSERT INTO "issue_term" VALUES(2,'finland''s nato membership');
INSERT INTO "issue_term" VALUES(2,'finland''s protocol');
INSERT INTO "issue_term" VALUES(2,'finland''s ratification');
INSERT INTO "issue_term" VALUES(2,'finnish accession');
INSERT INTO "issue_term" VALUES(2,'finnish admission');
INSERT INTO "issue_term" VALUES(2,'finnish and swedish');
INSERT INTO "issue_term" VALUES(2,'finnish application');
INSERT INTO "issue_term" VALUES(2,'finnish bid');
INSERT INTO "issue_term" VALUES(2,'finnish candidacy');
INSERT INTO "issue_term" VALUES(2,'finnish entry');
INSERT INTO "issue_term" VALUES(2,'finnish membership');
INSERT INTO "issue_term" VALUES(2,'finnish nato accession');
INSERT INTO "issue_term" VALUES(2,'finnish nato bid');
INSERT INTO "issue_term" VALUES(2,'finnish nato membership');
INSERT INTO "issue_term" VALUES(2,'finnish protocol');
INSERT INTO "issue_term" VALUES(2,'finnish ratification');
INSERT INTO "issue_term" VALUES(2,'instrument of accession');
INSERT INTO "issue_term" VALUES(2,'madrid memorandum');
INSERT INTO "issue_term" VALUES(2,'nordic accession');
INSERT INTO "issue_term" VALUES(2,'nordic application');
INSERT INTO "issue_term" VALUES(2,'nordic bid');
INSERT INTO "issue_term" VALUES(2,'nordic membership');
INSERT INTO "issue_term" VALUES(2,'protocol of accession');
INSERT INTO "issue_term" VALUES(2,'ratification of finland');
INSERT INTO "issue_term" VALUES(2,'ratify finland');
INSERT INTO "issue_term" VALUES(2,'sweden and finland');
INSERT INTO "issue_term" VALUES(2,'swedish and finnish');
INSERT INTO "issue_term" VALUES(2,'trilateral memorandum');
INSERT INTO "issue_term" VALUES(3,'accelerated accession');
INSERT INTO "issue_term" VALUES(3,'accession of ukraine');
INSERT INTO "issue_term" VALUES(3,'admission of ukraine');
INSERT INTO "issue_term" VALUES(3,'admit ukraine');
INSERT INTO "issue_term" VALUES(3,'bridge to membership');
INSERT INTO "issue_term" VALUES(3,'bucharest declaration');
INSERT INTO "issue_term" VALUES(3,'bucharest promise');
INSERT INTO "issue_term" VALUES(3,'euro-atlantic aspiration');
INSERT INTO "issue_term" VALUES(3,'euro-atlantic integration');
INSERT INTO "issue_term" VALUES(3,'euro-atlantic path');
INSERT INTO "issue_term" VALUES(3,'fast-track membership');
INSERT INTO "issue_term" VALUES(3,'invitation for kyiv');
INSERT INTO "issue_term" VALUES(3,'invitation for ukraine');
INSERT INTO "issue_term" VALUES(3,'invitation to kyiv');
INSERT INTO "issue_term" VALUES(3,'invitation to ukraine');
INSERT INTO "issue_term" VALUES(3,'invite kyiv');
INSERT INTO "issue_term" VALUES(3,'invite ukraine');
INSERT INTO "issue_term" VALUES(3,'irreversible path');
INSERT INTO "issue_term" VALUES(3,'kiev''s membership');
INSERT INTO "issue_term" VALUES(3,'kyiv in nato');
INSERT INTO "issue_term" VALUES(3,'kyiv joining');
INSERT INTO "issue_term" VALUES(3,'kyiv to join');
INSERT INTO "issue_term" VALUES(3,'kyiv''s accession');
INSERT INTO "issue_term" VALUES(3,'kyiv''s application');
INSERT INTO "issue_term" VALUES(3,'kyiv''s bid');
INSERT INTO "issue_term" VALUES(3,'kyiv''s invitation');
INSERT INTO "issue_term" VALUES(3,'kyiv''s membership');
INSERT INTO "issue_term" VALUES(3,'kyiv''s nato bid');
INSERT INTO "issue_term" VALUES(3,'kyiv''s nato membership');
INSERT INTO "issue_term" VALUES(3,'kyiv''s path');
INSERT INTO "issue_term" VALUES(3,'kyiv''s road to nato');
INSERT INTO "issue_term" VALUES(3,'membership action plan');
INSERT INTO "issue_term" VALUES(3,'membership for ukraine');
INSERT INTO "issue_term" VALUES(3,'membership of ukraine');
INSERT INTO "issue_term" VALUES(3,'nato membership for ukraine');
INSERT INTO "issue_term" VALUES(3,'ukraine a member');
INSERT INTO "issue_term" VALUES(3,'ukraine and nato');
INSERT INTO "issue_term" VALUES(3,'ukraine as a member');
INSERT INTO "issue_term" VALUES(3,'ukraine become a member');
INSERT INTO "issue_term" VALUES(3,'ukraine belongs in nato');
INSERT INTO "issue_term" VALUES(3,'ukraine closer to nato');
INSERT INTO "issue_term" VALUES(3,'ukraine in nato');
INSERT INTO "issue_term" VALUES(3,'ukraine into nato');
INSERT INTO "issue_term" VALUES(3,'ukraine join nato');
INSERT INTO "issue_term" VALUES(3,'ukraine joining nato');
INSERT INTO "issue_term" VALUES(3,'ukraine to join nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s accession');
INSERT INTO "issue_term" VALUES(3,'ukraine''s admission');
INSERT INTO "issue_term" VALUES(3,'ukraine''s application');
INSERT INTO "issue_term" VALUES(3,'ukraine''s bid');
INSERT INTO "issue_term" VALUES(3,'ukraine''s candidacy');
INSERT INTO "issue_term" VALUES(3,'ukraine''s entry');
INSERT INTO "issue_term" VALUES(3,'ukraine''s euro-atlantic');
INSERT INTO "issue_term" VALUES(3,'ukraine''s future in nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s integration into nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s invitation');
INSERT INTO "issue_term" VALUES(3,'ukraine''s membership');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato accession');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato application');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato aspiration');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato bid');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato membership');
INSERT INTO "issue_term" VALUES(3,'ukraine''s nato path');
INSERT INTO "issue_term" VALUES(3,'ukraine''s neutrality');
INSERT INTO "issue_term" VALUES(3,'ukraine''s path to membership');
INSERT INTO "issue_term" VALUES(3,'ukraine''s path to nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s place in nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s rightful place');
INSERT INTO "issue_term" VALUES(3,'ukraine''s road to nato');
INSERT INTO "issue_term" VALUES(3,'ukraine''s way into nato');
INSERT INTO "issue_term" VALUES(3,'ukrainian accession');
INSERT INTO "issue_term" VALUES(3,'ukrainian application');
INSERT INTO "issue_term" VALUES(3,'ukrainian bid');
INSERT INTO "issue_term" VALUES(3,'ukrainian entry');
INSERT INTO "issue_term" VALUES(3,'ukrainian membership');
INSERT INTO "issue_term" VALUES(3,'ukrainian nato membership');
INSERT INTO "issue_term" VALUES(4,'10-year security agreement');
INSERT INTO "issue_term" VALUES(4,'agreement on security co-operation');
INSERT INTO "issue_term" VALUES(4,'agreement on security cooperation');
INSERT INTO "issue_term" VALUES(4,'article 5 guarantee');
INSERT INTO "issue_term" VALUES(4,'article 5-like');
INSERT INTO "issue_term" VALUES(4,'article 5-style');
INSERT INTO "issue_term" VALUES(4,'article 5-type');
INSERT INTO "issue_term" VALUES(4,'article five-style');
INSERT INTO "issue_term" VALUES(4,'backstop');
INSERT INTO "issue_term" VALUES(4,'bilateral accord');
INSERT INTO "issue_term" VALUES(4,'bilateral pact');
INSERT INTO "issue_term" VALUES(4,'bilateral security agreement');
INSERT INTO "issue_term" VALUES(4,'binding guarantee');
INSERT INTO "issue_term" VALUES(4,'budapest memorandum');
INSERT INTO "issue_term" VALUES(4,'g7 declaration');
INSERT INTO "issue_term" VALUES(4,'guarantee for ukraine');
INSERT INTO "issue_term" VALUES(4,'guarantee to ukraine');
INSERT INTO "issue_term" VALUES(4,'guarantee ukraine''s');
INSERT INTO "issue_term" VALUES(4,'guarantees for kyiv');
INSERT INTO "issue_term" VALUES(4,'guarantees for ukraine');
INSERT INTO "issue_term" VALUES(4,'guarantees to kyiv');
INSERT INTO "issue_term" VALUES(4,'guarantees to ukraine');
INSERT INTO "issue_term" VALUES(4,'israel-style');
INSERT INTO "issue_term" VALUES(4,'joint declaration of support for ukraine');
INSERT INTO "issue_term" VALUES(4,'long-term security');
INSERT INTO "issue_term" VALUES(4,'long-term security commitment');
INSERT INTO "issue_term" VALUES(4,'mutual defence clause');
INSERT INTO "issue_term" VALUES(4,'mutual defense clause');
INSERT INTO "issue_term" VALUES(4,'nato-like protection');
INSERT INTO "issue_term" VALUES(4,'nato-style protection');
INSERT INTO "issue_term" VALUES(4,'post-war guarantee');
INSERT INTO "issue_term" VALUES(4,'postwar guarantee');
INSERT INTO "issue_term" VALUES(4,'protection for ukraine');
INSERT INTO "issue_term" VALUES(4,'robust guarantee');
INSERT INTO "issue_term" VALUES(4,'security accord');
INSERT INTO "issue_term" VALUES(4,'security agreement');
INSERT INTO "issue_term" VALUES(4,'security arrangement');
INSERT INTO "issue_term" VALUES(4,'security assurance');
INSERT INTO "issue_term" VALUES(4,'security co-operation agreement');
INSERT INTO "issue_term" VALUES(4,'security commitment');
INSERT INTO "issue_term" VALUES(4,'security cooperation agreement');
INSERT INTO "issue_term" VALUES(4,'security deal');
INSERT INTO "issue_term" VALUES(4,'security framework');
INSERT INTO "issue_term" VALUES(4,'security guarantee');
INSERT INTO "issue_term" VALUES(4,'security pact');
INSERT INTO "issue_term" VALUES(4,'security pledge');
INSERT INTO "issue_term" VALUES(4,'security promise');
INSERT INTO "issue_term" VALUES(4,'ten-year security agreement');
INSERT INTO "issue_term" VALUES(4,'ukraine compact');
INSERT INTO "issue_term" VALUES(4,'ukraine''s security guarantee');
INSERT INTO "issue_term" VALUES(4,'vilnius declaration');
INSERT INTO "issue_term" VALUES(5,'% of gdp');
INSERT INTO "issue_term" VALUES(5,'% of its gdp');
INSERT INTO "issue_term" VALUES(5,'2 per cent goal');
INSERT INTO "issue_term" VALUES(5,'2 per cent target');
INSERT INTO "issue_term" VALUES(5,'2 percent goal');
INSERT INTO "issue_term" VALUES(5,'2 percent target');
INSERT INTO "issue_term" VALUES(5,'2% benchmark');
INSERT INTO "issue_term" VALUES(5,'2% goal');
INSERT INTO "issue_term" VALUES(5,'2% guideline');
INSERT INTO "issue_term" VALUES(5,'2% of national income');
INSERT INTO "issue_term" VALUES(5,'2% target');
INSERT INTO "issue_term" VALUES(5,'2% threshold');
INSERT INTO "issue_term" VALUES(5,'3 percent target');
INSERT INTO "issue_term" VALUES(5,'3% target');
INSERT INTO "issue_term" VALUES(5,'3.5 per cent target');
INSERT INTO "issue_term" VALUES(5,'3.5 percent target');
INSERT INTO "issue_term" VALUES(5,'3.5% target');
INSERT INTO "issue_term" VALUES(5,'5 per cent goal');
INSERT INTO "issue_term" VALUES(5,'5 per cent target');
INSERT INTO "issue_term" VALUES(5,'5 percent goal');
INSERT INTO "issue_term" VALUES(5,'5 percent target');
INSERT INTO "issue_term" VALUES(5,'5% demand');
INSERT INTO "issue_term" VALUES(5,'5% goal');
INSERT INTO "issue_term" VALUES(5,'5% target');
INSERT INTO "issue_term" VALUES(5,'arms spending');
INSERT INTO "issue_term" VALUES(5,'burden sharing');
INSERT INTO "issue_term" VALUES(5,'burden-sharing');
INSERT INTO "issue_term" VALUES(5,'defence bill');
INSERT INTO "issue_term" VALUES(5,'defence budget');
INSERT INTO "issue_term" VALUES(5,'defence expenditure');
INSERT INTO "issue_term" VALUES(5,'defence funding');
INSERT INTO "issue_term" VALUES(5,'defence investment');
INSERT INTO "issue_term" VALUES(5,'defence investment pledge');
INSERT INTO "issue_term" VALUES(5,'defence outlay');
INSERT INTO "issue_term" VALUES(5,'defence share');
INSERT INTO "issue_term" VALUES(5,'defence spending');
INSERT INTO "issue_term" VALUES(5,'defense bill');
INSERT INTO "issue_term" VALUES(5,'defense budget');
INSERT INTO "issue_term" VALUES(5,'defense expenditure');
INSERT INTO "issue_term" VALUES(5,'defense funding');
INSERT INTO "issue_term" VALUES(5,'defense investment');
INSERT INTO "issue_term" VALUES(5,'defense investment pledge');
INSERT INTO "issue_term" VALUES(5,'defense outlay');
INSERT INTO "issue_term" VALUES(5,'defense share');
INSERT INTO "issue_term" VALUES(5,'defense spending');
INSERT INTO "issue_term" VALUES(5,'fair share');
INSERT INTO "issue_term" VALUES(5,'five per cent target');
INSERT INTO "issue_term" VALUES(5,'five percent goal');
INSERT INTO "issue_term" VALUES(5,'five percent target');
INSERT INTO "issue_term" VALUES(5,'gdp for defence');
INSERT INTO "issue_term" VALUES(5,'gdp for defense');
INSERT INTO "issue_term" VALUES(5,'gdp on defence');
INSERT INTO "issue_term" VALUES(5,'gdp on defense');
INSERT INTO "issue_term" VALUES(5,'gdp target');
INSERT INTO "issue_term" VALUES(5,'gdp to defence');
INSERT INTO "issue_term" VALUES(5,'gdp to defense');
INSERT INTO "issue_term" VALUES(5,'hague investment plan');
INSERT INTO "issue_term" VALUES(5,'income on defence');
INSERT INTO "issue_term" VALUES(5,'income on defense');
INSERT INTO "issue_term" VALUES(5,'meet the goal');
INSERT INTO "issue_term" VALUES(5,'meet the target');
INSERT INTO "issue_term" VALUES(5,'military budget');
INSERT INTO "issue_term" VALUES(5,'military expenditure');
INSERT INTO "issue_term" VALUES(5,'military outlay');
INSERT INTO "issue_term" VALUES(5,'military outlays');
INSERT INTO "issue_term" VALUES(5,'military spend');
INSERT INTO "issue_term" VALUES(5,'military spending');
INSERT INTO "issue_term" VALUES(5,'money for defence');
INSERT INTO "issue_term" VALUES(5,'money for defense');
INSERT INTO "issue_term" VALUES(5,'more for defence');
INSERT INTO "issue_term" VALUES(5,'more for defense');
INSERT INTO "issue_term" VALUES(5,'nato target');
INSERT INTO "issue_term" VALUES(5,'nato''s target');
INSERT INTO "issue_term" VALUES(5,'of gdp');
INSERT INTO "issue_term" VALUES(5,'of gross domestic product');
INSERT INTO "issue_term" VALUES(5,'of national income');
INSERT INTO "issue_term" VALUES(5,'of national output');
INSERT INTO "issue_term" VALUES(5,'output on defence');
INSERT INTO "issue_term" VALUES(5,'output on defense');
INSERT INTO "issue_term" VALUES(5,'output to defence');
INSERT INTO "issue_term" VALUES(5,'output to defense');
INSERT INTO "issue_term" VALUES(5,'per cent minimum');
INSERT INTO "issue_term" VALUES(5,'per cent of gdp');
INSERT INTO "issue_term" VALUES(5,'percent minimum');
INSERT INTO "issue_term" VALUES(5,'percent of gdp');
INSERT INTO "issue_term" VALUES(5,'spend ... on defence');
INSERT INTO "issue_term" VALUES(5,'spend ... on defense');
INSERT INTO "issue_term" VALUES(5,'spend more on defence');
INSERT INTO "issue_term" VALUES(5,'spend more on defense');
INSERT INTO "issue_term" VALUES(5,'spend on defence');
INSERT INTO "issue_term" VALUES(5,'spend on defense');
INSERT INTO "issue_term" VALUES(5,'spending ... on defence');
INSERT INTO "issue_term" VALUES(5,'spending ... on defense');
INSERT INTO "issue_term" VALUES(5,'spending commitment');
INSERT INTO "issue_term" VALUES(5,'spending floor');
INSERT INTO "issue_term" VALUES(5,'spending goal');
INSERT INTO "issue_term" VALUES(5,'spending increase');
INSERT INTO "issue_term" VALUES(5,'spending level');
INSERT INTO "issue_term" VALUES(5,'spending more on defence');
INSERT INTO "issue_term" VALUES(5,'spending more on defense');
INSERT INTO "issue_term" VALUES(5,'spending on defence');
INSERT INTO "issue_term" VALUES(5,'spending on defense');
INSERT INTO "issue_term" VALUES(5,'spending plan');
INSERT INTO "issue_term" VALUES(5,'spending pledge');
INSERT INTO "issue_term" VALUES(5,'spending target');
INSERT INTO "issue_term" VALUES(5,'spends on defence');
INSERT INTO "issue_term" VALUES(5,'spends on defense');
INSERT INTO "issue_term" VALUES(5,'spent ... on defence');
INSERT INTO "issue_term" VALUES(5,'spent ... on defense');
INSERT INTO "issue_term" VALUES(5,'spent on defence');
INSERT INTO "issue_term" VALUES(5,'spent on defense');
INSERT INTO "issue_term" VALUES(5,'target of 2%');
INSERT INTO "issue_term" VALUES(5,'target of 3.5%');
INSERT INTO "issue_term" VALUES(5,'target of 5%');
INSERT INTO "issue_term" VALUES(5,'two per cent goal');
INSERT INTO "issue_term" VALUES(5,'two per cent target');
INSERT INTO "issue_term" VALUES(5,'two percent goal');
INSERT INTO "issue_term" VALUES(5,'two percent target');
INSERT INTO "issue_term" VALUES(5,'wales pledge');
INSERT INTO "issue_term" VALUES(6,'155 mm shell');
INSERT INTO "issue_term" VALUES(6,'155mm shell');
INSERT INTO "issue_term" VALUES(6,'abrams');
INSERT INTO "issue_term" VALUES(6,'aid package');
INSERT INTO "issue_term" VALUES(6,'air defence');
INSERT INTO "issue_term" VALUES(6,'air defence system');
INSERT INTO "issue_term" VALUES(6,'air defences');
INSERT INTO "issue_term" VALUES(6,'air defense');
INSERT INTO "issue_term" VALUES(6,'air defense system');
INSERT INTO "issue_term" VALUES(6,'air defenses');
INSERT INTO "issue_term" VALUES(6,'air-defence');
INSERT INTO "issue_term" VALUES(6,'air-defense');
INSERT INTO "issue_term" VALUES(6,'ammunition');
INSERT INTO "issue_term" VALUES(6,'anti-aircraft');
INSERT INTO "issue_term" VALUES(6,'anti-aircraft missile');
INSERT INTO "issue_term" VALUES(6,'anti-tank missile');
INSERT INTO "issue_term" VALUES(6,'archer');
INSERT INTO "issue_term" VALUES(6,'arm ukraine');
INSERT INTO "issue_term" VALUES(6,'arming ukraine');
INSERT INTO "issue_term" VALUES(6,'armored car');
INSERT INTO "issue_term" VALUES(6,'armored personnel carrier');
INSERT INTO "issue_term" VALUES(6,'armored vehicle');
INSERT INTO "issue_term" VALUES(6,'armoured ... vehicle');
INSERT INTO "issue_term" VALUES(6,'armoured car');
INSERT INTO "issue_term" VALUES(6,'armoured personnel carrier');
INSERT INTO "issue_term" VALUES(6,'armoured vehicle');
INSERT INTO "issue_term" VALUES(6,'arms deliveries');
INSERT INTO "issue_term" VALUES(6,'arms delivery');
INSERT INTO "issue_term" VALUES(6,'arms export');
INSERT INTO "issue_term" VALUES(6,'arms package');
INSERT INTO "issue_term" VALUES(6,'arms shipment');
INSERT INTO "issue_term" VALUES(6,'arms supply');
INSERT INTO "issue_term" VALUES(6,'arms to kyiv');
INSERT INTO "issue_term" VALUES(6,'arms to ukraine');
INSERT INTO "issue_term" VALUES(6,'arms transfer');
INSERT INTO "issue_term" VALUES(6,'artillery');
INSERT INTO "issue_term" VALUES(6,'artillery shell');
INSERT INTO "issue_term" VALUES(6,'atacms');
INSERT INTO "issue_term" VALUES(6,'battle tank');
INSERT INTO "issue_term" VALUES(6,'bradley');
INSERT INTO "issue_term" VALUES(6,'buy arms');
INSERT INTO "issue_term" VALUES(6,'caesar');
INSERT INTO "issue_term" VALUES(6,'challenger');
INSERT INTO "issue_term" VALUES(6,'challenger 2');
INSERT INTO "issue_term" VALUES(6,'challengers');
INSERT INTO "issue_term" VALUES(6,'cluster bomb');
INSERT INTO "issue_term" VALUES(6,'cluster munition');
INSERT INTO "issue_term" VALUES(6,'combat vehicle');
INSERT INTO "issue_term" VALUES(6,'cruise missile');
INSERT INTO "issue_term" VALUES(6,'cv90');
INSERT INTO "issue_term" VALUES(6,'defence capabilities');
INSERT INTO "issue_term" VALUES(6,'defense capabilities');
INSERT INTO "issue_term" VALUES(6,'demining vehicle');
INSERT INTO "issue_term" VALUES(6,'drone');
INSERT INTO "issue_term" VALUES(6,'equip ukraine');
INSERT INTO "issue_term" VALUES(6,'equipment to ukraine');
INSERT INTO "issue_term" VALUES(6,'equipping ukraine');
INSERT INTO "issue_term" VALUES(6,'european peace facility');
INSERT INTO "issue_term" VALUES(6,'explosive');
INSERT INTO "issue_term" VALUES(6,'f-16');
INSERT INTO "issue_term" VALUES(6,'fighter');
INSERT INTO "issue_term" VALUES(6,'fighter aircraft');
INSERT INTO "issue_term" VALUES(6,'fighter jet');
INSERT INTO "issue_term" VALUES(6,'fighter plane');
INSERT INTO "issue_term" VALUES(6,'gepard');
INSERT INTO "issue_term" VALUES(6,'gripen');
INSERT INTO "issue_term" VALUES(6,'heavy arms');
INSERT INTO "issue_term" VALUES(6,'helicopter');
INSERT INTO "issue_term" VALUES(6,'himars');
INSERT INTO "issue_term" VALUES(6,'howitzer');
INSERT INTO "issue_term" VALUES(6,'infantry fighting vehicle');
INSERT INTO "issue_term" VALUES(6,'interceptor');
INSERT INTO "issue_term" VALUES(6,'iris-t');
INSERT INTO "issue_term" VALUES(6,'javelin');
INSERT INTO "issue_term" VALUES(6,'jet');
INSERT INTO "issue_term" VALUES(6,'krab');
INSERT INTO "issue_term" VALUES(6,'launcher');
INSERT INTO "issue_term" VALUES(6,'leopard');
INSERT INTO "issue_term" VALUES(6,'leopard 2');
INSERT INTO "issue_term" VALUES(6,'leopards');
INSERT INTO "issue_term" VALUES(6,'lethal aid');
INSERT INTO "issue_term" VALUES(6,'lethal arms');
INSERT INTO "issue_term" VALUES(6,'lethal assistance');
INSERT INTO "issue_term" VALUES(6,'long-range missile');
INSERT INTO "issue_term" VALUES(6,'long-range strike');
INSERT INTO "issue_term" VALUES(6,'long-range strikes');
INSERT INTO "issue_term" VALUES(6,'long-range weapon');
INSERT INTO "issue_term" VALUES(6,'main battle tank');
INSERT INTO "issue_term" VALUES(6,'marder');
INSERT INTO "issue_term" VALUES(6,'mig');
INSERT INTO "issue_term" VALUES(6,'mig-29');
INSERT INTO "issue_term" VALUES(6,'military aid');
INSERT INTO "issue_term" VALUES(6,'military aid for ukraine');
INSERT INTO "issue_term" VALUES(6,'military aid package');
INSERT INTO "issue_term" VALUES(6,'military assistance');
INSERT INTO "issue_term" VALUES(6,'military donation');
INSERT INTO "issue_term" VALUES(6,'military equipment');
INSERT INTO "issue_term" VALUES(6,'military hardware');
INSERT INTO "issue_term" VALUES(6,'military help');
INSERT INTO "issue_term" VALUES(6,'military package');
INSERT INTO "issue_term" VALUES(6,'military supplies');
INSERT INTO "issue_term" VALUES(6,'military support');
INSERT INTO "issue_term" VALUES(6,'military support for ukraine');
INSERT INTO "issue_term" VALUES(6,'military support to ukraine');
INSERT INTO "issue_term" VALUES(6,'mirage 2000');
INSERT INTO "issue_term" VALUES(6,'missile');
INSERT INTO "issue_term" VALUES(6,'mortar');
INSERT INTO "issue_term" VALUES(6,'munition');
INSERT INTO "issue_term" VALUES(6,'nasams');
INSERT INTO "issue_term" VALUES(6,'nsatu');
INSERT INTO "issue_term" VALUES(6,'panzerhaubitze');
INSERT INTO "issue_term" VALUES(6,'patriot');
INSERT INTO "issue_term" VALUES(6,'patriots');
INSERT INTO "issue_term" VALUES(6,'personnel carrier');
INSERT INTO "issue_term" VALUES(6,'provide kyiv with');
INSERT INTO "issue_term" VALUES(6,'provide ukraine with');
INSERT INTO "issue_term" VALUES(6,'providing kyiv with');
INSERT INTO "issue_term" VALUES(6,'providing ukraine with');
INSERT INTO "issue_term" VALUES(6,'purl');
INSERT INTO "issue_term" VALUES(6,'ramstein group');
INSERT INTO "issue_term" VALUES(6,'rifle');
INSERT INTO "issue_term" VALUES(6,'rocket');
INSERT INTO "issue_term" VALUES(6,'rocket launcher');
INSERT INTO "issue_term" VALUES(6,'s-300');
INSERT INTO "issue_term" VALUES(6,'samp/t');
INSERT INTO "issue_term" VALUES(6,'scalp');
INSERT INTO "issue_term" VALUES(6,'security assistance and training for ukraine');
INSERT INTO "issue_term" VALUES(6,'security assistance package');
INSERT INTO "issue_term" VALUES(6,'security package');
INSERT INTO "issue_term" VALUES(6,'send arms');
INSERT INTO "issue_term" VALUES(6,'sending arms');
INSERT INTO "issue_term" VALUES(6,'shell');
INSERT INTO "issue_term" VALUES(6,'shells');
INSERT INTO "issue_term" VALUES(6,'stinger');
INSERT INTO "issue_term" VALUES(6,'storm shadow');
INSERT INTO "issue_term" VALUES(6,'strike targets inside russia');
INSERT INTO "issue_term" VALUES(6,'strikes inside russia');
INSERT INTO "issue_term" VALUES(6,'strikes on russian territory');
INSERT INTO "issue_term" VALUES(6,'sukhoi');
INSERT INTO "issue_term" VALUES(6,'supply arms');
INSERT INTO "issue_term" VALUES(6,'supply kyiv');
INSERT INTO "issue_term" VALUES(6,'supply ukraine');
INSERT INTO "issue_term" VALUES(6,'supplying arms');
INSERT INTO "issue_term" VALUES(6,'supplying kyiv');
INSERT INTO "issue_term" VALUES(6,'supplying ukraine');
INSERT INTO "issue_term" VALUES(6,'support package');
INSERT INTO "issue_term" VALUES(6,'surface-to-air missile');
INSERT INTO "issue_term" VALUES(6,'tank');
INSERT INTO "issue_term" VALUES(6,'tank ammunition');
INSERT INTO "issue_term" VALUES(6,'taurus');
INSERT INTO "issue_term" VALUES(6,'tomahawk');
INSERT INTO "issue_term" VALUES(6,'train ... pilots');
INSERT INTO "issue_term" VALUES(6,'training ... pilots');
INSERT INTO "issue_term" VALUES(6,'ukraine defence contact group');
INSERT INTO "issue_term" VALUES(6,'ukraine defense contact group');
INSERT INTO "issue_term" VALUES(6,'warplane');
INSERT INTO "issue_term" VALUES(6,'warplanes');
INSERT INTO "issue_term" VALUES(6,'weapon');
INSERT INTO "issue_term" VALUES(6,'weaponry');
INSERT INTO "issue_term" VALUES(6,'weapons delivery');
INSERT INTO "issue_term" VALUES(6,'weapons package');
INSERT INTO "issue_term" VALUES(6,'weapons shipment');
INSERT INTO "issue_term" VALUES(6,'weapons supply');
INSERT INTO "issue_term" VALUES(6,'weapons to ukraine');
INSERT INTO "issue_term" VALUES(7,'allied troops');
INSERT INTO "issue_term" VALUES(7,'american troops');
INSERT INTO "issue_term" VALUES(7,'boots in ukraine');
INSERT INTO "issue_term" VALUES(7,'boots on the ground');
INSERT INTO "issue_term" VALUES(7,'british troops');
INSERT INTO "issue_term" VALUES(7,'ceasefire force');
INSERT INTO "issue_term" VALUES(7,'coalition force');
INSERT INTO "issue_term" VALUES(7,'coalition of the willing');
INSERT INTO "issue_term" VALUES(7,'combat forces');
INSERT INTO "issue_term" VALUES(7,'combat troops');
INSERT INTO "issue_term" VALUES(7,'commit troops');
INSERT INTO "issue_term" VALUES(7,'contingent in ukraine');
INSERT INTO "issue_term" VALUES(7,'contribute forces');
INSERT INTO "issue_term" VALUES(7,'contribute soldiers');
INSERT INTO "issue_term" VALUES(7,'contribute troops');
INSERT INTO "issue_term" VALUES(7,'deploy soldiers');
INSERT INTO "issue_term" VALUES(7,'deploy troops');
INSERT INTO "issue_term" VALUES(7,'deploying soldiers');
INSERT INTO "issue_term" VALUES(7,'deploying troops');
INSERT INTO "issue_term" VALUES(7,'deployment of troops');
INSERT INTO "issue_term" VALUES(7,'european force');
INSERT INTO "issue_term" VALUES(7,'european troops');
INSERT INTO "issue_term" VALUES(7,'forces ... to ukraine');
INSERT INTO "issue_term" VALUES(7,'forces in ukraine');
INSERT INTO "issue_term" VALUES(7,'forces on the ground');
INSERT INTO "issue_term" VALUES(7,'forces to ukraine');
INSERT INTO "issue_term" VALUES(7,'foreign troops');
INSERT INTO "issue_term" VALUES(7,'french troops');
INSERT INTO "issue_term" VALUES(7,'german soldiers');
INSERT INTO "issue_term" VALUES(7,'ground forces');
INSERT INTO "issue_term" VALUES(7,'ground troops');
INSERT INTO "issue_term" VALUES(7,'instructors in ukraine');
INSERT INTO "issue_term" VALUES(7,'instructors to ukraine');
INSERT INTO "issue_term" VALUES(7,'military contingent');
INSERT INTO "issue_term" VALUES(7,'military deployment');
INSERT INTO "issue_term" VALUES(7,'military instructor');
INSERT INTO "issue_term" VALUES(7,'military presence');
INSERT INTO "issue_term" VALUES(7,'military presence in ukraine');
INSERT INTO "issue_term" VALUES(7,'military trainer');
INSERT INTO "issue_term" VALUES(7,'mission in ukraine');
INSERT INTO "issue_term" VALUES(7,'monitoring mission');
INSERT INTO "issue_term" VALUES(7,'multinational force');
INSERT INTO "issue_term" VALUES(7,'multinational force ukraine');
INSERT INTO "issue_term" VALUES(7,'nato troops');
INSERT INTO "issue_term" VALUES(7,'own soldiers');
INSERT INTO "issue_term" VALUES(7,'own troops');
INSERT INTO "issue_term" VALUES(7,'peace force');
INSERT INTO "issue_term" VALUES(7,'peace mission');
INSERT INTO "issue_term" VALUES(7,'peacekeeper');
INSERT INTO "issue_term" VALUES(7,'peacekeeping');
INSERT INTO "issue_term" VALUES(7,'peacekeeping contingent');
INSERT INTO "issue_term" VALUES(7,'peacekeeping force');
INSERT INTO "issue_term" VALUES(7,'peacekeeping mission');
INSERT INTO "issue_term" VALUES(7,'provide troops');
INSERT INTO "issue_term" VALUES(7,'put troops');
INSERT INTO "issue_term" VALUES(7,'putting troops');
INSERT INTO "issue_term" VALUES(7,'reassurance force');
INSERT INTO "issue_term" VALUES(7,'reassurance mission');
INSERT INTO "issue_term" VALUES(7,'send instructors');
INSERT INTO "issue_term" VALUES(7,'send soldiers');
INSERT INTO "issue_term" VALUES(7,'send troops');
INSERT INTO "issue_term" VALUES(7,'sending soldiers');
INSERT INTO "issue_term" VALUES(7,'sending troops');
INSERT INTO "issue_term" VALUES(7,'soldiers ... to ukraine');
INSERT INTO "issue_term" VALUES(7,'soldiers for ukraine');
INSERT INTO "issue_term" VALUES(7,'soldiers in ukraine');
INSERT INTO "issue_term" VALUES(7,'soldiers into ukraine');
INSERT INTO "issue_term" VALUES(7,'soldiers on the ground');
INSERT INTO "issue_term" VALUES(7,'soldiers on ukrainian soil');
INSERT INTO "issue_term" VALUES(7,'soldiers to ukraine');
INSERT INTO "issue_term" VALUES(7,'stabilisation force');
INSERT INTO "issue_term" VALUES(7,'stabilisation mission');
INSERT INTO "issue_term" VALUES(7,'stabilization force');
INSERT INTO "issue_term" VALUES(7,'stabilization mission');
INSERT INTO "issue_term" VALUES(7,'stationing ... troops');
INSERT INTO "issue_term" VALUES(7,'trainers in ukraine');
INSERT INTO "issue_term" VALUES(7,'trainers to ukraine');
INSERT INTO "issue_term" VALUES(7,'troop deployment');
INSERT INTO "issue_term" VALUES(7,'troops ... in ukraine');
INSERT INTO "issue_term" VALUES(7,'troops ... to ukraine');
INSERT INTO "issue_term" VALUES(7,'troops for ukraine');
INSERT INTO "issue_term" VALUES(7,'troops in ukraine');
INSERT INTO "issue_term" VALUES(7,'troops into ukraine');
INSERT INTO "issue_term" VALUES(7,'troops on the ground');
INSERT INTO "issue_term" VALUES(7,'troops on ukrainian soil');
INSERT INTO "issue_term" VALUES(7,'troops to ukraine');
INSERT INTO "issue_term" VALUES(7,'us troops');
INSERT INTO "issue_term" VALUES(7,'western troops');
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statement,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'skipped', 'undone')),
    reason TEXT CHECK (reason <> ''),
    -- What the judge corrected: a JSON object of the fields as they were proposed.
    proposed TEXT CHECK (proposed IS NULL OR json_valid(proposed)),
    judged_at TEXT NOT NULL,
    judged_by TEXT NOT NULL
) STRICT;
INSERT INTO "judgement" VALUES(1,4,'rejected','weather','{"stance": "neutral"}','2026-01-01T00:00:00Z','maker');
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    url TEXT CHECK (url <> ''),
    title TEXT CHECK (title <> ''),
    outlet TEXT CHECK (outlet <> ''),
    published TEXT CHECK (published IS NULL OR (length(published) = 10 AND date(published, '+0 days') IS published)),
    sha256 TEXT CHECK (length(sha256) = 64),
    archived_at TEXT NOT NULL,
    archived_by TEXT NOT NULL
) STRICT;
INSERT INTO "source" VALUES(1,NULL,NULL,NULL,'2023-06-01','b8cecd2c9127bb92171e8f8cb1fe9d6fe841032c71b9805058c765ea5cdeffe3','2026-01-01T00:00:00Z','maker');
INSERT INTO "source" VALUES(2,'https://example.org/1',NULL,NULL,NULL,NULL,'2026-01-01T00:00:00Z','maker');
INSERT INTO "source" VALUES(3,'https://example.org/2',NULL,NULL,NULL,NULL,'2026-01-01T00:00:00Z','maker');
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor,
    issue INTEGER NOT NULL REFERENCES issue,
    source INTEGER NOT NULL REFERENCES source,
    stance TEXT NOT NULL CHECK (stance IN ('oppose', 'neutral', 'conditional', 'support')),
    date TEXT NOT NULL CHECK (date IS NULL OR (length(date) = 10 AND date(date, '+0 days') IS date)),
    speaker TEXT CHECK (speaker <> ''),
    role TEXT CHECK (role <> ''),
    attribution TEXT NOT NULL
        CHECK (attribution IN ('claimed', 'reported', 'paraphrased', 'quoted', 'enacted')),
    quote TEXT CHECK (quote <> ''),
    quote_start INTEGER CHECK (quote_start >= 0),
    quote_end INTEGER CHECK (quote_end > quote_start),
    note TEXT CHECK (note <> ''),
    status TEXT NOT NULL DEFAULT 'accepted'
        CHECK (status IN ('accepted', 'pending', 'rejected', 'retracted')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    -- On one day the stronger evidence gives the position. A plain column, since SQLite before 3.41 does not
    -- take an index over a generated one as covering.
    weight INTEGER NOT NULL CHECK (weight = CASE attribution
        WHEN 'enacted' THEN 4 WHEN 'quoted' THEN 3 WHEN 'paraphrased' THEN 2 WHEN 'reported' THEN 1
        ELSE 0 END),
    CHECK ((quote_start IS NULL) = (quote_end IS NULL)),
    CHECK (quote_start IS NULL OR length(quote) = quote_end - quote_start)
) STRICT;
INSERT INTO "statement" VALUES(1,'NOR',1,1,'support','2023-06-01',NULL,NULL,'quoted','We back Sweden’s bid',14,34,NULL,'accepted',NULL,'2026-01-01T00:00:00Z','maker',3);
INSERT INTO "statement" VALUES(2,'HUN',1,2,'oppose','2023-06-01',NULL,NULL,'reported',NULL,NULL,NULL,NULL,'accepted',NULL,'2026-01-01T00:00:00Z','maker',1);
INSERT INTO "statement" VALUES(3,'HUN',1,3,'support','2024-02-26',NULL,'the prime minister','reported',NULL,NULL,NULL,NULL,'accepted',NULL,'2026-01-01T00:00:00Z','maker',1);
INSERT INTO "statement" VALUES(4,'TUR',1,1,'oppose','2023-06-01',NULL,NULL,'claimed','It rained',53,62,NULL,'rejected',NULL,'2026-01-01T00:00:00Z','maker',0);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX source_identity ON source (
    coalesce(sha256, ''),
    coalesce(url, ''),
    CASE WHEN url IS NULL THEN coalesce(outlet, '') ELSE '' END,
    CASE WHEN url IS NULL AND sha256 IS NULL THEN coalesce(title, '') || coalesce(published, '') ELSE '' END
);
CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;
CREATE UNIQUE INDEX statement_claim ON statement (
    source, actor, issue, stance, date, coalesce(speaker, ''), coalesce(quote, note, '')
);
CREATE INDEX statement_position ON statement (issue, actor, status, date, weight, id, stance);
CREATE INDEX statement_by_issue ON statement (issue, status, date, weight);
CREATE INDEX statement_by_actor ON statement (actor, status, date, weight);
CREATE INDEX statement_by_date ON statement (status, date, weight);
CREATE INDEX judgement_by_statement ON judgement (statement, id);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is kept as it was'); END;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is kept'); END;
CREATE INDEX statement_by_words ON statement (issue, actor, stance, substr(replace(replace(replace(replace(replace(lower(quote), '’', ''''), '‘', ''''), '“', '"'), '”', '"'), '
', ' '), 1, 60), status, date)
    WHERE quote IS NOT NULL;
CREATE TRIGGER statement_is_indexed AFTER INSERT ON statement
WHEN NEW.quote IS NOT NULL OR NEW.note IS NOT NULL
BEGIN
    INSERT INTO statement_search (rowid, quote, note) VALUES (NEW.id, NEW.quote, NEW.note);
END;
CREATE TRIGGER statement_is_indexed_anew AFTER UPDATE OF quote, note ON statement
BEGIN
    INSERT INTO statement_search (statement_search, rowid, quote, note)
        SELECT 'delete', OLD.id, OLD.quote, OLD.note
        WHERE OLD.quote IS NOT NULL OR OLD.note IS NOT NULL;
    INSERT INTO statement_search (rowid, quote, note)
        SELECT NEW.id, NEW.quote, NEW.note WHERE NEW.quote IS NOT NULL OR NEW.note IS NOT NULL;
END;
CREATE TRIGGER statement_is_no_more_indexed AFTER DELETE ON statement
WHEN OLD.quote IS NOT NULL OR OLD.note IS NOT NULL
BEGIN
    INSERT INTO statement_search (statement_search, rowid, quote, note)
        VALUES ('delete', OLD.id, OLD.quote, OLD.note);
END;
CREATE TRIGGER article_is_indexed AFTER INSERT ON article
BEGIN
    INSERT INTO article_search (rowid, text) VALUES (NEW.source, NEW.text);
END;
CREATE TRIGGER article_is_indexed_anew AFTER UPDATE OF text ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, text) VALUES ('delete', OLD.source, OLD.text);
    INSERT INTO article_search (rowid, text) VALUES (NEW.source, NEW.text);
END;
CREATE TRIGGER article_is_no_more_indexed AFTER DELETE ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, text) VALUES ('delete', OLD.source, OLD.text);
END;
CREATE INDEX change_by_user ON change (by, id);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX history_of_row ON history (kind, row, id);
CREATE INDEX history_of_change ON history (change) WHERE change IS NOT NULL;
CREATE INDEX history_of_updates ON history (kind, at) WHERE op <> 'insert';
CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is kept as it was'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER statement_is_not_deleted BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'a statement is retracted, not deleted'); END;
CREATE TRIGGER article_is_not_changed BEFORE UPDATE OF text ON article
BEGIN SELECT RAISE(ABORT, 'an archived article stays as it was'); END;
CREATE TRIGGER article_is_not_deleted BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'an archived article is kept'); END;
CREATE TRIGGER statement_insert_is_kept AFTER INSERT ON statement
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'statement', NEW.id, 'insert', NULL
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER statement_update_is_kept AFTER UPDATE ON statement
    WHEN OLD.id IS NOT NEW.id OR OLD.actor IS NOT NEW.actor OR OLD.issue IS NOT NEW.issue OR OLD.source IS NOT NEW.source OR OLD.stance IS NOT NEW.stance OR OLD.date IS NOT NEW.date OR OLD.speaker IS NOT NEW.speaker OR OLD.role IS NOT NEW.role OR OLD.attribution IS NOT NEW.attribution OR OLD.quote IS NOT NEW.quote OR OLD.quote_start IS NOT NEW.quote_start OR OLD.quote_end IS NOT NEW.quote_end OR OLD.note IS NOT NEW.note OR OLD.status IS NOT NEW.status OR OLD.confidence IS NOT NEW.confidence OR OLD.recorded_at IS NOT NEW.recorded_at OR OLD.recorded_by IS NOT NEW.recorded_by OR OLD.weight IS NOT NEW.weight
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'statement', OLD.id, 'update', json_object('id', OLD.id, 'actor', OLD.actor, 'issue', OLD.issue, 'source', OLD.source, 'stance', OLD.stance, 'date', OLD.date, 'speaker', OLD.speaker, 'role', OLD.role, 'attribution', OLD.attribution, 'quote', OLD.quote, 'quote_start', OLD.quote_start, 'quote_end', OLD.quote_end, 'note', OLD.note, 'status', OLD.status, 'confidence', OLD.confidence, 'recorded_at', OLD.recorded_at, 'recorded_by', OLD.recorded_by, 'weight', OLD.weight)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER statement_delete_is_kept AFTER DELETE ON statement
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'statement', OLD.id, 'delete', json_object('id', OLD.id, 'actor', OLD.actor, 'issue', OLD.issue, 'source', OLD.source, 'stance', OLD.stance, 'date', OLD.date, 'speaker', OLD.speaker, 'role', OLD.role, 'attribution', OLD.attribution, 'quote', OLD.quote, 'quote_start', OLD.quote_start, 'quote_end', OLD.quote_end, 'note', OLD.note, 'status', OLD.status, 'confidence', OLD.confidence, 'recorded_at', OLD.recorded_at, 'recorded_by', OLD.recorded_by, 'weight', OLD.weight)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER source_insert_is_kept AFTER INSERT ON source
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'source', NEW.id, 'insert', NULL
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER source_update_is_kept AFTER UPDATE ON source
    WHEN OLD.id IS NOT NEW.id OR OLD.url IS NOT NEW.url OR OLD.title IS NOT NEW.title OR OLD.outlet IS NOT NEW.outlet OR OLD.published IS NOT NEW.published OR OLD.sha256 IS NOT NEW.sha256 OR OLD.archived_at IS NOT NEW.archived_at OR OLD.archived_by IS NOT NEW.archived_by
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'source', OLD.id, 'update', json_object('id', OLD.id, 'url', OLD.url, 'title', OLD.title, 'outlet', OLD.outlet, 'published', OLD.published, 'sha256', OLD.sha256, 'archived_at', OLD.archived_at, 'archived_by', OLD.archived_by)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER source_delete_is_kept AFTER DELETE ON source
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'source', OLD.id, 'delete', json_object('id', OLD.id, 'url', OLD.url, 'title', OLD.title, 'outlet', OLD.outlet, 'published', OLD.published, 'sha256', OLD.sha256, 'archived_at', OLD.archived_at, 'archived_by', OLD.archived_by)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_insert_is_kept AFTER INSERT ON issue
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue', NEW.id, 'insert', NULL
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_update_is_kept AFTER UPDATE ON issue
    WHEN OLD.id IS NOT NEW.id OR OLD.slug IS NOT NEW.slug OR OLD.title IS NOT NEW.title OR OLD.question IS NOT NEW.question OR OLD.about IS NOT NEW.about
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue', OLD.id, 'update', json_object('id', OLD.id, 'slug', OLD.slug, 'title', OLD.title, 'question', OLD.question, 'about', OLD.about)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_delete_is_kept AFTER DELETE ON issue
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue', OLD.id, 'delete', json_object('id', OLD.id, 'slug', OLD.slug, 'title', OLD.title, 'question', OLD.question, 'about', OLD.about)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_alias_insert_is_kept AFTER INSERT ON issue_alias
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_alias', NEW.issue, 'insert', NULL
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_alias_update_is_kept AFTER UPDATE ON issue_alias
    WHEN OLD.alias IS NOT NEW.alias OR OLD.issue IS NOT NEW.issue
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_alias', OLD.issue, 'update', json_object('alias', OLD.alias, 'issue', OLD.issue)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_alias_delete_is_kept AFTER DELETE ON issue_alias
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_alias', OLD.issue, 'delete', json_object('alias', OLD.alias, 'issue', OLD.issue)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_term_insert_is_kept AFTER INSERT ON issue_term
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_term', NEW.issue, 'insert', NULL
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_term_update_is_kept AFTER UPDATE ON issue_term
    WHEN OLD.issue IS NOT NEW.issue OR OLD.term IS NOT NEW.term
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_term', OLD.issue, 'update', json_object('issue', OLD.issue, 'term', OLD.term)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE TRIGGER issue_term_delete_is_kept AFTER DELETE ON issue_term
    
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            'issue_term', OLD.issue, 'delete', json_object('issue', OLD.issue, 'term', OLD.term)
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
CREATE VIEW statements AS
SELECT
    s.id AS id, s.actor AS actor, actor.name AS actor_name, issue.slug AS issue, s.stance AS stance,
    s.date AS date, s.speaker AS speaker, s.role AS role, s.attribution AS attribution, s.quote AS quote,
    s.note AS note, s.source AS source_id, source.url AS source_url, source.title AS source_title,
    source.outlet AS outlet, source.published AS published, s.status AS status,
    s.confidence AS confidence, s.recorded_at AS recorded_at, s.recorded_by AS recorded_by
FROM statement s
JOIN actor ON actor.code = s.actor
JOIN issue ON issue.id = s.issue
JOIN source ON source.id = s.source
WHERE s.status = 'accepted';
CREATE VIEW changes AS
SELECT
    history.id AS id, history.change AS change, history.at AS at, change.by AS by, change.what AS what,
    change.why AS why, history.kind AS kind, history.row AS row, history.op AS op, history.was AS was
FROM history LEFT JOIN change ON change.id = history.change;
CREATE VIEW positions_now AS
SELECT
    actor.code AS actor, actor.name AS actor_name, issue.slug AS issue, p.stance AS stance,
    CASE p.stance WHEN 'support' THEN 1.0 WHEN 'conditional' THEN 0.5 WHEN 'neutral' THEN 0.0 ELSE -1.0 END
        AS score,
    p.date AS date, p.id AS statement,
    actor.kind <> 'organisation' AND actor.joined IS NOT NULL AND actor.joined <= CURRENT_DATE AS member
FROM actor CROSS JOIN issue JOIN statement p ON p.id = (
    SELECT s.id FROM statement s
    WHERE s.issue = issue.id AND s.actor = actor.code AND s.status = 'accepted' AND s.date <= CURRENT_DATE
    ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT 1
);
COMMIT;
CREATE VIRTUAL TABLE statement_search USING fts5 (
    quote, note, content='statement', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO statement_search (statement_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE article_search USING fts5 (
    text, content='article', content_rowid='source', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO article_search (article_search) VALUES ('rebuild');
