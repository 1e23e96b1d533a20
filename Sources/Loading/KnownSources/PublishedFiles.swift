extension PublishedFile {
  /// Well-known public files of customers. Checksums are of the file as published, and with the line ends of Windows;
  /// digests are `ColumnDigest`'s.
  static let all: [PublishedFile] = [
    PublishedFile(
      name: "IBM Telco Customer Churn", rows: 7043,
      sha256: [
        "16320c9c1ec72448db59aa0a26a0b95401046bef5d02fd3aeb906448e3055e91",
        "88be4b93fbe0cc83421af1c503794c97c342eca914c1576db7c276e61d61358a",
      ],
      columns: [
        ("customerID", 0xF022FAC0E3DF4D36),
        ("gender", 0x9D8A49F70915547A),
        ("SeniorCitizen", 0x72440B13DC64AA20),
        ("Partner", 0x12767CF654F34696),
        ("Dependents", 0xE0B70CE4D586553A),
        ("tenure", 0x769F0C429AB0FB81),
        ("PhoneService", 0xAFCA738570A99C89),
        ("MultipleLines", 0x6A189DD46B648E65),
        ("InternetService", 0x6D0841B79F1077F9),
        ("OnlineSecurity", 0xDF3FB04F83BC74DF),
        ("OnlineBackup", 0xCC8F108173811BD1),
        ("DeviceProtection", 0x0F1034F37C85DE46),
        ("TechSupport", 0x164DE5016386E2F4),
        ("StreamingTV", 0xE9188DAC0D565ECF),
        ("StreamingMovies", 0x2026C25DED20CCE4),
        ("Contract", 0x92D2802A67321138),
        ("PaperlessBilling", 0x3F546B7476318AF3),
        ("PaymentMethod", 0x7EC8945A900C62DF),
        ("MonthlyCharges", 0x352B99E4AEEF2888),
        ("TotalCharges", 0xAE861FD9D7D399B0),
        ("Churn", 0xF6F0AA840C05A0AD),
      ]),
    PublishedFile(
      name: "CDNOW customer summary (lifetimes)", rows: 2357,
      sha256: [
        "693096264738aa3b72e6bcec20d28e688c7000a9ae324f692fff74627d9b8305",
        "7ddd11b55be3227edfc1d58675154e96971b0de3ad37ddd9280d1dba154b8b2f",
      ],
      columns: [
        ("ID", 0xC60CA1E52598299D),
        ("x", 0x623B7B3ABF25A424),
        ("t_x", 0x1B81C15946DE2447),
        ("T", 0xAAE3A87DB5086FC1),
        ("zbar", 0xA120F33672D7FC18),
      ]),
    PublishedFile(
      name: "Rossi recidivism (lifelines)", rows: 432,
      sha256: [
        "0214400170e07f3015a285edca2014cac0dae8aac125fcbaad642490e05f892c",
        "8e5f9d64821b5f98bb32fda57eb8466f1a40ed18b41c6d85dcc16a15988a1ddc",
      ],
      columns: [
        ("week", 0x096AA80D5D319AA7),
        ("arrest", 0x9CAF2BEAAF4FE35C),
        ("fin", 0x0849F251AB87AF10),
        ("age", 0xC3D20E9FE2E2BFFD),
        ("race", 0x0E99205098EFE80A),
        ("wexp", 0x74494CBC437A8612),
        ("mar", 0x01FAC452BE1F7616),
        ("paro", 0x3E17558529A394EA),
        ("prio", 0x8D5DEBCBF83CE3A3),
      ]),
    PublishedFile(
      name: "Waltons (lifelines)", rows: 163,
      sha256: [
        "15de145fab46631806857b47dd3f92f35c081886d5a21bf9ca89b86b0d245cbf",
        "df4522a72abab4075c27253f9f91510f69c688c976bebbd70db374e758b738ac",
      ],
      columns: [
        ("T", 0x51C5CC38717D1550),
        ("E", 0x9A6F86F0610F92D4),
        ("group", 0x4B725FEE3660DD75),
      ]),
    PublishedFile(
      name: "Orders of the R package rfm", rows: 4906,
      sha256: [
        "2ae8c714ff535d40ba6626e6169dc2391477f256d67f417635b51cf2e8fc45ec",
        "1f6290bc5735fe906a75626512e024277f72d63ab387613e27094563976fd972",
      ],
      columns: [
        ("customer_id", 0x14EBDD7C6273236B),
        ("order_date", 0x6A9447218FA8F577),
        ("revenue", 0xAA324A17E5758FA6),
        ("first_name", 0xC1B0C9B2CB28AC2C),
        ("last_name", 0xC7DB87979CD5396B),
        ("email", 0x637BD95BF39B0C74),
      ]),
  ]
}
