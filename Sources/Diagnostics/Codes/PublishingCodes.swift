extension DiagnosticCode {
  static let publishing: [DiagnosticCode] = [
    notPublished, outputUnreadable, notABundle, bundleDiffers, stateUnusable, stateNotConfirmed,
    notForgotten,
  ]

  public static let notPublished = DiagnosticCode(
    "E0701",
    "The bundle could not be written, so nothing was published and the last bundle is as it was. The system's "
      + "own words say why; most often the disk is full or the folder may not be written to.")
  public static let outputUnreadable = DiagnosticCode(
    "E0702",
    "A bundle that was published before could not be read. Nothing was changed; the system's own words say why."
  )
  public static let notABundle = DiagnosticCode(
    "E0703",
    "The folder holds no manifest.json that can be read, so it is no bundle. `tenure verify` takes a folder such "
      + "as output/quarterly-retention/2026Q3/all.")
  public static let bundleDiffers = DiagnosticCode(
    "E0704",
    "A file of a bundle is missing, was added, or has other bytes than its manifest says. Bundles are never edited "
      + "by hand; render the report again to mend it.")
  public static let stateUnusable = DiagnosticCode(
    "E0705",
    "The record of published runs could not be read or written, so nothing was published. It is an SQLite file in "
      + "the state folder, which --state names.")
  public static let stateNotConfirmed = DiagnosticCode(
    "W0706",
    "The bundle is published, but the record of published runs could not be brought up to date. The next run "
      + "mends the record from the bundles themselves.")
  public static let notForgotten = DiagnosticCode(
    "E0707",
    "A customer could not be removed from every bundle: the disk refused. Each bundle is whole, with the customer's "
      + "rows or without them, and running the command again goes on where it stopped.")
}
