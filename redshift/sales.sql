-- Run once in the warehouse, as its administrator, before the first load of an environment.
-- :machine_user is IAMR: and the name of the machine's role, for example "IAMR:sfn-workflows-dev-etl-machine".

CREATE SCHEMA IF NOT EXISTS sales;

-- A sale is a line of a receipt of a shop. A day is replaced as a whole by each load of it.
CREATE TABLE IF NOT EXISTS sales.sales (
  sale_date        varchar(10)  NOT NULL,
  store_id         varchar(16)  NOT NULL,
  receipt_no       varchar(32)  NOT NULL,
  line_no          integer      NOT NULL,
  sold_at          timestamptz  NOT NULL,
  sku              varchar(64)  NOT NULL,
  description      varchar(800) NOT NULL,
  quantity         integer      NOT NULL,
  unit_price_minor bigint       NOT NULL,
  currency         char(3)      NOT NULL,
  row_checksum     bigint       NOT NULL,
  part             varchar(11)  NOT NULL,
  line             integer      NOT NULL
)
DISTKEY (store_id)
COMPOUND SORTKEY (sale_date, store_id);

-- Copies of a sale that say something else than the one that was loaded, which has the same store, receipt and line.
CREATE TABLE IF NOT EXISTS sales.conflicts (LIKE sales.sales);

CREATE USER :machine_user PASSWORD DISABLE;
GRANT USAGE ON SCHEMA sales TO :machine_user;
GRANT SELECT, INSERT, DELETE ON sales.sales, sales.conflicts TO :machine_user;
GRANT TEMP ON DATABASE warehouse TO :machine_user;
