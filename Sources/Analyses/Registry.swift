/// Every kind of cell that computes something, kept by hand; `text` and `callout` are prose and stand apart.
public enum Registry {
  public static let kinds: [any Analysis.Type] = [
    KPIs.self,
    Cohorts.self,
    Retention.self,
    Survival.self,
    Hazard.self,
    Drivers.self,
    CLV.self,
    ModelAnalysis.self,
    ExplainAnalysis.self,
    Personas.self,
    RFM.self,
    ROI.self,
    Sensitivity.self,
    Outreach.self,
    MessageAnalysis.self,
    Quality.self,
    Drift.self,
    Campaign.self,
  ]

  public static func kind(named name: String) -> (any Analysis.Type)? {
    kinds.first { $0.kind == name }
  }
}
