/// The tables of the state folder, as steps from one version to the next. A step that was released never changes.
enum StateSchema {
  /// `PRAGMA user_version` of a database that has them all.
  static var version: Int { steps.count }

  static let steps: [[String]] = [runs, models, campaigns, campaignContents]

  /// Published runs. The first programs made this table without a version number.
  private static let runs = [
    """
    CREATE TABLE IF NOT EXISTS runs (
      report TEXT NOT NULL, period TEXT NOT NULL, member TEXT NOT NULL, hash TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('pending', 'confirmed')), at REAL NOT NULL,
      PRIMARY KEY (report, period, member, hash))
    """
  ]

  /// Trained models, who trained them, what happened on the way, and which of them reports use.
  ///
  /// `seed` and the hashes are texts; `parameters`, `metrics` and the lines of the log are JSON; `at` is in seconds
  /// since 1970.
  private static let models = [
    """
    CREATE TABLE models (
      version TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, learner TEXT NOT NULL,
      parameters TEXT NOT NULL, seed TEXT NOT NULL, data_hash TEXT NOT NULL, rows INTEGER NOT NULL,
      metrics TEXT NOT NULL, engine TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID
    """,
    """
    CREATE TABLE model_origins (
      version TEXT NOT NULL REFERENCES models (version), report TEXT NOT NULL, model TEXT NOT NULL,
      spec TEXT NOT NULL, spec_sha256 TEXT NOT NULL, data TEXT NOT NULL, data_sha256 TEXT NOT NULL,
      at REAL NOT NULL, PRIMARY KEY (version, report, model, data_sha256)) WITHOUT ROWID
    """,
    """
    CREATE TABLE model_log (
      version TEXT NOT NULL REFERENCES models (version), line INTEGER NOT NULL, entry TEXT NOT NULL,
      PRIMARY KEY (version, line)) WITHOUT ROWID
    """,
    """
    CREATE TABLE models_in_use (
      report TEXT NOT NULL, model TEXT NOT NULL, version TEXT NOT NULL REFERENCES models (version),
      at REAL NOT NULL, PRIMARY KEY (report, model)) WITHOUT ROWID
    """,
  ]

  /// Whom published plans recommended what, and whom they held out: ids and numbers, nothing personal.
  ///
  /// `predicted` is JSON: what the plan expected, as `results.json` says it. `arm` is treat or holdout; the action of
  /// those held out is the one they would have got. There is one confirmed campaign a place.
  private static let campaigns = [
    """
    CREATE TABLE campaigns (
      number INTEGER PRIMARY KEY, report TEXT NOT NULL, period TEXT NOT NULL, member TEXT NOT NULL,
      hash TEXT NOT NULL, name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('pending', 'confirmed')), predicted TEXT NOT NULL,
      UNIQUE (report, period, member, hash))
    """,
    """
    CREATE TABLE campaign_customers (
      campaign INTEGER NOT NULL REFERENCES campaigns (number) ON DELETE CASCADE, id TEXT NOT NULL,
      arm TEXT NOT NULL CHECK (arm IN ('treat', 'holdout')), action TEXT, probability REAL, expected_value REAL,
      offer_cost REAL, contact_cost REAL, PRIMARY KEY (campaign, id)) WITHOUT ROWID
    """,
    "CREATE INDEX campaign_customers_by_id ON campaign_customers (id)",
  ]

  /// `content` is the hash of what a campaign was read from: a bundle with the same content takes its customers over.
  /// `heir` is the bundle that is about to. The index by id cost as much as the table, and only forgetting asked it.
  private static let campaignContents = [
    "ALTER TABLE campaigns ADD COLUMN content TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE campaigns ADD COLUMN heir TEXT",
    "DROP INDEX campaign_customers_by_id",
  ]
}
